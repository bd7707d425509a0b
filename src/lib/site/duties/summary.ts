/** Places of one year taken together: how many were in time, who was late, which required parts were found. */
import { requiredParts } from '../../analysis/sections/kinds.ts';
import type { TextKey, Translate } from '../../core/interface/translate.ts';
import type { DutyState } from '../explore/duty-table.ts';
import type { Wording } from '../wording.ts';
import type { PlaceYear } from './place-years.ts';

export type DutyCounts = Readonly<Record<DutyState, number>>;

export function countStates(years: readonly PlaceYear[]): DutyCounts {
  const counts = { 'on-time': 0, late: 0, unknown: 0, other: 0, none: 0 };
  for (const { state } of years) counts[state] += 1;
  return counts;
}

/** Words of the states, in the order in which a sentence counts them. */
const stateKeys = {
  'on-time': 'state.on-time',
  late: 'state.late',
  unknown: 'state.unknown',
  other: 'state.only-other',
  none: 'state.none',
} as const satisfies Readonly<Record<DutyState, TextKey>>;

export const dutyStates = Object.keys(stateKeys) as DutyState[];

export const stateText = (state: DutyState, t: Translate): string => t(stateKeys[state]);

/** `按期17，逾期5，日期不明4，未收录5`: states that nothing is in are left out. */
export const countsSentence = (counts: DutyCounts, t: Translate): string =>
  dutyStates
    .filter((state) => counts[state] > 0)
    .map((state) => t('duties.count', { state: stateText(state, t), count: counts[state] }))
    .join(t('mark.comma'));

export interface PartCount<Place> {
  readonly name: string;
  /** Reports of which the rule of the year asks for the part. */
  readonly asked: number;
  /** Those in which it was not found, which does not mean that they lack it. */
  readonly notFound: readonly Place[];
}

/** @returns the four parts; none when the rule of the year asks for none */
export function countParts<Place extends { readonly of: PlaceYear }>(
  places: readonly Place[],
  wording: Wording,
): PartCount<Place>[] {
  const asked = places.filter(({ of }) => (of.fact?.asked ?? 0) > 0);
  if (asked.length === 0) return [];
  return requiredParts.map((part) => ({
    name: wording.section(part),
    asked: asked.length,
    notFound: asked.filter(({ of }) => of.fact?.notFound.includes(part)),
  }));
}

/** Those who were late, the latest first. */
export const lateFirst = <Place extends { readonly of: PlaceYear }>(places: readonly Place[]): Place[] =>
  places
    .filter(({ of }) => of.state === 'late')
    .sort((a, b) => (b.of.fact?.days ?? 0) - (a.of.fact?.days ?? 0));

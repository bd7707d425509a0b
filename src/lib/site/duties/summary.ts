/** Places of one year taken together: how many were in time, who was late, which required parts were found. */
import { kindVocabulary, requiredParts } from '../../analysis/sections/kinds.ts';
import type { DutyState } from '../explore/duty-table.ts';
import type { PlaceYear } from './place-years.ts';

export type DutyCounts = Readonly<Record<DutyState, number>>;

export function countStates(years: readonly PlaceYear[]): DutyCounts {
  const counts = { 'on-time': 0, late: 0, unknown: 0, other: 0, none: 0 };
  for (const { state } of years) counts[state] += 1;
  return counts;
}

/** Words of the states, in the order in which a sentence counts them. */
export const stateWords: Readonly<Record<DutyState, string>> = {
  'on-time': '按期',
  late: '逾期',
  unknown: '日期不明',
  other: '只有其他报告',
  none: '未收录',
};

/** `按期17，逾期5，日期不明4，未收录5`: states that nothing is in are left out. */
export const countsSentence = (counts: DutyCounts): string =>
  (Object.keys(stateWords) as DutyState[])
    .filter((state) => counts[state] > 0)
    .map((state) => `${stateWords[state]}${counts[state]}`)
    .join('，');

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
): PartCount<Place>[] {
  const asked = places.filter(({ of }) => (of.fact?.asked ?? 0) > 0);
  if (asked.length === 0) return [];
  const names = new Map(kindVocabulary().map(({ kind, name }) => [kind as string, name]));
  return requiredParts.map((part) => ({
    name: names.get(part) ?? part,
    asked: asked.length,
    notFound: asked.filter(({ of }) => of.fact?.notFound.includes(part)),
  }));
}

/** Those who were late, the latest first. */
export const lateFirst = <Place extends { readonly of: PlaceYear }>(places: readonly Place[]): Place[] =>
  places
    .filter(({ of }) => of.state === 'late')
    .sort((a, b) => (b.of.fact?.days ?? 0) - (a.of.fact?.days ?? 0));

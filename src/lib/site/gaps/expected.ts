/**
 * Which reports ought to exist, by the rule of each year and the divisions that were in force in it, and which of them
 * the archive has. A report that it has not may still have been published.
 */
import { ruleForYear } from '../../analysis/duties/rules.ts';
import { allDivisions, certainIn, validIn } from '../../core/regions/gazetteer.ts';
import type { Division } from '../../core/regions/types.ts';
import { placeYear } from '../duties/place-years.ts';
import { provinceTiles } from '../duties/province-tiles.ts';
import { bodyOf } from '../explore/government.ts';
import { goneSince } from '../originals/original-events.ts';
import type { RegionNode } from '../region-tree.ts';
import type { Site } from '../site.ts';

export type GapState =
  /** The archive has the report. */
  | 'held'
  /** It has it, and the published original cannot be reached any more. */
  | 'gone'
  /** It is not certain that one was due, or the archive has one that does not tell its year. */
  | 'unknown'
  | 'missing';

export interface Expected {
  readonly division: Division;
  readonly state: GapState;
  /** The report, where there is one. */
  readonly report: string | null;
}

/** Levels whose governments are counted; the townships of the later rule are too many to be listed by name. */
export const countedLevels = ['province', 'prefecture', 'county'] as const;

export type CountedLevel = (typeof countedLevels)[number];

const isCounted = ({ level }: Division): boolean => (countedLevels as readonly string[]).includes(level);

/** Report years with a rule that the archive spans, the newest first. */
export const dutyYears = ({ years }: Site): number[] =>
  years.filter((year) => ruleForYear(year) !== null).toReversed();

/** Annual reports of the place's own government that do not tell their year. */
export const undatedReports = ({ reports }: RegionNode): string[] =>
  reports
    .filter((report) => report.period === null && report.kind === 'annual-report')
    .filter((report) => bodyOf(report) !== 'department')
    .map(({ id }) => id);

function stateOf(site: Site, division: Division, year: number): Expected {
  const node = site.tree.byKey.get(division.code);
  const report = node ? placeYear(site, node, year).report : null;
  if (report !== null) {
    return { division, report, state: goneSince(site, report) === null ? 'held' : 'gone' };
  }
  const isUncertain = !certainIn(division, year) || (node !== undefined && undatedReports(node).length > 0);
  return { division, report, state: isUncertain ? 'unknown' : 'missing' };
}

/** One division of each code: of two names in one year, the later. */
function divisionsOf(province: string, year: number): Division[] {
  const levels = ruleForYear(year)?.levels ?? [];
  const found = allDivisions().filter(
    (division) =>
      division.code.startsWith(province.slice(0, 2)) &&
      isCounted(division) &&
      levels.includes(division.level) &&
      validIn(division, year),
  );
  return [...new Map(found.toReversed().map((division) => [division.code, division])).values()].reverse();
}

/** Codes of the provinces that the rules bind, in the order of codes. */
export const boundProvinces = (): string[] =>
  provinceTiles()
    .map(({ code }) => code)
    .sort();

const known = new WeakMap<Site, Map<string, readonly Expected[]>>();

/** What ought to exist of a province and year, by code. */
export function expectedIn(site: Site, province: string, year: number): readonly Expected[] {
  const byPlace = known.get(site) ?? new Map<string, readonly Expected[]>();
  known.set(site, byPlace);
  const key = `${province} ${year}`;
  const present = byPlace.get(key);
  if (present) return present;
  const made = divisionsOf(province, year).map((division) => stateOf(site, division, year));
  byPlace.set(key, made);
  return made;
}

export type GapCounts = Readonly<Record<GapState, number>>;

export function countGaps(expected: readonly Expected[]): GapCounts {
  const counts = { held: 0, gone: 0, unknown: 0, missing: 0 };
  for (const { state } of expected) counts[state] += 1;
  return counts;
}

/**
 * Files below `/explore/data/`: for each indicator an index and, for each part of the country, its values, parted
 * by year of the report where one file would be too large. Which files there are follows from the list of reports
 * alone, so that no value need be read to know what has changed.
 */
import { compareText } from '../../core/order.ts';
import { packRows } from './pack.ts';
import { type ExploreIndex, type ExploreRow, folderOf, type PartFileRef } from './types.ts';

/** A report that gives a value for the indicator. */
export interface PlannedReport {
  readonly id: string;
  /** Key of its region, null when unknown. */
  readonly region: string | null;
  /** Year that it is filed under, null when unknown. */
  readonly year: number | null;
}

export interface PlannedFile {
  /** Name in the folder of the indicator. */
  readonly file: string;
  /** Year of the reports, 0 for the unknown one; null for all years. */
  readonly year: number | null;
  /** Reports whose values stand in the file, in its order. */
  readonly ids: readonly string[];
}

/** Reports of a file at most: with two values each and their sentences it costs a visitor less than 200 KB. */
export const maxReports = 1_000;

/**
 * Files of one indicator in one part of the country.
 * @param reports those that give a value, in any order
 */
export function planPart(part: string, reports: readonly PlannedReport[], limit = maxReports): PlannedFile[] {
  const sorted = reports.toSorted(
    (a, b) =>
      compareText(a.region ?? '~', b.region ?? '~') ||
      (a.year ?? 0) - (b.year ?? 0) ||
      compareText(a.id, b.id),
  );
  const ids = (of: readonly PlannedReport[]): string[] => of.map(({ id }) => id);
  if (sorted.length <= limit) return [{ file: `${part}.json`, year: null, ids: ids(sorted) }];
  const years = [...Map.groupBy(sorted, ({ year }) => year ?? 0)].sort(([a], [b]) => a - b);
  return years.flatMap(([year, own]) =>
    Array.from({ length: Math.ceil(own.length / limit) }, (_, index) => ({
      file: index === 0 ? `${part}-${year}.json` : `${part}-${year}-${index + 1}.json`,
      year,
      ids: ids(own.slice(index * limit, (index + 1) * limit)),
    })),
  );
}

/** @param rows of the reports of a planned file, in its order */
export const partText = (indicator: string, part: string, rows: readonly ExploreRow[]): string =>
  JSON.stringify(packRows(indicator, part, rows));

/** What the index of an indicator says of it beside the files. */
export type IndicatorFacts = Pick<ExploreIndex, 'indicator' | 'name' | 'unit' | 'definition'>;

/** @param parts planned files of each part of the country that has any */
export function indexText(facts: IndicatorFacts, parts: ReadonlyMap<string, readonly PlannedFile[]>): string {
  const { indicator, name, unit, definition } = facts;
  const refs = [...parts]
    .sort(([a], [b]) => compareText(a, b))
    .map(([part, files]): [string, PartFileRef[]] => [
      part,
      files.map(({ file, year, ids }) => ({ file, year, reports: ids.length })),
    ]);
  const index: ExploreIndex = { indicator, name, unit, definition, parts: Object.fromEntries(refs) };
  return JSON.stringify(index);
}

/** Path of a file below the root of the site. */
export const explorePath = (indicator: string, file: string): string =>
  `explore/data/${folderOf(indicator)}/${file}`;

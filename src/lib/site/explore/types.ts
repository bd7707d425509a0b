/** What the explore page and its files agree on. */

export interface ExploreReport {
  readonly id: string;
  readonly title: string;
  /** Key of the region's page; null when the region is unknown. */
  readonly region: string | null;
  /** Names from the province down, joined by spaces. */
  readonly regionName: string | null;
  /** Year that the report is filed under; null when unknown. */
  readonly year: number | null;
  /** The body whose report it is where that is not the government of the region; empty when the report names none. */
  readonly body: string | null;
}

/** A value that a report gives for an indicator. */
export interface ExploreRow {
  readonly report: ExploreReport;
  /** First and last day that the value covers; null when unknown. */
  readonly start: string | null;
  readonly end: string | null;
  readonly value: number;
  /** End of a range; null otherwise. */
  readonly upper: number | null;
  readonly unit: string;
  /** Value with qualifier and unit, as a reader says it. */
  readonly shown: string;
  /** Whose value it is, in the words of the text; null when the sentence does not say. */
  readonly scope: string | null;
  /** Passage of the report. */
  readonly anchor: string;
  readonly sentence: string;
}

type ReportEntry = readonly [
  id: string,
  title: string,
  region: string | null,
  regionName: string | null,
  year: number | null,
  body: string | null,
];

type RowEntry = readonly [
  report: number,
  start: string | null,
  end: string | null,
  value: number,
  upper: number | null,
  unit: string,
  shown: string,
  scope: string | null,
  anchor: string,
  sentence: number,
];

/** A file of values: reports and sentences once, rows refer to them by place. */
export interface PartFile {
  readonly indicator: string;
  readonly part: string;
  readonly reports: readonly ReportEntry[];
  readonly sentences: readonly string[];
  readonly rows: readonly RowEntry[];
}

export interface PartFileRef {
  /** Name in the folder of the indicator. */
  readonly file: string;
  /** Year of the reports in it, 0 for the unknown one; null for all years. */
  readonly year: number | null;
  /** How many reports. */
  readonly reports: number;
}

/** Which files an indicator has: part of the country → files. */
export interface ExploreIndex {
  readonly indicator: string;
  readonly name: string;
  readonly unit: string;
  readonly definition: string;
  readonly parts: Readonly<Record<string, readonly PartFileRef[]>>;
}

/** Year under which a value is found: that of its time, else that of its report. */
export function yearOfRow({ end, report }: ExploreRow): number | null {
  return end === null ? report.year : Number(end.slice(0, 4));
}

/** Folder of an indicator: ids have a dot, which a careless host takes for the beginning of a file's type. */
export const folderOf = (indicator: string): string => indicator.replaceAll('.', '-');

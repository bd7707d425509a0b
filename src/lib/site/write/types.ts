/** What the page for those who write reports and its files agree on. */

/** A section of a report, or what follows it under a heading of the same kind. */
export interface WriteBlock {
  readonly anchor: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

/** What a report writes in one kind of section. */
export interface WriteEntry {
  readonly id: string;
  /** Key of the region's page, and its names from the province down. */
  readonly region: string;
  readonly path: readonly string[];
  readonly level: string;
  readonly year: number;
  readonly blocks: readonly WriteBlock[];
}

/** `write/data/<kind>/<file>` */
export type WriteFile = readonly WriteEntry[];

export interface WriteFileRef {
  readonly file: string;
  /** Year of the reports in it; null for all years. */
  readonly year: number | null;
}

/** `write/data/<kind>/index.json`: part of the country → its files. */
export type WriteIndex = Readonly<Record<string, readonly WriteFileRef[]>>;

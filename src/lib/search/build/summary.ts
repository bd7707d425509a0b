/** What the rest of the build needs to know of a unit's reports, kept beside them so that no text is read again. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Fragment } from '../format/fragment.ts';

/** A report without its text. */
export interface ReportSummary extends Omit<Fragment, 'sections'> {
  readonly indicators: readonly string[];
  /** What a reader may type to be led to it or to its issuer. */
  readonly keys: { readonly title: readonly string[]; readonly issuer: readonly string[] };
}

export const summaryFile = 'summary.json';

export function writeSummary(path: string, reports: readonly ReportSummary[]): void {
  writeFileSync(path, JSON.stringify(reports));
}

export const readSummary = (path: string): ReportSummary[] =>
  JSON.parse(readFileSync(path, 'utf8')) as ReportSummary[];

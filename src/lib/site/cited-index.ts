/**
 * Who cites what: each law or document with the reports that cite it. One that a single report cites stays on
 * that report's page; a page of its own begins with the second.
 */
import { createHash } from 'node:crypto';
import { type Cited, findCited } from '../cited/find-cited.ts';
import { citedVocabulary } from '../cited/vocabulary.ts';
import type { ParsedReport } from '../markdown/parse.ts';
import type { Report } from '../schema.ts';
import { compareText } from './archive.ts';

export interface CitingPlace {
  readonly report: Report;
  readonly sentence: string;
  readonly anchor: string;
}

export interface Instrument {
  readonly slug: string;
  /** The way of writing that most reports use. */
  readonly title: string;
  readonly group: string;
  /** Numbers that reports give for it, the most frequent first. */
  readonly numbers: readonly string[];
  /** How many reports cite it. */
  readonly reports: number;
  /** First place in each report. */
  readonly places: readonly CitingPlace[];
}

export interface InstrumentGroup {
  readonly name: string;
  readonly instruments: readonly Instrument[];
}

/** A page of its own needs so many reports. */
export const leastReports = 2;

export const instrumentSlug = (key: string): string =>
  `c${createHash('sha256').update(key).digest('hex').slice(0, 10)}`;

export interface ReportCitations {
  readonly report: Report;
  /** First citation of each document. */
  readonly cited: readonly Cited[];
}

export function reportCitations({ report, sections }: ParsedReport): ReportCitations {
  const first = new Map<string, Cited>();
  for (const one of findCited(sections)) if (!first.has(one.key)) first.set(one.key, one);
  return { report, cited: [...first.values()] };
}

/** Values by how often they come, then by their characters. */
function byFrequency(values: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || compareText(a, b)).map(([value]) => value);
}

/** @returns documents that at least `leastReports` reports cite, by slug, the most cited first */
export function buildCitedIndex(citations: readonly ReportCitations[]): Map<string, Instrument> {
  const all = citations.flatMap(({ report, cited }) => cited.map((one) => ({ report, cited: one })));
  const byKey = Map.groupBy(all, ({ cited }) => cited.key);
  const instruments = [...byKey]
    .filter(([, places]) => places.length >= leastReports)
    .map(([key, places]): Instrument => {
      const ways = places.map(({ cited }) => cited);
      const [title = key] = byFrequency(ways.map((one) => one.title));
      return {
        slug: instrumentSlug(key),
        title,
        group: ways[0]?.group ?? '',
        numbers: byFrequency(ways.flatMap(({ number }) => number ?? [])),
        reports: places.length,
        places: places.map(({ report, cited }) => ({
          report,
          sentence: cited.sentence,
          anchor: cited.anchor,
        })),
      };
    })
    .sort((a, b) => b.reports - a.reports || compareText(a.slug, b.slug));
  return new Map(instruments.map((instrument) => [instrument.slug, instrument]));
}

export function instrumentGroups(index: ReadonlyMap<string, Instrument>): InstrumentGroup[] {
  return citedVocabulary()
    .groups.map(({ group, name }) => ({
      name,
      instruments: [...index.values()].filter((instrument) => instrument.group === group),
    }))
    .filter(({ instruments }) => instruments.length > 0);
}

export interface CitedLine {
  readonly title: string;
  /** Where the report cites it first. */
  readonly anchor: string;
  /** Page of the document and how many reports cite it; null when this is the only one. */
  readonly shared: { readonly slug: string; readonly reports: number } | null;
}

/** What one report cites, for its page. */
export function citedLines({ cited }: ReportCitations, index: ReadonlyMap<string, Instrument>): CitedLine[] {
  return cited.map(({ key, title, anchor }) => {
    const found = index.get(instrumentSlug(key));
    return { title, anchor, shared: found ? { slug: found.slug, reports: found.reports } : null };
  });
}

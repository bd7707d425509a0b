/**
 * The head of a group of reports: where its grams are and what the filters, the ranking and the counts need to
 * know of each report. Columns of one kind stand together, which compresses best. One file, loaded with the
 * first query.
 */
import { ByteReader, ByteWriter } from './bytes.ts';
import { zones } from './stream.ts';

/** What is known of every report without loading it. */
export interface ReportFacts {
  /** Place of its line in the text of the group. */
  readonly start: number;
  /** Length of each zone, in the order of `zones`, barriers included. */
  readonly lengths: readonly number[];
  /** Key of its region, empty when unknown. */
  readonly region: string;
  /** 0 when unknown. */
  readonly year: number;
  readonly kind: string;
  /** Level of government of its region, empty when unknown. */
  readonly level: string;
  /** A person should still look at it. */
  readonly needsReview: boolean;
  /** Days from 1970-01-01 to its publication, 0 when unknown. */
  readonly published: number;
}

export interface GroupHead {
  readonly reports: readonly ReportFacts[];
  /** Border of each file of places (`directory.ts`). */
  readonly leaves: readonly string[];
  /** Border of each file of report lists. */
  readonly lists: readonly string[];
  /** The kinds of brackets that years stand in (`〔2018〕`, `[2018]`), by their opening ones, sorted. */
  readonly yearBrackets: readonly string[];
}

const sorted = (values: Iterable<string>): string[] => [...new Set(values)].sort();

export function writeGroupHead({ reports, leaves, lists, yearBrackets }: GroupHead): Uint8Array {
  const writer = new ByteWriter();
  writer.texts(leaves);
  writer.texts(lists);
  writer.texts(yearBrackets);
  const dictionaries = {
    region: sorted(reports.map((r) => r.region)),
    kind: sorted(reports.map((r) => r.kind)),
    level: sorted(reports.map((r) => r.level)),
  };
  for (const key of ['region', 'kind', 'level'] as const) {
    const places = new Map(dictionaries[key].map((value, place) => [value, place]));
    writer.texts(dictionaries[key]);
    writer.list(reports.map((r) => places.get(r[key]) ?? 0));
  }
  for (const k of zones.keys()) writer.list(reports.map((r) => r.lengths[k] ?? 0));
  writer.list(reports.map((r) => r.year));
  writer.list(reports.map((r) => Number(r.needsReview)));
  writer.list(reports.map((r) => r.published));
  return writer.take();
}

export function readGroupHead(bytes: Uint8Array): GroupHead {
  const reader = new ByteReader(bytes);
  const leaves = reader.texts();
  const lists = reader.texts();
  const yearBrackets = reader.texts();
  const dictionary = () => {
    const values = reader.texts();
    return Array.from(reader.list(), (place) => values[place] ?? '');
  };
  const [region, kind, level] = [dictionary(), dictionary(), dictionary()];
  const lengths = zones.map(() => reader.list());
  const [year, review, published] = [reader.list(), reader.list(), reader.list()];
  let start = 0;
  const reports = region.map((key, i): ReportFacts => {
    const own = lengths.map((column) => column[i] ?? 0);
    const facts = {
      start,
      lengths: own,
      region: key,
      year: year[i] ?? 0,
      kind: kind[i] ?? '',
      level: level[i] ?? '',
      needsReview: review[i] === 1,
      published: published[i] ?? 0,
    };
    start += own.reduce((sum, length) => sum + length, 0);
    return facts;
  });
  return { reports, leaves, lists, yearBrackets };
}

/** Counts places by report and zone: give it rising places, it gives the reports that hold them, rising. */
export function zoneOf(facts: ReportFacts, place: number): number {
  let left = place - facts.start;
  for (const [k, length] of facts.lengths.entries()) {
    if (left < length) return k;
    left -= length;
  }
  throw new RangeError('search index: a place lies outside its report');
}

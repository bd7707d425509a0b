/**
 * The head of a group of reports: where its grams are and what the filters, the ranking and the counts need to
 * know of each report. Columns of one kind stand together, which compresses best. One file, loaded with the
 * first query.
 */
import { ByteReader, ByteWriter } from './bytes.ts';
import { barrier, type Zone, zones } from './stream.ts';

/**
 * Each zone of a report takes a whole number of slots; bodies go by larger steps. The room left over costs next
 * to nothing in the lists of places, and short numbers of slots cost less in the head than lengths would.
 */
export const slotBits = 4;
export const slot = 2 ** slotBits;
const steps: Readonly<Record<Zone, number>> = { title: 16, heading: 64, issuer: 16, number: 16, body: 256 };

/** Code units that a zone takes which holds so many. */
export const room = (length: number, zone: Zone): number => Math.ceil(length / steps[zone]) * steps[zone];

/** The comparable text of a report as it lies in its group: zones in order, each filled up with barriers. */
export const laidOut = (stream: Readonly<Record<Zone, string>>): string =>
  zones.map((zone) => stream[zone].padEnd(room(stream[zone].length, zone), barrier)).join('');

/** Reports whose texts are kept in one folder. */
export interface UnitOfReports {
  /** Folder below that of the index. */
  readonly path: string;
  readonly reports: number;
}

/** What is known of every report without loading it. */
export interface ReportFacts {
  /** Place of its line in the text of the group. */
  readonly start: number;
  /** Room of each zone, in the order of `zones`. */
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
}

export interface GroupHead {
  readonly reports: readonly ReportFacts[];
  readonly units: readonly UnitOfReports[];
  /** Border of each file of places (`directory.ts`). */
  readonly leaves: readonly string[];
  /** Border of each file of report lists. */
  readonly lists: readonly string[];
  /** The kinds of brackets that years stand in (`〔2018〕`, `[2018]`), by their opening ones, sorted. */
  readonly yearBrackets: readonly string[];
}

const sorted = (values: Iterable<string>): string[] => [...new Set(values)].sort();

export function writeGroupHead({ reports, units, leaves, lists, yearBrackets }: GroupHead): Uint8Array {
  const writer = new ByteWriter();
  writer.texts(leaves);
  writer.texts(lists);
  writer.texts(yearBrackets);
  writer.texts(units.map(({ path }) => path));
  writer.list(units.map((unit) => unit.reports));
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
  for (const [k, zone] of zones.entries()) writer.list(reports.map((r) => (r.lengths[k] ?? 0) / steps[zone]));
  writer.list(reports.map((r) => r.year));
  writer.list(reports.map((r) => Number(r.needsReview)));
  return writer.take();
}

export function readGroupHead(bytes: Uint8Array): GroupHead {
  const reader = new ByteReader(bytes);
  const leaves = reader.texts();
  const lists = reader.texts();
  const yearBrackets = reader.texts();
  const paths = reader.texts();
  const sizes = reader.list();
  const units = paths.map((path, k) => ({ path, reports: sizes[k] ?? 0 }));
  const dictionary = () => {
    const values = reader.texts();
    return Array.from(reader.list(), (place) => values[place] ?? '');
  };
  const [region, kind, level] = [dictionary(), dictionary(), dictionary()];
  const lengths = zones.map((zone) => reader.list().map((own) => own * steps[zone]));
  const [year, review] = [reader.list(), reader.list()];
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
    };
    start += own.reduce((sum, length) => sum + length, 0);
    return facts;
  });
  return { reports, units, leaves, lists, yearBrackets };
}

/**
 * The zone that a place lies in, as its place in `zones`.
 * @throws RangeError when the report does not hold the place
 */
export function zoneOf(facts: ReportFacts, place: number): number {
  let left = place - facts.start;
  for (const [k, length] of facts.lengths.entries()) {
    if (left < length) return k;
    left -= length;
  }
  throw new RangeError('search index: a place lies outside its report');
}

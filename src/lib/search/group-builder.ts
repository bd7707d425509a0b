/**
 * Makes the index of one group of reports out of their comparable lines. Pure: bytes come out, uncompressed,
 * in the order in which the head refers to them.
 */
import { type BucketLimits, sortIntoBuckets } from './buckets.ts';
import { ByteWriter } from './bytes.ts';
import { isWide } from './directory.ts';
import { type ReportFacts, writeGroupHead, zoneOf } from './group.ts';
import { type ReportHits, writeLeaf, writeReportList } from './shard.ts';
import { type Zone, zones } from './stream.ts';

/** A report ready for the index. */
export interface IndexedReport {
  readonly facts: Omit<ReportFacts, 'start' | 'lengths'>;
  readonly stream: Readonly<Record<Zone, string>>;
}

export interface GroupIndex {
  readonly head: Uint8Array;
  readonly leafFiles: readonly Uint8Array[];
  readonly listFiles: readonly Uint8Array[];
}

/**
 * Measured on 3,000 reports: smaller buckets give longer keys, so a phrase needs fewer of them, but more bytes
 * for each place; smaller files cost fewer bytes for each key, but more files (see content/docs/search-design.md).
 */
export interface GroupLimits extends BucketLimits {
  /** Size of a file before compression; a record that is larger stands alone. */
  readonly fileBytes: number;
}

export const groupLimits: GroupLimits = { places: 512, length: 16, fileBytes: 12_000 };

interface WideGram {
  readonly gram: string;
  readonly from: number;
  readonly to: number;
}

/** Collects records until they fill a file. */
class Files {
  readonly files: Uint8Array[] = [];
  readonly borders: string[] = [];
  readonly #writer = new ByteWriter();
  readonly #fileBytes: number;

  constructor(fileBytes: number) {
    this.#fileBytes = fileBytes;
  }

  add(gram: string, write: (writer: ByteWriter) => void): void {
    if (this.#writer.length === 0) this.borders.push(gram);
    write(this.#writer);
    if (this.#writer.length >= this.#fileBytes) this.files.push(this.#writer.take());
  }

  close(): void {
    if (this.#writer.length > 0) this.files.push(this.#writer.take());
  }
}

function layOut(reports: readonly IndexedReport[]): { text: Uint16Array; facts: ReportFacts[] } {
  const facts: ReportFacts[] = [];
  let start = 0;
  for (const { facts: own, stream } of reports) {
    const lengths = zones.map((zone) => stream[zone].length);
    facts.push({ ...own, start, lengths });
    start += lengths.reduce((sum, length) => sum + length, 0);
  }
  const text = new Uint16Array(start);
  let at = 0;
  for (const { stream } of reports) {
    for (const zone of zones) {
      const line = stream[zone];
      for (let i = 0; i < line.length; i++) text[at++] = line.charCodeAt(i);
    }
  }
  return { text, facts };
}

/** Adds up places, in any order, by report and zone. */
function countByReport(
  places: Uint32Array,
  facts: readonly ReportFacts[],
  reportOf: Uint32Array,
): ReportHits[] {
  const counts = new Map<number, Record<Zone, number>>();
  for (const place of places) {
    const report = reportOf[place] as number;
    let hits = counts.get(report);
    if (!hits) {
      hits = { title: 0, heading: 0, issuer: 0, number: 0, body: 0 };
      counts.set(report, hits);
    }
    hits[zones[zoneOf(facts[report] as ReportFacts, place)] as Zone]++;
  }
  return [...counts].sort(([a], [b]) => a - b).map(([report, hits]) => ({ report, ...hits }));
}

function ownersOf(length: number, facts: readonly ReportFacts[]): Uint32Array {
  const reportOf = new Uint32Array(length);
  facts.forEach((own, report) => {
    reportOf.fill(report, own.start, facts[report + 1]?.start ?? length);
  });
  return reportOf;
}

/** @param reports in the order of the group */
export function buildGroup(reports: readonly IndexedReport[], limits: GroupLimits = groupLimits): GroupIndex {
  const { text, facts } = layOut(reports);
  const leaves = new Files(limits.fileBytes);
  const inner: WideGram[] = [];
  const open: number[] = [];
  const order = sortIntoBuckets(text, limits, {
    leaf: (gram, places) => leaves.add(gram, (writer) => writeLeaf(writer, gram, places)),
    enter: (gram) => {
      open.push(inner.length);
      // Parents come before children, as their grams sort.
      inner.push({ gram, from: 0, to: 0 });
    },
    leave: (gram, from, to) => {
      inner[open.pop() as number] = { gram, from, to };
    },
  });
  leaves.close();
  const reportOf = ownersOf(text.length, facts);
  const lists = new Files(limits.fileBytes);
  for (const { gram, from, to } of inner) {
    if (!isWide(leaves.borders, gram)) continue;
    const hits = countByReport(order.subarray(from, to), facts, reportOf);
    lists.add(gram, (writer) => writeReportList(writer, { gram, reports: hits }));
  }
  lists.close();
  const head = writeGroupHead({ reports: facts, leaves: leaves.borders, lists: lists.borders });
  return { head, leafFiles: leaves.files, listFiles: lists.files };
}

/**
 * Makes the index of one group of reports out of their comparable lines. Pure: bytes come out, uncompressed,
 * in the order in which the head refers to them.
 */
import { type BucketLimits, sortIntoBuckets } from './buckets.ts';
import { ByteWriter, sharedPrefix } from './bytes.ts';
import { isWide } from './directory.ts';
import { type ReportFacts, writeGroupHead } from './group.ts';
import { yearInBrackets } from './query.ts';
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
  #last = '';

  constructor(fileBytes: number) {
    this.#fileBytes = fileBytes;
  }

  add(gram: string, write: (writer: ByteWriter) => void): void {
    // As much of the gram as tells it from the one before it.
    if (this.#writer.length === 0) this.borders.push(gram.slice(0, sharedPrefix(this.#last, gram) + 1));
    write(this.#writer);
    this.#last = gram;
    if (this.#writer.length >= this.#fileBytes) this.files.push(this.#writer.take());
  }

  close(): void {
    if (this.#writer.length > 0) this.files.push(this.#writer.take());
  }
}

interface Layout {
  readonly text: Uint16Array;
  readonly facts: readonly ReportFacts[];
  /** For each place its report and zone. */
  readonly reportOf: Uint16Array;
  readonly zoneOf: Uint8Array;
}

function layOut(reports: readonly IndexedReport[]): Layout {
  if (reports.length > 0xffff) throw new RangeError('search index: a group of more than 65,535 reports');
  const total = reports.reduce(
    (sum, { stream }) => sum + zones.reduce((own, zone) => own + stream[zone].length, 0),
    0,
  );
  const [text, reportOf, zoneOf] = [new Uint16Array(total), new Uint16Array(total), new Uint8Array(total)];
  let at = 0;
  const facts = reports.map(({ facts: own, stream }, report): ReportFacts => {
    const start = at;
    for (const [k, zone] of zones.entries()) {
      const line = stream[zone];
      reportOf.fill(report, at, at + line.length);
      zoneOf.fill(k, at, at + line.length);
      for (let i = 0; i < line.length; i++) text[at++] = line.charCodeAt(i);
    }
    return { ...own, start, lengths: zones.map((zone) => stream[zone].length) };
  });
  return { text, facts, reportOf, zoneOf };
}

/** Adds up places, in any order, by report and zone. */
function counter({ facts, reportOf, zoneOf }: Layout): (places: Uint32Array) => ReportHits[] {
  const counts = new Uint32Array(facts.length * zones.length);
  return (places) => {
    const held = new Set<number>();
    for (const place of places) {
      const report = reportOf[place] as number;
      const slot = report * zones.length + (zoneOf[place] as number);
      held.add(report);
      counts[slot] = (counts[slot] as number) + 1;
    }
    return [...held]
      .sort((a, b) => a - b)
      .map((report) => {
        const from = report * zones.length;
        const [title = 0, heading = 0, issuer = 0, number = 0, body = 0] = counts.subarray(
          from,
          from + zones.length,
        );
        counts.fill(0, from, from + zones.length);
        return { report, title, heading, issuer, number, body };
      });
  };
}

function bracketsOf(reports: readonly IndexedReport[]): string[] {
  const lines = reports.flatMap(({ stream }) => zones.map((zone) => stream[zone]));
  const found = lines.flatMap((line) => line.match(new RegExp(yearInBrackets, 'gu')) ?? []);
  return [...new Set(found.map((year) => year.charAt(0)))].sort();
}

/** @param reports in the order of the group */
export function buildGroup(reports: readonly IndexedReport[], limits: GroupLimits = groupLimits): GroupIndex {
  const layout = layOut(reports);
  const { text, facts } = layout;
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
  const count = counter(layout);
  const lists = new Files(limits.fileBytes);
  for (const { gram, from, to } of inner) {
    if (!isWide(leaves.borders, gram)) continue;
    const hits = count(order.subarray(from, to));
    lists.add(gram, (writer) => writeReportList(writer, { gram, reports: hits }));
  }
  lists.close();
  const yearBrackets = bracketsOf(reports);
  const head = writeGroupHead({ reports: facts, leaves: leaves.borders, lists: lists.borders, yearBrackets });
  return { head, leafFiles: leaves.files, listFiles: lists.files };
}

/**
 * Makes the index of one group of reports out of their comparable lines. Pure: bytes come out, uncompressed,
 * in the order in which the head refers to them.
 */

import { sharedPrefix } from '../format/bytes.ts';
import { isWide } from '../format/directory.ts';
import {
  type ReportFacts,
  room,
  slot,
  slotBits,
  type UnitOfReports,
  writeGroupHead,
} from '../format/group.ts';
import { type ReportHits, ShardWriter, writeLeaf, writeReportList } from '../format/shard.ts';
import { barrier, type Zone, zones } from '../format/stream.ts';
import { yearInBrackets } from '../query/query.ts';
import { type BucketLimits, type BucketVisitor, runsByCharacter, sortIntoBuckets } from './buckets.ts';
import { carryOver, type FormerOrder, type KeptOrder } from './carry-over.ts';

/** A report ready for the index. */
export interface IndexedReport {
  readonly facts: Omit<ReportFacts, 'start' | 'lengths'>;
  readonly stream: Readonly<Record<Zone, string>>;
}

export interface GroupIndex extends KeptOrder {
  readonly head: Uint8Array;
  readonly leafFiles: readonly Uint8Array[];
  readonly listFiles: readonly Uint8Array[];
}

/**
 * Measured on 3,000 reports: smaller buckets give longer keys, so a phrase needs fewer of them, but more bytes
 * for each place; smaller files cost fewer bytes for each key, but more files (see docs/search-index.md).
 */
export interface GroupLimits extends BucketLimits {
  /** Size of a file before compression; a record that is larger stands alone. */
  readonly fileBytes: number;
}

export const groupLimits: GroupLimits = { places: 512, length: 16, fileBytes: 12_000 };

const sizeOf = ({ lengths }: ReportFacts): number => lengths.reduce((sum, length) => sum + length, 0);

interface WideGram {
  readonly gram: string;
  readonly from: number;
  readonly to: number;
}

/** Collects records until they fill a file. */
class Files {
  readonly files: Uint8Array[] = [];
  readonly borders: string[] = [];
  readonly #writer = new ShardWriter();
  readonly #fileBytes: number;
  #last = '';

  constructor(fileBytes: number) {
    this.#fileBytes = fileBytes;
  }

  add(gram: string, write: (writer: ShardWriter) => void): void {
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

export interface Layout {
  /** Every zone begins at a whole slot and is filled up with barriers. */
  readonly text: Uint16Array;
  readonly facts: readonly ReportFacts[];
  /** For each slot its report and zone: `report * zones.length + zone`. */
  readonly owners: Uint32Array;
}

/** @param reports in the order of the group */
export function layOut(reports: readonly IndexedReport[]): Layout {
  const sizes = reports.map(({ stream }) => zones.map((zone) => room(stream[zone].length, zone)));
  const total = sizes.flat().reduce((sum, size) => sum + size, 0);
  const text = new Uint16Array(total).fill(barrier.charCodeAt(0));
  const owners = new Uint32Array(total / slot);
  let at = 0;
  const facts = reports.map(({ facts: own, stream }, report): ReportFacts => {
    const start = at;
    const lengths = sizes[report] as number[];
    for (const [k, zone] of zones.entries()) {
      const line = stream[zone];
      for (let i = 0; i < line.length; i++) text[at + i] = line.charCodeAt(i);
      const end = at + (lengths[k] as number);
      owners.fill(report * zones.length + k, at / slot, end / slot);
      at = end;
    }
    return { ...own, start, lengths };
  });
  return { text, facts, owners };
}

/** Adds up places, in any order, by report and zone. */
function counter({ facts, owners }: Layout): (places: Uint32Array) => ReportHits[] {
  const counts = new Uint32Array(facts.length * zones.length);
  return (places) => {
    for (let k = 0; k < places.length; k++) {
      const owner = owners[(places[k] as number) >>> slotBits] as number;
      counts[owner] = (counts[owner] as number) + 1;
    }
    const found: ReportHits[] = [];
    let at = 0;
    const next = () => counts[at++] as number;
    for (let report = 0; report < facts.length; report++) {
      // In the order of `zones`.
      const [title, heading, issuer, number, body] = [next(), next(), next(), next(), next()];
      if (title + heading + issuer + number + body === 0) continue;
      found.push({ report, title, heading, issuer, number, body });
    }
    counts.fill(0);
    return found;
  };
}

function bracketsOf(reports: readonly IndexedReport[]): string[] {
  const lines = reports.flatMap(({ stream }) => zones.map((zone) => stream[zone]));
  const pattern = new RegExp(yearInBrackets, 'gu');
  const found = lines.flatMap((line) => line.match(pattern) ?? []);
  return [...new Set(found.map((year) => year.charAt(0)))].sort();
}

/**
 * @param reports in the order of the group
 * @param units that the reports' texts are kept in, in the same order
 * @param former of an index that most of the reports were in: it saves sorting, the result is the same without it
 */
export function buildGroup(
  reports: readonly IndexedReport[],
  units: readonly UnitOfReports[] = [],
  limits: GroupLimits = groupLimits,
  former: FormerOrder | null = null,
): GroupIndex {
  const layout = layOut(reports);
  const { text, facts } = layout;
  const runs = former ? carryOver(former, layout, limits.length) : null;
  const leaves = new Files(limits.fileBytes);
  const inner: WideGram[] = [];
  const open: number[] = [];
  const ends: number[] = [];
  const lengths: number[] = [];
  const visitor: BucketVisitor = {
    leaf: (gram, places) => {
      leaves.add(gram, (writer) => writeLeaf(writer, gram, places));
      ends.push((ends.at(-1) ?? 0) + places.length);
      lengths.push(gram.length);
    },
    enter: (gram) => {
      open.push(inner.length);
      // Parents come before children, as their grams sort.
      inner.push({ gram, from: 0, to: 0 });
    },
    leave: (gram, from, to) => {
      inner[open.pop() as number] = { gram, from, to };
    },
  };
  const order = sortIntoBuckets(text, limits, visitor, runs ?? runsByCharacter(text));
  const buckets = { order, ends: Uint32Array.from(ends), lengths: Uint8Array.from(lengths) };
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
  const head = writeGroupHead({
    reports: facts,
    units,
    leaves: leaves.borders,
    lists: lists.borders,
    yearBrackets,
  });
  return { head, leafFiles: leaves.files, listFiles: lists.files, buckets, sizes: facts.map(sizeOf) };
}

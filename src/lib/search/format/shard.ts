/**
 * The two kinds of small files: places of grams (`Leaf`), and lists of reports for grams that stand at very
 * many places (`ReportList`). A file is its grams with their counts, then one stretch of bits with the numbers.
 */
import { BitReader, BitWriter } from './bits.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import type { Zone } from './stream.ts';

export interface Leaf {
  readonly gram: string;
  readonly places: Uint32Array;
}

/** How often a phrase stands in which zone of a report. */
export type ZoneCounts = Record<Zone, number>;

export interface ReportHits extends ZoneCounts {
  /** Place of the report in its group, from 0. */
  readonly report: number;
}

export interface ReportList {
  readonly gram: string;
  readonly reports: readonly ReportHits[];
}

/** Collects the records of one file after another. */
export class ShardWriter {
  readonly #head = new ByteWriter();
  readonly #bits = new BitWriter();

  get length(): number {
    return this.#head.length + this.#bits.length;
  }

  add(gram: string, count: number, write: (bits: BitWriter) => void): void {
    this.#head.text(gram);
    this.#head.number(count);
    write(this.#bits);
  }

  take(): Uint8Array {
    const head = this.#head.take();
    const size = new ByteWriter();
    size.number(head.length);
    const parts = [size.take(), head, this.#bits.take()];
    const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }
}

function readShard<T>(
  bytes: Uint8Array,
  read: (bits: BitReader, gram: string, count: number) => T,
): readonly T[] {
  if (bytes.length === 0) return [];
  const size = new ByteReader(bytes);
  const end = size.number() + size.at;
  if (end > bytes.length) throw new RangeError('search index: a file ends early');
  const head = new ByteReader(bytes.subarray(size.at, end));
  const bits = new BitReader(bytes, end);
  const records: T[] = [];
  while (!head.done) {
    const gram = head.text();
    const count = head.number();
    // Every number takes a bit at least.
    if (count > bytes.length * 8) throw new RangeError('search index: a file is damaged');
    records.push(read(bits, gram, count));
  }
  return records;
}

export function writeLeaf(writer: ShardWriter, gram: string, places: Uint32Array): void {
  writer.add(gram, places.length, (bits) => bits.rising(places));
}

export const readLeaves = (bytes: Uint8Array): readonly Leaf[] =>
  readShard(bytes, (bits, gram, count) => ({ gram, places: bits.rising(count) }));

/** A bit tells whether any of the rare zones follows; most hits stand in the body only. */
const rareZones: readonly Zone[] = ['title', 'heading', 'issuer', 'number'];

export function writeReportList(writer: ShardWriter, { gram, reports }: ReportList): void {
  writer.add(gram, reports.length, (bits) => {
    bits.rising(reports.map(({ report }) => report));
    for (const hits of reports) {
      const rare = rareZones.some((zone) => hits[zone] > 0);
      bits.gamma(hits.body);
      bits.bits(Number(rare), 1);
      if (rare) for (const zone of rareZones) bits.gamma(hits[zone]);
    }
  });
}

export const readReportLists = (bytes: Uint8Array): readonly ReportList[] =>
  readShard(bytes, (bits, gram, count) => {
    const reports = Array.from(bits.rising(count), (report): ReportHits => {
      const body = bits.gamma();
      const rare = bits.bits(1) === 1;
      const zone = () => (rare ? bits.gamma() : 0);
      // The order is that of `rareZones`.
      const [title, heading, issuer, number] = [zone(), zone(), zone(), zone()];
      return { report, title, heading, issuer, number, body };
    });
    return { gram, reports };
  });

/**
 * The two kinds of small files: places of grams (`Leaf`), and lists of reports for grams that stand at very
 * many places (`ReportList`).
 */
import { ByteReader, type ByteWriter } from './bytes.ts';
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

export function writeLeaf(writer: ByteWriter, gram: string, places: Uint32Array): void {
  writer.text(gram);
  writer.rising(places);
}

export function readLeaves(bytes: Uint8Array): Leaf[] {
  const reader = new ByteReader(bytes);
  const leaves: Leaf[] = [];
  while (!reader.done) leaves.push({ gram: reader.text(), places: reader.rising() });
  return leaves;
}

/** Bits tell which of the rare zones follow; most hits stand in the body only. */
const rareZones: readonly Zone[] = ['title', 'heading', 'issuer', 'number'];

export function writeReportList(writer: ByteWriter, { gram, reports }: ReportList): void {
  writer.text(gram);
  writer.number(reports.length);
  let last = 0;
  for (const hits of reports) {
    const flags = rareZones.reduce((bits, zone, k) => bits | (hits[zone] > 0 ? 1 << k : 0), 0);
    writer.number(hits.report - last);
    writer.number(hits.body * 16 + flags);
    for (const zone of rareZones) if (hits[zone] > 0) writer.number(hits[zone]);
    last = hits.report;
  }
}

export function readReportLists(bytes: Uint8Array): ReportList[] {
  const reader = new ByteReader(bytes);
  const lists: ReportList[] = [];
  while (!reader.done) {
    const gram = reader.text();
    const reports: ReportHits[] = [];
    let last = 0;
    for (let left = reader.number(); left > 0; left--) {
      const report = last + reader.number();
      const packed = reader.number();
      const zone = (k: number) => (packed & (1 << k) ? reader.number() : 0);
      // The order of the bits is the order of `rareZones`.
      const [title, heading, issuer, number] = [zone(0), zone(1), zone(2), zone(3)];
      reports.push({ report, title, heading, issuer, number, body: Math.floor(packed / 16) });
      last = report;
    }
    lists.push({ gram, reports });
  }
  return lists;
}

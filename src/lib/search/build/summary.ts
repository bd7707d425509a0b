/** What the rest of the build needs to know of a unit's reports, kept beside them so that no text is read again. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Sketch } from '../../analysis/works/minhash.ts';
import type { Fragment } from '../format/fragment.ts';

/** A report without its text. */
export interface ReportSummary extends Omit<Fragment, 'sections'> {
  readonly indicators: readonly string[];
  readonly sketch: Sketch;
  /** What a reader may type to be led to it or to its issuer. */
  readonly keys: { readonly title: readonly string[]; readonly issuer: readonly string[] };
}

export const summaryFile = 'summary.json';

export function writeSummary(path: string, reports: readonly ReportSummary[]): void {
  const packed = reports.map(({ sketch, ...facts }) => ({
    ...facts,
    sketch: Buffer.from(sketch.buffer, sketch.byteOffset, sketch.byteLength).toString('base64'),
  }));
  writeFileSync(path, JSON.stringify(packed));
}

export function readSummary(path: string): ReportSummary[] {
  const packed = JSON.parse(readFileSync(path, 'utf8')) as (Omit<ReportSummary, 'sketch'> & {
    sketch: string;
  })[];
  return packed.map(({ sketch, ...facts }) => {
    const bytes = Uint8Array.from(Buffer.from(sketch, 'base64'));
    return { ...facts, sketch: new Uint32Array(bytes.buffer) };
  });
}

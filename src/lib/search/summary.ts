/** What the shared files need to know of a finished group, kept beside it so that it need not be built again. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Sketch } from './copies.ts';
import type { Fragment } from './fragment.ts';

/** A report without its text. */
export type ReportSummary = Omit<Fragment, 'sections'>;

export interface GroupSummary {
  readonly sketches: Sketch[];
  readonly reports: ReportSummary[];
}

/** Not published. */
export const summaryFile = 'summary.json';

export function writeSummary(path: string, { sketches, reports }: GroupSummary): void {
  const packed = sketches.map((own) =>
    Buffer.from(own.buffer, own.byteOffset, own.byteLength).toString('base64'),
  );
  writeFileSync(path, JSON.stringify({ sketches: packed, reports }));
}

export function readSummary(path: string): GroupSummary {
  const { sketches, reports } = JSON.parse(readFileSync(path, 'utf8')) as {
    sketches: string[];
    reports: ReportSummary[];
  };
  const unpack = (text: string) => {
    const bytes = Uint8Array.from(Buffer.from(text, 'base64'));
    return new Uint32Array(bytes.buffer);
  };
  return { sketches: sketches.map(unpack), reports };
}

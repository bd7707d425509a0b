/** Rows as they are kept and sent about: JSON Lines, which are at the same time what a `.jsonl` file holds. */
import { createHash } from 'node:crypto';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Table, Value } from './table.ts';

/** What is known of the rows of one report in one table without reading them. */
export interface RowsSummary {
  readonly rows: number;
  /** Length of the JSON Lines in UTF-8. */
  readonly bytes: number;
  /** Names the content, 32 hex digits. */
  readonly hash: string;
}

export interface PackedRows {
  readonly summary: RowsSummary;
  /** Compressed; empty when there are no rows. */
  readonly packed: Uint8Array;
}

export const nothing = new Uint8Array();

/** Hash that names a content, 32 hex digits. */
export const contentHash = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 32);
};

/** @param rows how many rows the text holds */
export function packText(text: string, rows: number): PackedRows {
  const bytes = Buffer.from(text);
  return {
    summary: { rows, bytes: bytes.length, hash: contentHash(bytes) },
    packed: rows === 0 ? nothing : zstdCompressSync(bytes),
  };
}

/** @param rows values in the order of the columns */
export function packRows({ columns }: Table, rows: readonly (readonly Value[])[]): PackedRows {
  const names = columns.map(({ name }) => name);
  const lines = rows.map(
    (row) =>
      `${JSON.stringify(Object.fromEntries(names.map((name, index) => [name, row[index] ?? null])))}\n`,
  );
  return packText(lines.join(''), rows.length);
}

/** @returns the text in UTF-8 */
export const unpackRows = (packed: Uint8Array): Uint8Array =>
  packed.length === 0 ? nothing : zstdDecompressSync(packed);

/** @param lines JSON Lines in UTF-8 */
export function readRows({ columns }: Table, lines: Uint8Array): Value[][] {
  const text = Buffer.from(lines.buffer, lines.byteOffset, lines.byteLength).toString().trimEnd();
  // A line feed inside a value is written as \n, so each one that stands here ends a row.
  const objects = JSON.parse(`[${text.replaceAll('\n', ',')}]`) as Record<string, Value>[];
  return objects.map((row) => columns.map(({ name }) => row[name] ?? null));
}

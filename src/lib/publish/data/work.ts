/** What threads do for the data set: turn kept rows into files. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { nothing, readRows, unpackRows } from '../../analysis/tables/rows.ts';
import { tables } from '../../analysis/tables/tables.ts';
import { replaceOutput } from '../../incremental/output/output-file.ts';
import { formats } from './formats.ts';

/** A part of a table in all formats. */
export interface PartTask {
  readonly type: 'part';
  readonly outDir: string;
  /** Path below `outDir` without the ending. */
  readonly stem: string;
  readonly table: string;
  /** Rows of its reports, in order. */
  readonly packed: readonly Uint8Array[];
}

/** Documents of some reports. */
export interface DocumentTask {
  readonly type: 'documents';
  readonly outDir: string;
  readonly documents: readonly { readonly path: string; readonly packed: Uint8Array }[];
}

export type Task = PartTask | DocumentTask;

export interface Written {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** @param path below `outDir` */
export function writeFile(outDir: string, path: string, content: Uint8Array | string): Written {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  replaceOutput(join(outDir, path), bytes);
  return { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Rows of so many bytes of JSON Lines are read at once: what a thread holds does not grow with the part. */
const pieceBytes = 2_000_000;

function* pieces(packed: readonly Uint8Array[]): Generator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  for (const rows of packed) {
    const lines = unpackRows(rows);
    waiting.push(lines);
    bytes += lines.length;
    if (bytes < pieceBytes) continue;
    yield Buffer.concat(waiting);
    [waiting, bytes] = [[], 0];
  }
  if (bytes > 0) yield Buffer.concat(waiting);
}

function writePart({ outDir, stem, table: name, packed }: PartTask): Written[] {
  const table = tables.find((one) => one.name === name);
  if (!table) throw new Error(`${name}: no such table`);
  const files = formats.map((format) => format.file(table));
  for (const lines of pieces(packed)) {
    const rows = { lines, values: readRows(table, lines) };
    for (const file of files) file.add(rows);
  }
  return formats.map(({ ending }, index) =>
    writeFile(outDir, `${stem}.${ending}`, files[index]?.finish() ?? nothing),
  );
}

/** @returns what was written, in the order of the task */
export function perform(task: Task): Written[] {
  if (task.type === 'part') return writePart(task);
  return task.documents.map(({ path, packed }) => writeFile(task.outDir, path, unpackRows(packed)));
}

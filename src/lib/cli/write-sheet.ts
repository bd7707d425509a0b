/** `npm run sheet`: the documents of the archive as files that a spreadsheet program opens. */
import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import { listCustody, readCustody } from '../archive/custody/custody.ts';
import { archiveFolders } from '../archive/ingest/folders.ts';
import { type Row, readRows } from '../archive/sheet/rows.ts';
import { sheetCsv, sheetXlsx } from '../archive/sheet/write-sheet.ts';
import { lineAddress } from '../core/line-address.ts';
import { replaceFile } from '../core/replace-file.ts';
import { shown } from '../core/text/shown.ts';
import { decode } from '../reading/decode/decode.ts';

export interface SheetOptions {
  /** Only documents that a person should look at. */
  readonly review?: true;
  readonly only?: readonly string[];
  /** Replace files that are there. */
  readonly force?: true;
}

const contentOf = (path: string, rows: readonly Row[]): Promise<Buffer> | string =>
  extname(path).toLowerCase() === '.xlsx' ? sheetXlsx(rows) : sheetCsv(rows);

/**
 * @param paths of files to write; the ending says which form
 * @returns whether all was well
 */
export async function writeSheets(
  root: string,
  paths: readonly string[],
  { review, only, force }: SheetOptions,
): Promise<boolean> {
  const strange = paths.find((path) => !['.csv', '.xlsx'].includes(extname(path).toLowerCase()));
  if (strange !== undefined) {
    console.error(shown(`${strange}：文件名应以 .xlsx 或 .csv 结尾`));
    return false;
  }
  const there = force ? undefined : paths.find((path) => existsSync(path));
  if (there !== undefined) {
    console.error(shown(`${there} 已经有了，里面也许有填好而没有读入的内容；要覆盖请加 --force`));
    return false;
  }
  const all = await listCustody(archiveFolders(root).rawDir);
  const wanted = only === undefined ? all : all.filter((id) => only.includes(id));
  // Relations are seen from both sides only when all records are read.
  const { rows, unreadable } = readRows(root, all);
  for (const { problem } of unreadable) console.error(shown(problem));
  const ids = new Set(wanted);
  const chosen = rows.filter(({ id, cells }) => ids.has(id) && (!review || cells.review !== ''));
  for (const path of paths) {
    replaceFile(path, await contentOf(path, chosen));
    console.log(shown(`${path}：${chosen.length} 份`));
  }
  return unreadable.length === 0;
}

/** Prints the lines of a document with their numbers, to name the one where another document begins. */
export async function printLines(root: string, id: string): Promise<void> {
  const { blocks } = await decode(await readCustody(archiveFolders(root).rawDir, id));
  for (const block of blocks) {
    const { line, text } = lineAddress(block);
    console.log(shown(`${line} ${text}`));
  }
}

/** A spreadsheet against the archive that it speaks of: which document each row is, and what it would change there. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { reportId } from '../../reading/decode/report-id.ts';
import { recordSum } from '../acts/acts.ts';
import { recordFile } from '../acts/draft.ts';
import { listCustody, rawDocument } from '../custody/custody.ts';
import { archiveFolders } from '../ingest/folders.ts';
import { type CellChange, type Known, planSheet } from './plan.ts';
import { readCells } from './read-sheet.ts';
import { newRow, type Row, readRows } from './rows.ts';
import { type CellProblem, type TableRow, tableOf } from './table.ts';

/** A file that a row names and the archive does not have yet. */
export interface NewFile {
  readonly path: string;
  readonly id: string;
}

export interface SheetReading {
  readonly changes: readonly CellChange[];
  readonly problems: readonly CellProblem[];
  readonly newFiles: readonly NewFile[];
  /** Headings that mean nothing here; their columns are left alone. */
  readonly strangers: readonly string[];
  readonly rows: number;
}

/** Finds documents by id, and by the file that a row names beside the spreadsheet. */
class Documents {
  readonly #root: string;
  readonly #folder: string;
  readonly #rows: ReadonlyMap<string, Row>;
  readonly #unreadable: ReadonlyMap<string, string>;
  readonly newFiles = new Map<string, NewFile>();

  constructor(root: string, folder: string, ids: readonly string[]) {
    const { rows, unreadable } = readRows(root, ids);
    this.#root = root;
    this.#folder = folder;
    this.#rows = new Map(rows.map((row) => [row.id, row]));
    this.#unreadable = new Map(unreadable.map(({ id, problem }) => [id, problem]));
  }

  exists = (id: string): boolean =>
    this.#rows.has(id) || this.newFiles.has(id) || existsSync(join(this.#root, recordFile(id)));

  find = (row: TableRow): Known | CellProblem => {
    const id = row.text('id').toLowerCase();
    if (id !== '') return this.#byId(id, row);
    const file = row.text('file');
    if (file === '') return { cell: row.cell('id'), message: '没有编号，也没有文件，不知道是哪一份' };
    const found = this.#byFile(file);
    return typeof found === 'string' ? { cell: row.cell('file'), message: found } : found;
  };

  #known(id: string): Known | null {
    const row = this.#rows.get(id);
    return row ? { row, sum: recordSum(this.#root, id), isNew: false } : null;
  }

  #byId(id: string, row: TableRow): Known | CellProblem {
    const cell = row.cell('id');
    if (!/^r[0-9a-f]{12}$/.test(id)) {
      return { cell, message: `“${row.text('id')}”不是编号；编号是 r 加 12 位数字或 a 到 f 的字母` };
    }
    const problem = this.#unreadable.get(id);
    if (problem !== undefined) return { cell, message: problem };
    return this.#known(id) ?? { cell, message: `档案中没有 ${id}；请核对编号` };
  }

  #byFile(file: string): Known | string {
    const path = resolve(this.#folder, file);
    if (relative(this.#folder, path).startsWith('..')) return `“${file}”不在这张表所在的文件夹里`;
    if (!existsSync(path) || !statSync(path).isFile()) {
      return `这张表的旁边没有文件“${file}”；已经收录的请写编号`;
    }
    const raw = rawDocument(file, readFileSync(path));
    const id = reportId(raw.sha256);
    const known = this.#known(id);
    if (known) return known;
    this.newFiles.set(id, { path, id });
    return { row: newRow(raw.file, raw.sha256, raw.bytes.byteLength), sum: null, isNew: true };
  }
}

/**
 * @param path of the spreadsheet
 * @param reason of rows that give none
 * @throws SheetError when the file is no spreadsheet
 */
export async function readSheet(root: string, path: string, reason: string | null): Promise<SheetReading> {
  const table = tableOf(await readCells(readFileSync(path)));
  const ids = await listCustody(archiveFolders(root).rawDir);
  const documents = new Documents(root, resolve(path, '..'), ids);
  const { changes, problems } = planSheet(table, {
    find: documents.find,
    exists: documents.exists,
    reason,
  });
  const { strangers, rows } = table;
  // A file that is to be ignored is not taken in first.
  const ignored = new Set(changes.flatMap(({ id, change }) => (change.edit.type === 'ignore' ? [id] : [])));
  const newFiles = [...documents.newFiles.values()].filter(({ id }) => !ignored.has(id));
  return { changes, problems, newFiles, strangers, rows: rows.length };
}

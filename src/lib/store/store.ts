/**
 * The prepared store: what `prepareReport` found in each report, in one SQLite file. Pages, lists, tables and the
 * search for likeness read it, so that nothing but a changed report is ever parsed again and no stage holds the
 * archive in memory. It is put together from the task store, and may be deleted at any time.
 */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { TableSummaries } from '../analysis/tables/pack-report.ts';
import { nothing } from '../analysis/tables/rows.ts';
import { type Shelved, shelfOf } from '../analysis/works/shelf.ts';
import type { DecidedRelation, WorkEntry } from '../analysis/works/works.ts';
import type { SightEvent } from '../archive/custody/source.ts';
import type { Section } from '../core/markdown/parse.ts';
import type { Report } from '../core/schema.ts';
import { transaction } from '../incremental/database.ts';
import { closeSealed, openSealed } from '../incremental/sealed.ts';
import { type ListName, placeOf } from './place.ts';
import type { ReportPage } from './prepare-report.ts';
import type { PreparedRow } from './prepared-row.ts';
import { tables } from './tables.ts';

/** Tables of what lists show of a report. */
const listed = ['entry', 'instrument', 'data'] as const;
const isListed = 'WHERE id NOT IN (SELECT id FROM shelf)';

/** A report in a list, with what the list shows of it beside its metadata. */
export interface Entry<Value> {
  readonly id: string;
  readonly value: Value;
}

export interface YearCount {
  readonly year: number;
  readonly count: number;
}

export class Store {
  readonly #database: DatabaseSync;
  /** Path of the file; null when it is only read. */
  readonly #sealed: string | null;
  readonly #statements = new Map<string, StatementSync>();
  /** All of them, from when they are first asked for until one changes. */
  #reports: readonly Report[] | undefined;

  private constructor(database: DatabaseSync, sealed: string | null) {
    this.#database = database;
    this.#sealed = sealed;
  }

  /** @param path of the SQLite file, such as `.cache/store.sqlite`; it must exist when it is only read */
  static open(path: string, readOnly = false): Store {
    return readOnly
      ? new Store(new DatabaseSync(path, { readOnly, timeout: 30_000 }), null)
      : new Store(openSealed(path, tables), path);
  }

  #sql(text: string): StatementSync {
    const known = this.#statements.get(text);
    if (known) return known;
    const statement = this.#database.prepare(text);
    this.#statements.set(text, statement);
    return statement;
  }

  #text(id: string, column: 'meta' | 'page' | 'sections'): string {
    // Chinese bytes become a string in a third of the time that `node:sqlite` takes for a text.
    const row = this.#sql(`SELECT CAST(${column} AS BLOB) AS bytes FROM report WHERE id = ?`).get(id);
    if (!row) throw new Error(`content/reports/${id}.md: not in the prepared store`);
    const { buffer, byteOffset, byteLength } = row['bytes'] as Uint8Array;
    return Buffer.from(buffer, byteOffset, byteLength).toString('utf8');
  }

  #rows<Row>(text: string, ...values: SQLInputValue[]): Row[] {
    return this.#sql(text).all(...values) as unknown as Row[];
  }

  /** Drops what other code prepared. */
  useCode(version: string): void {
    if (this.#sql('SELECT version FROM code').get()?.['version'] === version) return;
    this.#reports = undefined;
    transaction(this.#database, () => {
      for (const table of [
        'code',
        'report',
        'shelf',
        'original',
        'derived_list',
        'entry',
        'instrument',
        'data',
      ]) {
        this.#database.exec(`DELETE FROM ${table}`);
      }
      this.#sql('INSERT INTO code VALUES (?)').run(version);
    });
  }

  /** What each report in the store was prepared from, by id. */
  sources(): Map<string, string> {
    const rows = this.#rows<{ id: string; source: string }>('SELECT id, source FROM report');
    return new Map(rows.map(({ id, source }) => [id, source]));
  }

  /** Puts reports in, in place of what was there under their ids, all of them or none. */
  put(rows: readonly PreparedRow[]): void {
    transaction(this.#database, () => {
      for (const row of rows) {
        this.#forget(row.id);
        this.#insert(row);
      }
    });
  }

  #insert({
    id,
    source,
    meta,
    received,
    tables,
    page,
    sections,
    fingerprint,
    relations,
    likeness,
    ...row
  }: PreparedRow): void {
    const values = [id, source, received, meta, tables, fingerprint, relations, likeness, page, sections];
    this.#sql('INSERT INTO report VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(...values);
    const insert = this.#sql('INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)');
    const added = new Map<string, { readonly of: readonly [string, string, number]; count: number }>();
    for (const [place, [list, key, year, region, value]] of row.entries.entries()) {
      insert.run(list, key, year, region, id, place, value);
      const name = `${list} ${key}`;
      const known = added.get(name) ?? { of: [list, key, year], count: 0 };
      known.count += 1;
      added.set(name, known);
    }
    const count = this.#sql(
      `INSERT INTO derived_list (list, key, year, count) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET count = count + excluded.count, code = NULL, value = NULL`,
    );
    for (const { of, count: more } of added.values()) count.run(...of, more);
    for (const [place, event] of row.originalEvents.entries())
      this.#sql('INSERT INTO original VALUES (?, ?, ?)').run(id, place, event);
    for (const [slug, title, number, kind] of row.instruments) {
      this.#sql('INSERT INTO instrument VALUES (?, ?, ?, ?, ?)').run(slug, id, title, number, kind);
    }
    for (const [name, packed] of row.data)
      this.#sql('INSERT INTO data VALUES (?, ?, ?)').run(name, id, packed);
  }

  #forget(id: string): void {
    this.#reports = undefined;
    this.#unlist(id);
    for (const table of ['report', 'shelf', 'original']) {
      this.#sql(`DELETE FROM ${table} WHERE id = ?`).run(id);
    }
  }

  /** Takes the rows of a report out of all lists. */
  #unlist(id: string): void {
    this.#sql(
      `UPDATE derived_list SET count = derived_list.count - gone.entries, code = NULL, value = NULL
       FROM (SELECT list, key, year, count(*) AS entries FROM entry INDEXED BY entry_of_report WHERE id = ?
         GROUP BY list, key, year) AS gone
       WHERE derived_list.list = gone.list AND derived_list.key = gone.key AND derived_list.year = gone.year`,
    ).run(id);
    for (const table of listed) this.#sql(`DELETE FROM ${table} WHERE id = ?`).run(id);
  }

  /**
   * Takes out of lists and counts what persons took out, as all reports together say.
   * @returns ids of the reports that come back, which have to be put in again
   */
  shelve(): string[] {
    const said = this.#rows<{ id: string; relations: string }>(
      'SELECT id, relations FROM report ORDER BY id',
    ).map(({ id, relations }) => ({ id, relations: JSON.parse(relations) as DecidedRelation[] }));
    const shelf = shelfOf(said);
    const back = [...this.shelf().keys()].filter((id) => !shelf.has(id));
    if (shelf.size === 0 && back.length === 0) return [];
    this.#reports = undefined;
    transaction(this.#database, () => {
      this.#database.exec('DELETE FROM shelf');
      for (const [id, { type, by }] of shelf) {
        this.#sql('INSERT INTO shelf VALUES (?, ?, ?)').run(id, type, by);
        this.#unlist(id);
      }
    });
    return back;
  }

  /** Reports that left lists and counts, and which one stands there, by id. */
  shelf(): Map<string, Shelved> {
    const rows = this.#rows<{ id: string } & Shelved>('SELECT id, type, by FROM shelf ORDER BY id');
    return new Map(rows.map(({ id, type, by }) => [id, { type, by }]));
  }

  /** Takes reports out. */
  drop(ids: readonly string[]): void {
    if (ids.length === 0) return;
    transaction(this.#database, () => {
      for (const id of ids) this.#forget(id);
    });
  }

  /** Front matter of all reports that lists show, by id. */
  reports(): readonly Report[] {
    // Several stages ask for it.
    this.#reports ??= this.#rows<{ meta: string }>(`SELECT meta FROM report ${isListed} ORDER BY id`).map(
      ({ meta }) => JSON.parse(meta) as Report,
    );
    return this.#reports;
  }

  report(id: string): Report {
    return JSON.parse(this.#text(id, 'meta')) as Report;
  }

  page(id: string): ReportPage {
    return JSON.parse(this.#text(id, 'page')) as ReportPage;
  }

  sections(id: string): Section[] {
    return JSON.parse(this.#text(id, 'sections')) as Section[];
  }

  /** What the data set needs to know of each report before its rows are read, by id. */
  dataEntries(): {
    readonly id: string;
    readonly received: string | null;
    readonly tables: TableSummaries;
  }[] {
    return this.#rows<{ id: string; received: string | null; tables: string }>(
      'SELECT id, received, tables FROM report ORDER BY id',
    ).map(({ tables, ...row }) => ({ ...row, tables: JSON.parse(tables) as TableSummaries }));
  }

  /** Packed rows of reports in a table of the data set, empty where a report has none. */
  *dataRows(table: string, ids: readonly string[]): Generator<Uint8Array> {
    const statement = this.#sql('SELECT rows FROM data WHERE id = ? AND name = ?');
    for (const id of ids) yield (statement.get(id, table)?.['rows'] as Uint8Array | undefined) ?? nothing;
  }

  /** Indicators that each report has an assigned figure of, sorted, by id of the report. */
  indicators(): Map<string, string[]> {
    // This index has the ids in order and all that is asked for.
    const rows = this.#rows<{ id: string; keys: string }>(
      `SELECT id, group_concat(DISTINCT key) AS keys FROM entry INDEXED BY entry_of_report
       WHERE list = 'indicator' GROUP BY id`,
    );
    return new Map(rows.map(({ id, keys }) => [id, keys.split(',').sort()]));
  }

  /** Records for the search for like passages, by id. */
  likenesses(): { readonly id: string; readonly source: string; readonly likeness: Uint8Array }[] {
    return this.#rows(`SELECT id, source, likeness FROM report ${isListed} ORDER BY id`);
  }

  /** What copies are found by, of all reports, by id. */
  fingerprints(): Map<string, Pick<WorkEntry, 'fingerprint' | 'relations'>> {
    const rows = this.#rows<{ id: string; fingerprint: Uint8Array; relations: string }>(
      'SELECT id, fingerprint, relations FROM report ORDER BY id',
    );
    return new Map(
      rows.map(({ id, fingerprint, relations }) => [
        id,
        { fingerprint, relations: JSON.parse(relations) as DecidedRelation[] },
      ]),
    );
  }

  /** How many entries each key of a list has by year, the newest first, the unknown year last. */
  counts(list: ListName): Map<string, YearCount[]> {
    const rows = this.#rows<{ key: string } & YearCount>(
      'SELECT key, year, count FROM derived_list WHERE list = ? AND count > 0 ORDER BY key, year DESC',
      list,
    );
    const byKey = new Map<string, YearCount[]>();
    for (const { key, year, count } of rows) {
      const of = byKey.get(key);
      if (of) of.push({ year, count });
      else byKey.set(key, [{ year, count }]);
    }
    return byKey;
  }

  /**
   * Entries of a key in a year, by code of the region, then by report, then in reading order.
   * @param offset entries to pass over
   */
  entries<Value>(list: ListName, key: string, year: number, offset: number, limit: number): Entry<Value>[] {
    return this.#rows<{ id: string; value: string }>(
      'SELECT id, value FROM entry WHERE list = ? AND key = ? AND year = ? ORDER BY region, id, place LIMIT ? OFFSET ?',
      list,
      key,
      year,
      limit,
      offset,
    ).map(({ id, value }) => ({ id, value: JSON.parse(value) as Value }));
  }

  /** What became of the originals of all reports, by report, the oldest first. */
  originalEvents(): Entry<SightEvent>[] {
    return this.#rows<{ id: string; value: string }>('SELECT id, value FROM original ORDER BY id, place').map(
      ({ id, value }) => ({ id, value: JSON.parse(value) as SightEvent }),
    );
  }

  /** What reports have under a key of a list, in the order of the reports, then in reading order. */
  *entriesOfReports<Value>(list: ListName, key: string, reports: readonly Report[]): Generator<Entry<Value>> {
    const statement = this.#sql(
      'SELECT value FROM entry WHERE list = ? AND key = ? AND year = ? AND region = ? AND id = ? ORDER BY place',
    );
    for (const report of reports) {
      const { year, region } = placeOf(report);
      for (const row of statement.iterate(list, key, year, region, report.id)) {
        yield { id: report.id, value: JSON.parse(row['value'] as string) as Value };
      }
    }
  }

  /** What a report has in a list, in reading order. */
  entriesOfReport<Value>(list: ListName, id: string): { readonly key: string; readonly value: Value }[] {
    // By the index of reports: else SQLite looks through the whole list.
    return this.#rows<{ key: string; value: string }>(
      'SELECT key, value FROM entry INDEXED BY entry_of_report WHERE id = ? AND list = ? ORDER BY place',
      id,
      list,
    ).map(({ key, value }) => ({ key, value: JSON.parse(value) as Value }));
  }

  /** Reports of the entries that `entries` gives for a year, in the same order. */
  idsOf(list: ListName, key: string, year: number): string[] {
    // One long value is read in half the time of many rows.
    const ids = this.#sql(
      `SELECT group_concat(id, ' ' ORDER BY region, id, place) AS ids FROM entry
       WHERE list = ? AND key = ? AND year = ?`,
    ).get(list, key, year)?.['ids'] as string | null;
    return ids?.split(' ') ?? [];
  }

  /**
   * What follows from the entries of a key in a year and from what their reports were prepared from. It is kept until
   * one of them changes.
   * @param code version of the code that works it out
   */
  ofList<Value>(list: ListName, key: string, year: number, code: string, workOut: () => Value): Value {
    const known = this.#sql(
      'SELECT code, value FROM derived_list WHERE list = ? AND key = ? AND year = ?',
    ).get(list, key, year);
    if (known?.['code'] === code) return JSON.parse(known['value'] as string) as Value;
    const value = workOut();
    this.#sql('UPDATE derived_list SET code = ?, value = ? WHERE list = ? AND key = ? AND year = ?').run(
      code,
      JSON.stringify(value),
      list,
      key,
      year,
    );
    return value;
  }

  /** Ways of writing the title of each cited document and how many reports write it so, the most frequent first. */
  titles(): {
    readonly slug: string;
    readonly title: string;
    readonly kind: string;
    readonly count: number;
  }[] {
    return this.#rows(
      `SELECT slug, title, min(kind) AS kind, count(*) AS count FROM instrument GROUP BY slug, title
       ORDER BY slug, count DESC, title`,
    );
  }

  /** Documents that each report cites, sorted, by id of the report. */
  citedByReport(): Map<string, string[]> {
    const rows = this.#rows<{ id: string; slugs: string }>(
      `SELECT id, group_concat(slug, char(10) ORDER BY slug) AS slugs FROM instrument
       INDEXED BY instrument_of_report GROUP BY id`,
    );
    return new Map(rows.map(({ id, slugs }) => [id, slugs.split('\n')]));
  }

  /** Numbers that reports give for a cited document, the most frequent first. */
  numbers(slug: string): string[] {
    return this.#rows<{ number: string }>(
      `SELECT number FROM instrument WHERE slug = ? AND number IS NOT NULL GROUP BY number
       ORDER BY count(*) DESC, number LIMIT 5`,
      slug,
    ).map(({ number }) => number);
  }

  close(): void {
    if (this.#sealed === null) this.#database.close();
    else closeSealed(this.#sealed, this.#database);
  }
}

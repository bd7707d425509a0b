/**
 * Passages that stand in several reports, for the whole archive: comparisons of reports that did not change are kept,
 * what follows from all of them together is found anew each time.
 */
import type { DatabaseSync } from 'node:sqlite';
import { codeVersion } from '../cache/code-version.ts';
import { openCache, transaction } from '../cache/database.ts';
import type { TableSummaries } from '../data/pack-report.ts';
import { contentHash, nothing } from '../data/rows.ts';
import type { SimilarPair } from '../similarity/find-similar.ts';
import { compareReports } from '../site/archive.ts';
import type { Store } from './store.ts';

const tables = {
  version: 1,
  create: `
    CREATE TABLE code (version TEXT);
    CREATE TABLE state (key TEXT);
    CREATE TABLE compared (keys TEXT PRIMARY KEY, runs TEXT) WITHOUT ROWID;
    CREATE TABLE pair (left TEXT, right TEXT, value TEXT, PRIMARY KEY (left, right)) WITHOUT ROWID;
    CREATE INDEX pair_of_right ON pair (right);
    CREATE TABLE packed (id TEXT PRIMARY KEY, key TEXT, tables TEXT) WITHOUT ROWID;
    CREATE TABLE data (name TEXT, id TEXT, rows BLOB);
    CREATE UNIQUE INDEX data_of_report ON data (id, name)`,
};

export class SimilarStore {
  readonly #database: DatabaseSync;

  private constructor(database: DatabaseSync) {
    this.#database = database;
  }

  static open(path: string): SimilarStore {
    return new SimilarStore(openCache(path, tables));
  }

  #state(table: 'code' | 'state', column: string): string | null {
    return (
      (this.#database.prepare(`SELECT ${column} AS value FROM ${table}`).get()?.['value'] as string) ?? null
    );
  }

  #setState(table: 'code' | 'state', value: string): void {
    this.#database.exec(`DELETE FROM ${table}`);
    this.#database.prepare(`INSERT INTO ${table} VALUES (?)`).run(value);
  }

  #useCode(version: string): void {
    if (this.#state('code', 'version') === version) return;
    transaction(this.#database, () => {
      for (const table of ['state', 'compared', 'pair', 'packed', 'data']) {
        this.#database.exec(`DELETE FROM ${table}`);
      }
      this.#setState('code', version);
    });
  }

  /**
   * Brings the pairs up to date with the prepared store.
   * @returns how many reports there are, and whether anything had to be done
   */
  async update(store: Store): Promise<{ reports: number; cached: boolean }> {
    this.#useCode(codeVersion(new URL('./similar-code.ts', import.meta.url)));
    const reports = new Map(store.reports().map((report) => [report.id, report]));
    const entries = store.likenesses();
    const key = contentHash(...entries.map(({ id, source }) => `${id} ${source}`));
    if (this.#state('state', 'key') === key) return { reports: entries.length, cached: true };
    const { findSimilarPairs, packPairs, similarityPassages } = await import('./similar-code.ts');
    const find = this.#database.prepare('SELECT runs FROM compared WHERE keys = ?');
    const used = new Map<string, string | null>();
    const cache = {
      get: (left: string, right: string): string | undefined => {
        const runs = find.get(`${left} ${right}`)?.['runs'] as string | undefined;
        if (runs !== undefined) used.set(`${left} ${right}`, null);
        return runs;
      },
      set: (left: string, right: string, runs: string): void => {
        used.set(`${left} ${right}`, runs);
      },
    };
    const textOf = (id: string) => similarityPassages({ sections: store.sections(id) });
    const sorted = entries
      .map(({ id, source, likeness }) => ({ id, key: source, record: likeness }))
      .sort((a, b) => {
        const [left, right] = [reports.get(a.id), reports.get(b.id)];
        return left && right ? compareReports(left, right) : 0;
      });
    const byLeft = new Map<string, SimilarPair[]>();
    for (const pair of findSimilarPairs({ entries: sorted, textOf, cache })) {
      const own = byLeft.get(pair.left);
      if (own) own.push(pair);
      else byLeft.set(pair.left, [pair]);
    }
    const sources = new Map(entries.map(({ id, source }) => [id, source]));
    const stale = this.#stalePacks(byLeft, sources);
    transaction(this.#database, () => {
      this.#keepComparisons(used);
      this.#database.exec('DELETE FROM pair');
      const insert = this.#database.prepare('INSERT INTO pair VALUES (?, ?, ?)');
      for (const pair of [...byLeft.values()].flat()) {
        insert.run(pair.left, pair.right, JSON.stringify(pair));
      }
      for (const { id, key: own, pairs } of stale) {
        const texts = new Map(
          store.sections(id).flatMap(({ passages }) => passages.map((p) => [p.anchor, p.text])),
        );
        this.#pack(id, own, packPairs({ pairs, textOf: (anchor) => texts.get(anchor) ?? '' }));
      }
      this.#setState('state', key);
    });
    return { reports: entries.length, cached: false };
  }

  /** Reports whose rows of the data set must be made again; drops the rows of those that have none any more. */
  #stalePacks(byLeft: ReadonlyMap<string, SimilarPair[]>, sources: ReadonlyMap<string, string>) {
    const known = new Map(
      (this.#database.prepare('SELECT id, key FROM packed').all() as { id: string; key: string }[]).map(
        ({ id, key }) => [id, key],
      ),
    );
    for (const id of known.keys()) {
      if (byLeft.has(id)) continue;
      for (const table of ['packed', 'data']) {
        this.#database.prepare(`DELETE FROM ${table} WHERE id = ?`).run(id);
      }
    }
    return [...byLeft]
      .map(([id, pairs]) => ({ id, pairs, key: contentHash(sources.get(id) ?? '', JSON.stringify(pairs)) }))
      .filter(({ id, key }) => known.get(id) !== key);
  }

  #keepComparisons(used: ReadonlyMap<string, string | null>): void {
    const all = this.#database.prepare('SELECT keys FROM compared').all() as { keys: string }[];
    const drop = this.#database.prepare('DELETE FROM compared WHERE keys = ?');
    for (const { keys } of all) if (!used.has(keys)) drop.run(keys);
    const put = this.#database.prepare('INSERT OR REPLACE INTO compared VALUES (?, ?)');
    for (const [keys, runs] of used) if (runs !== null) put.run(keys, runs);
  }

  #pack(id: string, key: string, { tables: summaries, packed }: PackedPairs): void {
    this.#database.prepare('DELETE FROM data WHERE id = ?').run(id);
    const insert = this.#database.prepare('INSERT INTO data VALUES (?, ?, ?)');
    for (const [name, rows] of Object.entries(packed)) if (rows.length > 0) insert.run(name, id, rows);
    this.#database
      .prepare('INSERT OR REPLACE INTO packed VALUES (?, ?, ?)')
      .run(id, key, JSON.stringify(summaries));
  }

  /** What the data set needs to know of the rows of each report that comes first in a pair. */
  summaries(): Map<string, TableSummaries> {
    const rows = this.#database.prepare('SELECT id, tables FROM packed').all() as {
      id: string;
      tables: string;
    }[];
    return new Map(rows.map(({ id, tables: text }) => [id, JSON.parse(text) as TableSummaries]));
  }

  /** Packed rows of reports in a table of the data set, empty where a report has none. */
  *dataRows(table: string, ids: readonly string[]): Generator<Uint8Array> {
    const statement = this.#database.prepare('SELECT rows FROM data WHERE id = ? AND name = ?');
    for (const id of ids) yield (statement.get(id, table)?.['rows'] as Uint8Array | undefined) ?? nothing;
  }

  /** Pairs that a report is part of. */
  pairsOf(id: string): SimilarPair[] {
    const rows = this.#database
      .prepare('SELECT value FROM pair WHERE left = ?1 UNION ALL SELECT value FROM pair WHERE right = ?1')
      .all(id) as { value: string }[];
    return rows.map(({ value }) => JSON.parse(value) as SimilarPair);
  }

  close(): void {
    this.#database.close();
  }
}

interface PackedPairs {
  readonly tables: TableSummaries;
  readonly packed: Readonly<Record<string, Uint8Array>>;
}

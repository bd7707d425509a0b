/**
 * Passages that stand in several reports, for the whole archive: comparisons of reports that did not change are kept,
 * what follows from all of them together is found anew each time.
 */
import { hash } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { PairCache, SimilarPair } from '../analysis/similarity/find-similar.ts';
import type { PackedReport, TableSummaries } from '../analysis/tables/pack-report.ts';
import { contentHash, nothing } from '../analysis/tables/rows.ts';
import { forReport } from '../core/report-fault.ts';
import { codeVersion } from '../incremental/code-version.ts';
import { transaction } from '../incremental/database.ts';
import { Packs, packValue, unpackValue } from '../incremental/packs.ts';
import { closeSealed, openSealed } from '../incremental/sealed.ts';
import type { TaskStore } from '../incremental/task-store.ts';
import { compareReports } from './archive.ts';
import type { Store } from './store.ts';

const tables = {
  version: 3,
  create: `
    CREATE TABLE code (version TEXT);
    CREATE TABLE state (key TEXT);
    CREATE TABLE pair (left TEXT, right TEXT, left_share REAL, right_share REAL, signs INTEGER, value TEXT,
      PRIMARY KEY (left, right)) WITHOUT ROWID;
    CREATE INDEX pair_of_right ON pair (right);
    CREATE TABLE packed (id TEXT PRIMARY KEY, key TEXT, tables TEXT) WITHOUT ROWID;
    CREATE TABLE data (name TEXT, id TEXT, rows BLOB);
    CREATE UNIQUE INDEX data_of_report ON data (id, name)`,
};

/** A pair without the passages that it shares. */
export type PairSummary = Omit<SimilarPair, 'shared'>;

export class SimilarStore {
  readonly #database: DatabaseSync;
  readonly #path: string;
  /** Asked for every report, so it is prepared once. */
  #pairs: StatementSync | undefined;

  private constructor(database: DatabaseSync, path: string) {
    this.#database = database;
    this.#path = path;
  }

  static open(path: string): SimilarStore {
    return new SimilarStore(openSealed(path, tables), path);
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
      for (const table of ['state', 'pair', 'packed', 'data']) {
        this.#database.exec(`DELETE FROM ${table}`);
      }
      this.#setState('code', version);
    });
  }

  /**
   * Brings the pairs up to date with the prepared store.
   * @param tasks keeps what comparing two reports gave
   * @returns how many reports there are, and whether anything had to be done
   */
  async update(store: Store, tasks: TaskStore): Promise<{ reports: number; cached: boolean }> {
    const version = codeVersion(new URL('./similar-code.ts', import.meta.url));
    this.#useCode(version);
    const sources = store.sources();
    const key = contentHash(...[...sources].map(([id, source]) => `${id} ${source}`).sort());
    if (this.#state('state', 'key') === key) return { reports: sources.size, cached: true };
    const { findSimilarPairs, packPairs, similarityPassages } = await import('./similar-code.ts');
    const reports = new Map(store.reports().map((report) => [report.id, report]));
    const entries = store.likenesses();
    const textOf = (id: string) => forReport(id, () => similarityPassages({ sections: store.sections(id) }));
    const sorted = entries
      .map(({ id, source, likeness }) => ({ id, key: source, record: likeness }))
      .sort((a, b) => {
        const [left, right] = [reports.get(a.id), reports.get(b.id)];
        return left && right ? compareReports(left, right) : 0;
      });
    const comparisons = new Comparisons(tasks, version);
    transaction(this.#database, () => {
      const packs = this.#packs();
      this.#database.exec('DELETE FROM pair');
      const insert = this.#database.prepare('INSERT INTO pair VALUES (?, ?, ?, ?, ?, ?)');
      for (const pairs of byLeft(findSimilarPairs({ entries: sorted, textOf, cache: comparisons }))) {
        const left = pairs[0]?.left ?? '';
        const texts = pairs.map((pair) => JSON.stringify(pair));
        for (const [place, { right, leftShare, rightShare, signs }] of pairs.entries()) {
          insert.run(left, right, leftShare, rightShare, signs, texts[place] ?? '');
        }
        packs.keep(left, contentHash(sources.get(left) ?? '', ...texts), () => {
          const passages = store.sections(left).flatMap((section) => section.passages);
          const words = new Map(passages.map(({ anchor, text }) => [anchor, text]));
          return packPairs({ pairs, textOf: (anchor) => words.get(anchor) ?? '' });
        });
      }
      packs.forgetOthers();
      this.#setState('state', key);
    });
    await comparisons.keep();
    return { reports: entries.length, cached: false };
  }

  /** Rows of the data set for each report that comes first in a pair. */
  #packs() {
    const known = new Map(
      (this.#database.prepare('SELECT id, key FROM packed').all() as { id: string; key: string }[]).map(
        ({ id, key }) => [id, key],
      ),
    );
    const drop = this.#database.prepare('DELETE FROM data WHERE id = ?');
    const insert = this.#database.prepare('INSERT INTO data VALUES (?, ?, ?)');
    const put = this.#database.prepare('INSERT OR REPLACE INTO packed VALUES (?, ?, ?)');
    const used = new Set<string>();
    return {
      keep: (id: string, key: string, make: () => PackedReport): void => {
        used.add(id);
        if (known.get(id) === key) return;
        const { tables: summaries, packed } = make();
        drop.run(id);
        for (const [name, rows] of Object.entries(packed)) if (rows.length > 0) insert.run(name, id, rows);
        put.run(id, key, JSON.stringify(summaries));
      },
      forgetOthers: (): void => {
        this.#forget('packed', 'id', used);
        this.#forget('data', 'id', used);
      },
    };
  }

  /** Drops rows whose `column` is not among those in use. */
  #forget(table: string, column: string, used: ReadonlySet<string>): void {
    const rows = this.#database.prepare(`SELECT DISTINCT ${column} AS value FROM ${table}`).all();
    const drop = this.#database.prepare(`DELETE FROM ${table} WHERE ${column} = ?`);
    for (const { value } of rows as { value: string }[]) if (!used.has(value)) drop.run(value);
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

  /** All pairs without the passages that they share, in no order that means anything. */
  pairs(): PairSummary[] {
    return this.#database
      .prepare('SELECT left, right, left_share AS leftShare, right_share AS rightShare, signs FROM pair')
      .all() as unknown as PairSummary[];
  }

  /** The pairs that a report is part of as they are kept, and the other report of each. */
  partnersOf(id: string): { readonly other: string; readonly value: string }[] {
    this.#pairs ??= this.#database.prepare(
      `SELECT right AS other, value FROM pair WHERE left = ?1
       UNION ALL SELECT left AS other, value FROM pair WHERE right = ?1`,
    );
    return this.#pairs.all(id) as { other: string; value: string }[];
  }

  /** Pairs that a report is part of. */
  pairsOf(id: string): SimilarPair[] {
    return this.partnersOf(id).map(({ value }) => JSON.parse(value) as SimilarPair);
  }

  close(): void {
    closeSealed(this.#path, this.#database);
  }
}

/** Kind of task whose packs hold what comparing two reports gave. */
const compareTask = 'compare';

/** Results of comparing two reports, kept from run to run as long as both are asked for. */
class Comparisons implements PairCache {
  readonly #packs: Packs;
  readonly #version: string;
  /** By the key of the left report and that of the right one. */
  readonly #known = new Map<string, string>();
  readonly #used = new Map<string, Map<string, string>>();

  constructor(tasks: TaskStore, version: string) {
    this.#packs = new Packs(tasks, compareTask);
    this.#version = version;
    for (const packed of this.#packs.readAll(this.#packs.names()).values()) {
      const { made, left, runs } = unpackValue<Compared>(packed);
      if (made !== version) continue;
      for (const [right, text] of runs) this.#known.set(`${left} ${right}`, text);
    }
  }

  get(left: string, right: string): string | undefined {
    const runs = this.#known.get(`${left} ${right}`);
    if (runs !== undefined) this.set(left, right, runs);
    return runs;
  }

  set(left: string, right: string, runs: string): void {
    const of = this.#used.get(left);
    if (of) of.set(right, runs);
    else this.#used.set(left, new Map([[right, runs]]));
  }

  /** Writes what was asked for and drops the rest. */
  async keep(): Promise<void> {
    const items = [...this.#used].map(([left, runs]) => ({
      id: `s${left}`,
      key: hash('sha256', JSON.stringify([this.#version, ...runs.keys()])),
      value: { made: this.#version, left, runs: [...runs] } satisfies Compared,
    }));
    const plan = this.#packs.plan(items);
    for (const { name, items: own } of plan)
      await this.#packs.write(name, new Map(own.map(({ id, value }) => [id, packValue(value)])));
    this.#packs.keepOnly(plan.map(({ name }) => name));
  }
}

/** What comparing a report with others gave. */
interface Compared {
  /** Version of the code. */
  readonly made: string;
  /** Key of the report. */
  readonly left: string;
  /** By key of the other one. */
  readonly runs: readonly (readonly [right: string, runs: string])[];
}

/** Gathers pairs that begin with the same report, which come one after another. */
function* byLeft(pairs: Iterable<SimilarPair>): Generator<readonly SimilarPair[]> {
  let group: SimilarPair[] = [];
  for (const pair of pairs) {
    if (group[0] && group[0].left !== pair.left) {
      yield group;
      group = [];
    }
    group.push(pair);
  }
  if (group.length > 0) yield group;
}

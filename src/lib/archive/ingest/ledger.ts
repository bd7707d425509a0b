/**
 * What ingest made of each document in custody the last time, and of what: as long as neither has changed, the
 * document need not be read again. One SQLite file that only saves work.
 */
import { hash } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Message, Status } from '../../core/model.ts';
import { openCache, rowSum, transaction } from '../../incremental/database.ts';

/** What a reading depends on, and the files that it left. */
export interface Entry {
  readonly id: string;
  /** Name that the bytes are kept under. */
  readonly stored: string;
  /** From `inputKey`. */
  readonly input: string;
  /** SHA-256 of the Markdown that stood there afterwards, a person's or ours; null when it was rejected. */
  readonly markdown: string | null;
  /** SHA-256 of the file with what the reading stands on; null when it was rejected. */
  readonly trace: string | null;
  readonly status: Status;
  readonly messages: readonly Message[];
}

const tables = {
  version: 2,
  isChecked: true,
  create: `CREATE TABLE entries (id TEXT PRIMARY KEY, stored TEXT, input TEXT, markdown TEXT, trace TEXT,
    status TEXT, messages TEXT, sum INTEGER) WITHOUT ROWID`,
};

interface Row extends Omit<Entry, 'messages'> {
  readonly messages: string;
  readonly sum: number;
}

/** Entries that are written together; so many documents a killed run reads once more. */
const batch = 500;

/**
 * @param code version of the pipeline
 * @param raw SHA-256 of the untouched bytes
 * @param source key of `source.yml`, see custody/record-key.ts
 */
export const inputKey = (code: string, raw: string, source: string): string =>
  hash('sha256', `${code}/${raw}/${source}`, 'base64url');

export class Ledger {
  readonly #database: DatabaseSync;
  readonly #one: StatementSync;
  #pending: Entry[] = [];

  constructor(path: string) {
    this.#database = openCache(path, tables);
    this.#one = this.#database.prepare('SELECT * FROM entries WHERE id = ?');
  }

  find(id: string): Entry | null {
    const row = this.#one.get(id) as Row | undefined;
    if (!row) return null;
    const { sum, ...entry } = row;
    return sum === rowSum(Object.values(entry))
      ? { ...entry, messages: JSON.parse(row.messages) as Message[] }
      : null;
  }

  put(entry: Entry): void {
    this.#pending.push(entry);
    if (this.#pending.length >= batch) this.flush();
  }

  flush(): void {
    const put = this.#database.prepare('INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
    transaction(this.#database, () => {
      for (const { id, stored, input, markdown, trace, status, messages } of this.#pending) {
        const row = [id, stored, input, markdown, trace, status, JSON.stringify(messages)];
        put.run(...row, rowSum(row));
      }
    });
    this.#pending = [];
  }

  /** Forgets documents that are not in custody any more. */
  keepOnly(ids: ReadonlySet<string>): void {
    const known = this.#database.prepare('SELECT id FROM entries').all() as { id: string }[];
    const drop = this.#database.prepare('DELETE FROM entries WHERE id = ?');
    transaction(this.#database, () => {
      for (const { id } of known) if (!ids.has(id)) drop.run(id);
    });
  }

  close(): void {
    this.flush();
    this.#database.close();
  }
}

/** Rows of reports from one cache into another one of the same tables: how the work of several machines is joined. */
import { DatabaseSync } from 'node:sqlite';
import { transaction } from './database.ts';

/** Tables of what follows from the rows of one archive begin with this; another one cannot use it. */
const derived = 'derived_';

interface Table {
  readonly name: string;
  readonly hasId: boolean;
}

function tablesOf(database: DatabaseSync): Table[] {
  const names = database
    .prepare("SELECT name FROM main.sqlite_schema WHERE type = 'table' ORDER BY name")
    .all();
  return names
    .map(({ name }) => name as string)
    .filter((name) => !name.startsWith(derived))
    .map((name) => {
      const columns = database.prepare('SELECT name FROM pragma_table_info(?)').all(name);
      return { name, hasId: columns.some((column) => column['name'] === 'id') };
    });
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Copies the rows that have an id, in place of those with the same id. Tables without one tell what all rows were
 * made by.
 * @param into an open cache
 * @param from path of the other one
 * @param isOwn which ids to copy
 * @returns false when the rows were made by something else, such as another version of the code: none is copied then
 */
export function copyRows(into: DatabaseSync, from: string, isOwn: (id: string) => boolean): boolean {
  const tables = tablesOf(into);
  into.prepare('ATTACH ? AS other').run(from);
  try {
    into.function('is_own', (id) => (isOwn(String(id)) ? 1 : 0));
    const agree = tables
      .filter(({ hasId }) => !hasId)
      .every(({ name }) => {
        const [ours, theirs] = ['main', 'other'].map((part) =>
          into.prepare(`SELECT * FROM ${part}."${name}"`).all(),
        );
        return same(ours, theirs);
      });
    if (!agree) return false;
    transaction(into, () => {
      for (const { name } of tables.filter(({ hasId }) => hasId)) {
        const own = `SELECT DISTINCT id FROM other."${name}" WHERE is_own(id)`;
        into.exec(`DELETE FROM main."${name}" WHERE id IN (${own})`);
        into.exec(`INSERT INTO main."${name}" SELECT * FROM other."${name}" WHERE is_own(id)`);
      }
    });
    return true;
  } finally {
    into.exec('DETACH other');
  }
}

/**
 * Copies a whole cache and leaves out the rows of reports that are not asked for.
 * @param from path of a cache
 * @param to path of the copy, which must not exist
 */
export function extractRows(from: string, to: string, isOwn: (id: string) => boolean): void {
  const source = new DatabaseSync(from, { timeout: 30_000 });
  source.prepare('VACUUM INTO ?').run(to);
  source.close();
  const copy = new DatabaseSync(to);
  copy.function('is_own', (id) => (isOwn(String(id)) ? 1 : 0));
  transaction(copy, () => {
    for (const { name, hasId } of tablesOf(copy)) {
      if (hasId) copy.exec(`DELETE FROM "${name}" WHERE NOT is_own(id)`);
    }
  });
  copy.exec('VACUUM');
  copy.close();
}

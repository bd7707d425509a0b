import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { transaction } from './database.ts';

function filled(): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  database.exec("CREATE TABLE one (text TEXT); INSERT INTO one VALUES ('a')");
  return database;
}

const count = (database: DatabaseSync) => database.prepare('SELECT count(*) AS n FROM one').get()?.['n'];

test('what fails in a transaction is taken back', () => {
  const database = filled();
  const fail = () => {
    database.exec("INSERT INTO one VALUES ('b')");
    throw new Error('half way');
  };
  expect(() => transaction(database, fail)).toThrow('half way');
  expect(count(database)).toBe(1);
});

test('a full disk is told as what it is, and nothing is left of the transaction', () => {
  const database = filled();
  database.exec('PRAGMA max_page_count = 3');
  const fill = () => {
    for (;;) database.exec(`INSERT INTO one VALUES ('${'x'.repeat(4000)}')`);
  };
  expect(() => transaction(database, fill)).toThrow('database or disk is full');
  expect(database.isTransaction).toBe(false);
  expect(count(database)).toBe(1);
});

/** The tables of the prepared store. */
import type { Tables } from '../incremental/database.ts';

export const tables: Tables = {
  version: 7,
  create: `
    CREATE TABLE code (version TEXT);
    -- What is asked of every report stands before the long columns: SQLite reads all that comes before a column.
    CREATE TABLE report (id TEXT PRIMARY KEY, source TEXT, received TEXT, meta TEXT, tables TEXT, fingerprint BLOB, relations TEXT,
      likeness BLOB, page TEXT, sections TEXT);
    -- What became of the originals, also of reports that left the lists.
    CREATE TABLE original (id TEXT, place INTEGER, value TEXT, PRIMARY KEY (id, place)) WITHOUT ROWID;
    -- Reports that left lists and counts, see analysis/works/shelf.ts: no table below has rows of them.
    CREATE TABLE shelf (id TEXT PRIMARY KEY, type TEXT, by TEXT) WITHOUT ROWID;
    CREATE TABLE entry (list TEXT, key TEXT, year INTEGER, region TEXT, id TEXT, place INTEGER, value TEXT,
      PRIMARY KEY (list, key, year, region, id, place)) WITHOUT ROWID;
    CREATE INDEX entry_of_report ON entry (id);
    CREATE TABLE derived_list (list TEXT, key TEXT, year INTEGER, count INTEGER, code TEXT, value TEXT,
      PRIMARY KEY (list, key, year)) WITHOUT ROWID;
    CREATE TABLE instrument (slug TEXT, id TEXT, title TEXT, number TEXT, kind TEXT,
      PRIMARY KEY (slug, id)) WITHOUT ROWID;
    CREATE INDEX instrument_of_report ON instrument (id);
    CREATE TABLE data (name TEXT, id TEXT, rows BLOB);
    CREATE UNIQUE INDEX data_of_report ON data (id, name)`,
};

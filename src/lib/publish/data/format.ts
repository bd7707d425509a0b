/** What a format of tables is. A file is made in memory, as a part of a table is small; its rows come in pieces. */
import type { Table, Value } from '../../analysis/tables/table.ts';

/** Some rows in both forms, one at least. */
export interface Rows {
  /** JSON Lines in UTF-8. */
  readonly lines: Uint8Array;
  readonly values: readonly (readonly Value[])[];
}

export interface FileMaker {
  add(rows: Rows): void;
  finish(): Uint8Array;
}

export interface Format {
  /** Ending of the file, and its name in the datapackage. */
  readonly ending: string;
  readonly name: string;
  readonly mediaType: string;
  file(table: Table): FileMaker;
}

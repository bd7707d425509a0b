/**
 * A table as data: its columns say name, type, meaning and where the value comes from. CSV header, Parquet schema,
 * datapackage, JSON Schema and the documentation on the page all follow from them.
 */

export type ColumnType = 'string' | 'integer' | 'number' | 'boolean' | 'date';

/** Dates are ISO 8601 texts; null is an unknown value. */
export type Value = string | number | boolean | null;

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** For readers of the data. */
  readonly description: string;
  /** True when the value is never null. */
  readonly required: boolean;
  /** All values that the column can have, where they are few. */
  readonly values: readonly string[] | null;
}

export interface ColumnOf<Row> extends Partial<Column> {
  readonly name: string;
  readonly type: ColumnType;
  readonly description: string;
  of(row: Row): Value;
}

interface Heading {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Names of the columns that identify a row. */
  readonly primaryKey: readonly string[];
}

export interface Table extends Heading {
  readonly columns: readonly Column[];
}

/** A table and how its rows are found. */
export interface TableOf<Source> extends Table {
  /** Rows that belong to one report, in reading order, values in the order of the columns. */
  rows(source: Source): Value[][];
}

export interface Definition<Source, Row> extends Heading {
  readonly columns: readonly ColumnOf<Row>[];
  of(source: Source): readonly Row[];
}

/** Column that leads from a row to its report; it comes first where a table has it. */
export const reportKey = 'report_id';

export function defineTable<Source, Row>({
  columns,
  of,
  ...heading
}: Definition<Source, Row>): TableOf<Source> {
  return {
    ...heading,
    columns: columns.map(({ name, type, description, required = false, values = null }) => ({
      name,
      type,
      description,
      required,
      values,
    })),
    rows: (source) => of(source).map((row) => columns.map((column) => column.of(row))),
  };
}

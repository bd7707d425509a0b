/**
 * A table as data: its columns say name, type, meaning and where the value comes from. CSV header, Parquet schema,
 * datapackage, JSON Schema and the documentation on the page all follow from them.
 */
import type { ReportFacts } from './report-facts.ts';

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

export interface Table {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly columns: readonly Column[];
  /** Names of the columns that identify a row. */
  readonly primaryKey: readonly string[];
  /** Rows of one report in reading order, values in the order of the columns. */
  rows(facts: ReportFacts): Value[][];
}

export interface TableOf<Row> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly primaryKey: readonly string[];
  readonly columns: readonly ColumnOf<Row>[];
  of(facts: ReportFacts): readonly Row[];
}

/** Column that leads from a row to its report. */
export const reportKey = 'report_id';

export function defineTable<Row>({ columns, of, ...table }: TableOf<Row>): Table {
  return {
    ...table,
    columns: columns.map(({ name, type, description, required = false, values = null }) => ({
      name,
      type,
      description,
      required,
      values,
    })),
    rows: (facts) => of(facts).map((row) => columns.map((column) => column.of(row))),
  };
}

/** `/reports/<id>.json`: everything that the tables tell about one report, and the schema that it keeps to. */
import { z } from 'zod';
import { type Report, reportSchema } from '../schema.ts';
import { citationTable } from './citation-table.ts';
import { dutyTable } from './duty-table.ts';
import { figureTable } from './figure-table.ts';
import { reportTable } from './report-table.ts';
import { sectionTable } from './section-table.ts';
import { type Column, reportKey, type Table } from './table.ts';

/** Name of the form of the document; a change that is no mere addition gets another number. */
export const documentFormat = 'juanzong-report-1';

/** Tables with several rows a report. */
const lists = [sectionTable, figureTable, citationTable, dutyTable];

export const documentTables: readonly Table[] = [reportTable, ...lists];

function columnSchema({ type, values, required, description }: Column): z.ZodType {
  const types = {
    string: () => (values ? z.enum(values) : z.string()),
    integer: () => z.int(),
    number: () => z.number(),
    boolean: () => z.boolean(),
    date: () => z.iso.date(),
  };
  const schema = types[type]();
  return (required ? schema : schema.nullable()).meta({ description });
}

/** The document names its report once: rows leave that column out. */
const rowSchema = ({ columns }: Table) =>
  z.strictObject(
    Object.fromEntries(
      columns.filter(({ name }) => name !== reportKey).map((column) => [column.name, columnSchema(column)]),
    ),
  );

const documentSchema = z.strictObject({
  format: z.literal(documentFormat),
  /** Front matter as in the Markdown file. */
  report: reportSchema,
  /** The report's row of the table `reports`. */
  summary: rowSchema(reportTable),
  ...Object.fromEntries(lists.map((table) => [table.name, z.array(rowSchema(table))])),
});

/** Rows as JSON without the column that names the report, which comes first. */
function ownRows(lines: Uint8Array, id: string): string {
  const prefix = `{"${reportKey}":"${id}",`;
  const rows = Buffer.from(lines.buffer, lines.byteOffset, lines.byteLength).toString().trimEnd();
  return `[${
    rows === ''
      ? ''
      : rows
          .split('\n')
          .map((row) => `{${row.slice(prefix.length)}`)
          .join(',')
  }]`;
}

/**
 * The same report gives the same text, whatever else is in the archive.
 * @param linesOf the report's rows in a table as JSON Lines
 */
export function reportDocument(report: Report, linesOf: (table: string) => Uint8Array): string {
  const summary = Buffer.from(linesOf(reportTable.name)).toString().trimEnd();
  const rest = lists.map(({ name }) => `"${name}":${ownRows(linesOf(name), report.id)}`).join(',');
  const head = `"format":${JSON.stringify(documentFormat)},"report":${JSON.stringify(report)}`;
  return `{${head},"summary":${summary},${rest}}\n`;
}

/** JSON Schema (2020-12) of the documents. */
export function documentJsonSchema(): string {
  const schema = { title: documentFormat, ...z.toJSONSchema(documentSchema) };
  return `${JSON.stringify(schema, null, 1)}\n`;
}

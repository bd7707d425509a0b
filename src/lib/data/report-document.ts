/** `/reports/<id>.json`: everything that the tables tell about one report, and the schema that it keeps to. */
import { z } from 'zod';
import { reportSchema } from '../schema.ts';
import { citationTable } from './citation-table.ts';
import { figureTable } from './figure-table.ts';
import { rowObject } from './jsonl-writer.ts';
import type { ReportFacts } from './report-facts.ts';
import { reportTable } from './report-table.ts';
import { sectionTable } from './section-table.ts';
import { type Column, reportKey, type Table } from './table.ts';

/** Name of the form of the document; a change that is no mere addition gets another number. */
export const documentFormat = 'juanzong-report-1';

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

/** Columns that the document does not repeat: the report is named once. */
const ownColumns = ({ columns }: Table): readonly Column[] =>
  columns.filter(({ name }) => name !== reportKey);

const rowSchema = (table: Table) =>
  z.strictObject(Object.fromEntries(ownColumns(table).map((column) => [column.name, columnSchema(column)])));

export const documentSchema = z.strictObject({
  format: z.literal(documentFormat),
  /** Front matter as in the Markdown file. */
  report: reportSchema,
  /** The report's row of the table `reports`. */
  summary: rowSchema(reportTable),
  sections: z.array(rowSchema(sectionTable)),
  figures: z.array(rowSchema(figureTable)),
  citations: z.array(rowSchema(citationTable)),
});

function rowsOf(table: Table, facts: ReportFacts) {
  return table.rows(facts).map((row) => {
    const { [reportKey]: _, ...own } = rowObject(table, row);
    return own;
  });
}

/** The same report gives the same text, whatever else is in the archive. */
export function reportDocument(facts: ReportFacts): string {
  const [summary] = rowsOf(reportTable, facts);
  const document = {
    format: documentFormat,
    report: facts.report,
    summary,
    sections: rowsOf(sectionTable, facts),
    figures: rowsOf(figureTable, facts),
    citations: rowsOf(citationTable, facts),
  };
  return `${JSON.stringify(document)}\n`;
}

/** JSON Schema (2020-12) of the documents. */
export function documentJsonSchema(): string {
  const schema = { title: documentFormat, ...z.toJSONSchema(documentSchema) };
  return `${JSON.stringify(schema, null, 1)}\n`;
}

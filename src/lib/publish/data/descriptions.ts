/** The files that describe the others: schemas, datapackage.json and checksums. */

import { documentJsonSchema } from '../../analysis/tables/report-document.ts';
import { reportTable } from '../../analysis/tables/report-table.ts';
import type { MadeFile } from '../../incremental/output/build-manifest.ts';
import { type DataFile, dataPackage, schemaPath, type TableFile, tableSchema } from './data-package.ts';
import { formats } from './formats.ts';
import { stemOf } from './outputs.ts';
import type { TablePlan } from './plan-tables.ts';
import { regionJsonSchema } from './region-documents.ts';

/** What was written, by path below the root of the site. */
export type Records = ReadonlyMap<string, MadeFile>;

const paths = (records: Records, prefix: string): string[] =>
  [...records.keys()].filter((path) => path.startsWith(prefix)).sort();

/** A key can refer to the reports only while they are one resource. */
export function schemaTexts(plan: readonly TablePlan[]): ReadonlyMap<string, string> {
  const reports = plan.find(({ table }) => table.name === reportTable.name)?.parts ?? [];
  const resource = reports.length === 1 ? (reports[0]?.name ?? null) : null;
  return new Map([
    ...plan.map(({ table }) => [`data/${schemaPath(table)}`, tableSchema(table, resource)] as const),
    ['data/report.schema.json', documentJsonSchema()],
    ['data/region.schema.json', regionJsonSchema()],
  ]);
}

export function packageText(plan: readonly TablePlan[], records: Records, version: string): string {
  const fileOf = (path: string, name: string): DataFile => {
    const record = records.get(path);
    if (!record) throw new Error(`${path}: was not written`);
    return { name, path: path.slice('data/'.length), bytes: record.bytes, sha256: record.sha256 };
  };
  const tableFiles: TableFile[] = plan.flatMap(({ table, parts }) =>
    parts.flatMap((part) =>
      formats.map((format) => ({
        ...fileOf(`${stemOf(part)}.${format.ending}`, part.name),
        table,
        format,
        rows: part.rows,
      })),
    ),
  );
  const oaiFiles = paths(records, 'data/oai/').map((path) =>
    fileOf(path, `oai-${path.slice('data/oai/'.length, -'.xml'.length)}`),
  );
  return dataPackage(tableFiles, oaiFiles, version);
}

/** As `sha256sum --check` reads them. */
export const checksumsText = (records: Records): string =>
  paths(records, 'data/')
    .map((path) => `${records.get(path)?.sha256}  ${path.slice('data/'.length)}\n`)
    .join('');

/** `/data/datapackage.json`: a Frictionless Data Package (specs.frictionlessdata.io, version 1) of the tables. */
import type { Format } from './formats.ts';
import { type Column, reportKey, type Table } from './table.ts';

export interface TableFile {
  readonly table: Table;
  readonly format: Format;
  /** Path beside datapackage.json. */
  readonly path: string;
  readonly rows: number;
  readonly bytes: number;
  /** Hex digits. */
  readonly sha256: string;
}

function field({ name, type, description, required, values }: Column) {
  const constraints = { ...(required ? { required } : {}), ...(values ? { enum: values } : {}) };
  const hasAny = Object.keys(constraints).length > 0;
  return { name, type, description, ...(hasAny ? { constraints } : {}) };
}

function tableSchema({ columns, primaryKey }: Table, reports: string) {
  const refersToReports = columns.some(({ name }) => name === reportKey);
  const foreignKeys = [{ fields: reportKey, reference: { resource: reports, fields: 'id' } }];
  return {
    fields: columns.map(field),
    missingValues: [''],
    primaryKey,
    ...(refersToReports ? { foreignKeys } : {}),
  };
}

/** Names must be unique: the CSV file bears the name of the table, the others add their format. */
const resourceName = (table: string, { ending }: Format): string =>
  ending === 'csv' ? table : `${table}-${ending}`;

/**
 * @param files with sizes and hashes of what was written
 * @param version content version, so that numbers in a paper can be traced to a state of the archive
 */
export function dataPackage(files: readonly TableFile[], version: string): string {
  const resources = files.map(({ table, format, path, rows, bytes, sha256 }) => ({
    name: resourceName(table.name, format),
    title: `${table.title}（${format.name}）`,
    description: table.description,
    path,
    // Only CSV is a tabular resource by the specification; the schema tells the columns of the others as well.
    profile: format.ending === 'csv' ? 'tabular-data-resource' : 'data-resource',
    format: format.ending,
    mediatype: format.mediaType,
    encoding: 'utf-8',
    bytes,
    hash: `sha256:${sha256}`,
    rows,
    schema: tableSchema(table, resourceName('reports', format)),
  }));
  const head = {
    name: 'juanzong',
    title: '卷宗：法治政府建设报告档案',
    description: '各级政府法治政府建设年度报告的著录、各部分、数字和引用，每个值都带有原句和位置。',
    profile: 'data-package',
    version,
  };
  return `${JSON.stringify({ ...head, resources }, null, 1)}\n`;
}

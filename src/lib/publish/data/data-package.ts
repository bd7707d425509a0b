/**
 * `/data/datapackage.json`: a Frictionless Data Package (specs.frictionlessdata.io, version 1). Every file is a resource
 * of its own, with its size and checksum: the standard leaves open how the headers of a resource in several files are
 * read, and gives such a resource one checksum only. All files of a table share a schema, which is a file too.
 */

import { type Column, reportKey, type Table } from '../../analysis/tables/table.ts';
import type { Format } from './format.ts';

export interface DataFile {
  /** Name without the ending: the table, and the part when there are several. */
  readonly name: string;
  /** Path beside datapackage.json. */
  readonly path: string;
  readonly bytes: number;
  /** Hex digits. */
  readonly sha256: string;
}

export interface TableFile extends DataFile {
  readonly table: Table;
  readonly format: Format;
  readonly rows: number;
}

function field({ name, type, description, required, values }: Column) {
  const constraints = { ...(required ? { required } : {}), ...(values ? { enum: values } : {}) };
  const hasAny = Object.keys(constraints).length > 0;
  return { name, type, description, ...(hasAny ? { constraints } : {}) };
}

/** Path of the Table Schema of a table, beside datapackage.json. */
export const schemaPath = (table: Table): string => `schemas/${table.name}.json`;

/** @param reports name of the resource that the keys of reports refer to; null when it is in several files */
export function tableSchema({ columns, primaryKey }: Table, reports: string | null): string {
  const keys = columns.filter(({ name }) => name === reportKey || name === 'other_id');
  const foreignKeys = keys.map(({ name }) => ({
    fields: name,
    reference: { resource: reports, fields: 'id' },
  }));
  const schema = {
    fields: columns.map(field),
    missingValues: [''],
    primaryKey,
    ...(reports !== null && keys.length > 0 ? { foreignKeys } : {}),
  };
  return `${JSON.stringify(schema, null, 1)}\n`;
}

function tableResource({ table, format, name, path, rows, bytes, sha256 }: TableFile) {
  return {
    // Names are unique: the CSV file bears the plain one, the others add their format.
    name: format.ending === 'csv' ? name : `${name}-${format.ending}`,
    title: `${table.title}（${name === table.name ? '' : `${name.slice(table.name.length + 1)}，`}${format.name}）`,
    path,
    // Only CSV is a tabular resource by the specification; the schema tells the columns of the others as well.
    profile: format.ending === 'csv' ? 'tabular-data-resource' : 'data-resource',
    format: format.ending,
    mediatype: format.mediaType,
    encoding: 'utf-8',
    bytes,
    hash: `sha256:${sha256}`,
    table: table.name,
    rows,
    schema: schemaPath(table),
  };
}

/** An OAI-PMH static repository. */
function recordResource({ name, path, bytes, sha256 }: DataFile) {
  return {
    name,
    path,
    profile: 'data-resource',
    format: 'xml',
    mediatype: 'text/xml',
    encoding: 'utf-8',
    bytes,
    hash: `sha256:${sha256}`,
  };
}

/**
 * @param tables with sizes and hashes of what was written
 * @param records likewise
 * @param version content version, so that numbers in a paper can be traced to a state of the archive
 */
export function dataPackage(
  tables: readonly TableFile[],
  records: readonly DataFile[],
  version: string,
): string {
  const head = {
    name: 'juanzong',
    title: '卷宗：法治政府建设报告档案',
    description:
      '各级政府法治政府建设年度报告的著录、各部分、数字、引用、公开时限与必备内容和相似文字，每个值都带有原句和位置。',
    profile: 'data-package',
    version,
  };
  const resources = [...tables.map(tableResource), ...records.map(recordResource)];
  return `${JSON.stringify({ ...head, resources }, null, 1)}\n`;
}

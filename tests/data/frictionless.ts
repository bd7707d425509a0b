/**
 * Checks a Data Package by the profiles that the standard publishes (specs.frictionlessdata.io, version 1, beside this
 * file under `schemas`), and rows of CSV by the Table Schema that describes them.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';

type Json = Record<string, unknown>;

/** A profile as a check. It names draft 4 of JSON Schema, of which it uses only what later drafts kept. */
function compile(name: string): ValidateFunction {
  const { $schema: _, ...profile } = JSON.parse(
    readFileSync(join(import.meta.dirname, 'schemas', `${name}.json`), 'utf8'),
  ) as Json;
  return new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(profile);
}

const isPackage = compile('data-package');
const isTableSchema = compile('table-schema');

const errorsOf = (check: ValidateFunction, data: unknown): string[] =>
  check(data) ? [] : (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);

export interface Descriptor {
  readonly resources: readonly { readonly name: string; readonly schema?: string }[];
}

/**
 * @param read gives the text of a file beside the descriptor: resources name their schemas by path
 * @returns what is wrong with the package and the schemas of its tables; empty when all is well
 */
export function packageErrors(descriptor: Descriptor, read: (path: string) => string): string[] {
  const resources = descriptor.resources.map(({ schema, ...resource }) => ({
    ...resource,
    ...(schema === undefined ? {} : { schema: JSON.parse(read(schema)) as unknown }),
  }));
  return [
    ...errorsOf(isPackage, { ...descriptor, resources }),
    ...resources.flatMap(({ schema }) => (schema === undefined ? [] : errorsOf(isTableSchema, schema))),
  ];
}

export interface TableSchema {
  readonly fields: readonly {
    readonly name: string;
    readonly type: string;
    readonly constraints?: { readonly required?: boolean; readonly enum?: readonly string[] };
  }[];
}

const patterns: Readonly<Record<string, RegExp>> = {
  string: /^/,
  integer: /^-?\d+$/,
  number: /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i,
  boolean: /^(?:true|false)$/,
  date: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/,
};

/** @returns what is wrong with the cells of a row of CSV, where nothing is a missing value */
export function rowErrors({ fields }: TableSchema, row: readonly string[]): string[] {
  if (row.length !== fields.length) return [`${row.length} cells for ${fields.length} fields`];
  return fields.flatMap(({ name, type, constraints = {} }, k) => {
    const cell = row[k] ?? '';
    if (cell === '') return constraints.required ? [`${name} is required`] : [];
    if (!patterns[type]?.test(cell)) return [`${name}: ${cell} is no ${type}`];
    if (constraints.enum && !constraints.enum.includes(cell)) return [`${name}: ${cell} is not in the list`];
    return [];
  });
}

/** Checks documents against the schemas beside this file, and against the one of sitemaps that a package brings. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { validateXML } from 'xmllint-wasm';

const schemaFile = (name: string): string => join(import.meta.dirname, 'schemas', name);

const { resolve } = createRequire(import.meta.url);
const urlset = join(resolve('sitemap'), '..', '..', '..', 'schema', 'sitemap.xsd');

export const xmlSchemas = {
  atom: schemaFile('atom.rng'),
  openSearch: schemaFile('open-search.rng'),
  sitemap: urlset,
  sitemapIndex: schemaFile('sitemap-index.xsd'),
};

/** @returns what is wrong, by file and line; empty when all is well */
export async function xmlErrors(
  schema: keyof typeof xmlSchemas,
  documents: readonly { readonly file: string; readonly contents: string }[],
): Promise<string[]> {
  const file = xmlSchemas[schema];
  const { errors } = await validateXML({
    xml: documents.map(({ file: fileName, contents }) => ({ fileName, contents })),
    schema: [readFileSync(file, 'utf8')],
    extension: file.endsWith('.rng') ? 'relaxng' : 'schema',
  });
  return errors.map(({ rawMessage }) => rawMessage);
}

/** @returns what is wrong with a JSON document; empty when all is well */
export function jsonErrors(schema: 'json-feed' | 'web-manifest', text: string): string[] {
  const validate = new Ajv({ allErrors: true, strict: true, strictRequired: false }).compile(
    JSON.parse(readFileSync(schemaFile(`${schema}.json`), 'utf8')),
  );
  if (validate(JSON.parse(text))) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/**
 * The archive for an OpenSearch: settings and fields, kept scripts, documents in bulk files, and the switch from the
 * last index to this one. The index is named by its content, so both stand side by side until the alias changes.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../../core/replace-file.ts';
import { searchTemplate } from '../../search/query/engine/layout.ts';
import type { SearchIndex } from '../../search/query/search-index.ts';
import { engineDocument } from './document.ts';
import { engineReports } from './engine-reports.ts';
import { type IndexSize, indexDefinition } from './index-definition.ts';
import { engineScripts } from './scripts.ts';
import { searchTemplateSource } from './template.ts';

/** Name that the gateway asks; it stands for one index at a time. */
export const engineAlias = 'juanzong';

/** Of a bulk file; servers refuse requests that are much larger. */
const fileBytes = 8 * 2 ** 20;

/** Parts of the definition, by name of their file. */
function definitionFiles(size: IndexSize): Map<string, string> {
  const scripts = Object.entries(engineScripts).map(
    ([id, source]) => [`scripts/${id}.json`, { script: { lang: 'painless', source } }] as const,
  );
  const template = { script: { lang: 'mustache', source: searchTemplateSource() } };
  const files: readonly (readonly [string, unknown])[] = [
    ['index.json', indexDefinition(size)],
    ...scripts,
    [`scripts/${searchTemplate}.json`, template],
  ];
  return new Map(files.map(([name, content]) => [name, JSON.stringify(content)]));
}

/** Collects lines until they fill a file. */
class BulkFiles {
  readonly #dir: string;
  #lines: string[] = [];
  #bytes = 0;
  #files = 0;

  constructor(dir: string) {
    this.#dir = dir;
  }

  add(line: string): void {
    this.#lines.push(line);
    this.#bytes += Buffer.byteLength(line);
    if (this.#bytes >= fileBytes) this.close();
  }

  close(): void {
    if (this.#lines.length === 0) return;
    const name = `${String(this.#files++).padStart(5, '0')}.ndjson`;
    writeFileSync(join(this.#dir, name), this.#lines.join(''));
    this.#lines = [];
    this.#bytes = 0;
  }
}

/** @returns actions that make the alias stand for this index and for no other */
const aliasActions = (index: string): unknown => ({
  actions: [
    { remove: { index: `${engineAlias}-*`, alias: engineAlias, must_exist: false } },
    { add: { index, alias: engineAlias } },
  ],
});

export interface WrittenEngine {
  readonly index: string;
  readonly reports: number;
}

/** @param dir an empty folder */
export async function writeOpenSearch(
  dir: string,
  source: SearchIndex,
  size: IndexSize,
): Promise<WrittenEngine> {
  const definition = definitionFiles(size);
  for (const folder of ['scripts', 'bulk']) mkdirSync(join(dir, folder), { recursive: true });
  const hash = createHash('sha256');
  for (const [name, text] of definition) {
    writeFileSync(join(dir, name), text);
    hash.update(`${name}\n${text}\n`);
  }
  const script = await source.script();
  const bulk = new BulkFiles(join(dir, 'bulk'));
  let reports = 0;
  for await (const report of engineReports(source)) {
    const line = `{"index":{"_id":"${report.fragment.id}"}}\n${JSON.stringify(engineDocument(report, script))}\n`;
    hash.update(line);
    bulk.add(line);
    reports++;
  }
  bulk.close();
  const index = `${engineAlias}-${hash.digest('hex').slice(0, 12)}`;
  const aliases = { index, reports, ...(aliasActions(index) as object) };
  // Written last, so that a folder that has it is whole.
  replaceFile(join(dir, switchFile), JSON.stringify(aliases, null, 2));
  return { index, reports };
}

/** Names the index, and the actions that switch to it. */
export const switchFile = 'aliases.json';

export interface EngineFiles {
  readonly index: string;
  readonly reports: number;
  readonly actions: readonly unknown[];
}

export const readSwitch = (dir: string): EngineFiles =>
  JSON.parse(readFileSync(join(dir, switchFile), 'utf8')) as EngineFiles;

/** Files of a folder in order, with their paths. */
export const filesIn = (dir: string, folder: string): string[] =>
  readdirSync(join(dir, folder))
    .sort()
    .map((name) => join(dir, folder, name));

/** Puts a finished index together: groups, texts and Pagefind indexes from the cache, and the shared files. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { linkOrCopy } from '../../incremental/output/output-file.ts';
import { outputsRecord, type TaskStore } from '../../incremental/task-store.ts';
import { ByteWriter } from '../format/bytes.ts';
import { textFolder } from '../format/fragment.ts';
import { readTexts } from './fragment-store.ts';
import { writeShared } from './shared-files.ts';
import { readSummary, summaryFile } from './summary.ts';
import { type GroupTask, textsTask, type UnitTask } from './tasks.ts';
import { roughFolder } from './unit.ts';

export interface PublishOptions {
  /** Root of the built site. */
  readonly outDir: string;
  /** Most files of report texts; beyond that several texts share a file, which costs visitors bytes. */
  readonly maxFragments?: number;
  /**
   * Puts a folder of the index, which is named by what is in it, to where the index is written.
   * @returns false when the last index did not have it
   */
  readonly take?: (name: string) => boolean;
  /** Ids of the topics that have a page, with the number of reports that speak of each: for suggestions. */
  readonly topics?: ReadonlyMap<string, number>;
  /** Ids of the copies of each work: the list of hits shows one and folds the others into it. */
  readonly works?: readonly (readonly string[])[];
}

/** Makes a folder hold just the files of a finished one, as hard links. */
function linkFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  const entries = readdirSync(from, { withFileTypes: true }).filter(({ name }) => name !== outputsRecord);
  const names = new Set(entries.map(({ name }) => name));
  removeOthers(to, (name) => names.has(name));
  for (const entry of entries) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkFolder(source, target);
    else linkOrCopy(source, target);
  }
}

function removeOthers(folder: string, isKept: (name: string) => boolean): void {
  for (const name of readdirSync(folder)) {
    if (!isKept(name)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** Fewest texts in a file, a power of two, with which no more than `most` files are needed. */
export function bundleSize(units: readonly { readonly files: readonly unknown[] }[], most: number): number {
  for (let size = 1; ; size *= 2) {
    const files = units.reduce((sum, unit) => sum + Math.ceil(unit.files.length / size), 0);
    if (files <= Math.max(most, units.length)) return size;
  }
}

/** Files of one text each, or of several with their lengths before them. @returns their folder */
async function textFiles(store: TaskStore, { dir, name }: UnitTask, size: number): Promise<string> {
  const key = `${name}-${size}`;
  if (store.has(textsTask, key)) return store.entry(textsTask, key);
  const texts = readTexts(dir).map(({ bytes }) => bytes);
  return store.make(textsTask, key, (staging) => {
    for (let from = 0; from < texts.length; from += size) {
      const own = texts.slice(from, from + size);
      const lengths = new ByteWriter();
      if (size > 1) lengths.list(own.map(({ length }) => length));
      writeFileSync(join(staging, `${from / size}.bin`), Buffer.concat([lengths.take(), ...own]));
    }
  });
}

/**
 * @param out folder of the index; what does not belong there is taken away
 * @returns keys of the texts in the store
 */
export async function publish(
  store: TaskStore,
  out: string,
  groups: readonly GroupTask[],
  options: Omit<PublishOptions, 'outDir'>,
): Promise<string[]> {
  const { maxFragments = Number.POSITIVE_INFINITY, topics = new Map(), works = [] } = options;
  const { take = () => false } = options;
  const units = groups.flatMap((group) => group.units);
  const bundle = bundleSize(units, maxFragments);
  mkdirSync(out, { recursive: true });
  const folders = new Map<string, () => string | Promise<string>>([
    ...groups.map(({ dir, name }) => [name, () => dir] as const),
    ...units.flatMap((unit) => [
      [textFolder(unit.name, bundle), () => textFiles(store, unit, bundle)] as const,
      [roughPath(unit), () => join(unit.dir, roughFolder)] as const,
    ]),
  ]);
  removeOthers(out, (name) => folders.has(name));
  for (const [name, from] of folders) if (!take(name)) linkFolder(await from(), join(out, name));
  const archive = {
    bundle,
    groups: groups.map(({ name, units: own }) => ({
      path: name,
      reports: own.reduce((sum, { files }) => sum + files.length, 0),
    })),
    reports: units.flatMap(({ dir }) => readSummary(join(dir, summaryFile))),
    rough: units.map(roughPath),
    topics,
    works,
  };
  writeShared(out, archive, take);
  return units.map(({ name }) => `${name}-${bundle}`);
}

const roughPath = ({ name }: UnitTask): string => `r-${name}`;

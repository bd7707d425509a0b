/**
 * Content-addressed task store: what a task made, under a key that names all it was made from. An entry is a folder,
 * `<store>/<task>/<key>/`, with the outputs and a record of their SHA-256. Nothing is taken over unchecked: an entry
 * whose outputs are not those of its record is dropped and made again. Entries are never changed and appear whole, so
 * stores of several machines are joined by copying their folders into one.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { placeFolder, temporaryPrefix } from '../core/replace-file.ts';

/** What is made, and all that it is made from. */
export interface Task {
  /** Kind of task; letters and hyphens. */
  readonly name: string;
  /** Of the code that makes it, see code-version.ts. */
  readonly version: string;
  /** Values, or the hashes of files. */
  readonly inputs: readonly string[];
}

/** Outputs of an entry by path: their SHA-256. */
type Outputs = Readonly<Record<string, string>>;

/** Name of the record in the folder of an entry. */
export const outputsRecord = '.outputs.json';
const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** Paths of all files below a folder, with forward slashes, sorted. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => path !== outputsRecord)
    .sort();
}

const hashOutputs = (folder: string): Outputs =>
  Object.fromEntries(filesBelow(folder).map((path) => [path, sha256(readFileSync(join(folder, path)))]));

/** Tells what is wrong with an entry, or null when it is whole. */
function damageOf(folder: string): string | null {
  try {
    const expected = readFileSync(join(folder, outputsRecord), 'utf8');
    return expected === JSON.stringify(hashOutputs(folder)) ? null : 'outputs are not those that were made';
  } catch (error) {
    return (error as Error).message;
  }
}

/** Where damage is told; the work goes on. */
export type Warn = (message: string) => void;

const toStandardError: Warn = (message) => void process.stderr.write(`${message}\n`);

export class TaskStore {
  readonly folder: string;
  readonly #warn: Warn;

  /** @param folder of the store, made when it is missing; it may be deleted while nobody uses it */
  constructor(folder: string, warn: Warn = toStandardError) {
    this.folder = folder;
    this.#warn = warn;
  }

  /** Key that changes with everything that the outputs follow from. */
  static keyOf({ version, inputs }: Omit<Task, 'name'>): string {
    return sha256(JSON.stringify([version, ...inputs])).slice(0, 32);
  }

  /** Folder of an entry, whether or not it is there. */
  entry(name: string, key: string): string {
    return join(this.folder, name, key);
  }

  /** Keys of a kind of task that has been made; they may be damaged. */
  keys(name: string): string[] {
    const folder = join(this.folder, name);
    const present = existsSync(folder) ? readdirSync(folder) : [];
    return present.filter((key) => !key.startsWith(temporaryPrefix));
  }

  /** Tells whether an entry is there and whole; a damaged one is dropped. Reads all of it. */
  has(name: string, key: string): boolean {
    const folder = this.entry(name, key);
    if (!existsSync(folder)) return false;
    const damage = damageOf(folder);
    if (damage === null) return true;
    this.#warn(`cache: ${folder} is damaged and is made again (${damage})`);
    rmSync(folder, { recursive: true, force: true });
    return false;
  }

  /**
   * Makes an entry that is missing.
   * @param make writes the outputs into the folder that it is given
   */
  async make(name: string, key: string, make: (staging: string) => unknown): Promise<string> {
    const folder = this.entry(name, key);
    await placeFolder(folder, async (staging) => {
      await make(staging);
      writeFileSync(join(staging, outputsRecord), JSON.stringify(hashOutputs(staging)));
    });
    return folder;
  }

  /** @returns folder of the outputs of a task, and whether it had been made before */
  async run(task: Task, make: (staging: string) => unknown): Promise<{ dir: string; cached: boolean }> {
    const key = TaskStore.keyOf(task);
    const cached = this.has(task.name, key);
    return { dir: cached ? this.entry(task.name, key) : await this.make(task.name, key, make), cached };
  }

  /** As `run`, for a task with a single output. */
  async bytes(task: Task, make: () => Uint8Array | Promise<Uint8Array>): Promise<Uint8Array> {
    const { dir } = await this.run(task, async (staging) =>
      writeFileSync(join(staging, 'output'), await make()),
    );
    return readFileSync(join(dir, 'output'));
  }

  /** Drops the entries of a kind of task that are not in use, and what a killed process left. */
  keepOnly(name: string, keys: Iterable<string>): void {
    const used = new Set(keys);
    const folder = join(this.folder, name);
    mkdirSync(folder, { recursive: true });
    for (const key of readdirSync(folder)) {
      if (!used.has(key)) rmSync(join(folder, key), { recursive: true, force: true });
    }
  }
}

/**
 * Which files a command line means: files, and folders with all that lies in them. A link that a person names is
 * followed; one inside a folder never leads out of it, and what is no file (a device, a pipe) is told apart and named.
 */
import type { BigIntStats } from 'node:fs';
import { existsSync } from 'node:fs';
import { glob, lstat, readdir, readlink, realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileProblem } from './file-problem.ts';
import { bytesOfPath, isWithin, joinPath, namesLike, pathText } from './path-bytes.ts';

export interface Input {
  /** Path as the person gave it, or below the folder given, to be shown. */
  readonly path: string;
  /** The same to be opened: its name may be in no encoding that a string can hold. */
  readonly location: Uint8Array;
  readonly bytes: number;
}

export interface MissingInput {
  readonly path: string;
  readonly reason: string;
}

export interface Inputs {
  /** Every file once. */
  readonly found: Input[];
  /** What could not be read. */
  readonly missing: MissingInput[];
  /** Links that were not followed and hide nothing: what they lead to is read where it lies. */
  readonly passed: MissingInput[];
}

/** Hidden files, and what a browser saves beside a page (`<name>_files`), are no documents. */
const skipped = (name: string): boolean => name.startsWith('.') || /_files$|\.files$/.test(name);

const key = ({ dev, ino }: BigIntStats): string => `${dev}:${ino}`;

function kindOf(info: BigIntStats): string {
  if (info.isFIFO()) return '是管道（FIFO），不是文件';
  if (info.isSocket()) return '是套接字，不是文件';
  if (info.isCharacterDevice() || info.isBlockDevice()) return '是设备，不是文件';
  return '不是普通文件';
}

/** Walks through what one argument names. */
class Walk {
  readonly found: Input[] = [];
  readonly missing: MissingInput[] = [];
  readonly passed: MissingInput[] = [];
  /** Files that links inside the folder lead to, told when all others are known. */
  readonly #linked: { readonly input: Input; readonly file: string }[] = [];
  readonly #files = new Set<string>();
  /** The folder given, without links. */
  #root: Buffer | null = null;

  #miss(path: Buffer, reason: string): void {
    this.missing.push({ path: pathText(path), reason });
  }

  #add(path: Buffer, info: BigIntStats): void {
    this.#files.add(key(info));
    this.found.push({ path: pathText(path), location: path, bytes: Number(info.size) });
  }

  async begin(path: Buffer): Promise<void> {
    try {
      const info = await stat(path, { bigint: true });
      if (info.isDirectory()) {
        this.#root = await realpath(path, { encoding: 'buffer' });
        await this.#folder(path);
        for (const { input, file } of this.#linked) if (!this.#files.has(file)) this.found.push(input);
      } else if (info.isFile()) this.#add(path, info);
      else this.#miss(path, kindOf(info));
    } catch (error) {
      this.#miss(path, fileProblem(error));
    }
  }

  async #folder(path: Buffer): Promise<void> {
    const names = (await readdir(path, { encoding: 'buffer' }))
      .map((bytes) => ({ bytes, name: pathText(bytes) }))
      .filter(({ name }) => !skipped(name))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const { bytes } of names) await this.#entry(joinPath(path, bytes));
  }

  async #entry(path: Buffer): Promise<void> {
    try {
      const info = await lstat(path, { bigint: true });
      if (info.isSymbolicLink()) await this.#link(path);
      else if (info.isDirectory()) await this.#folder(path);
      else if (info.isFile()) this.#add(path, info);
      else this.#miss(path, kindOf(info));
    } catch (error) {
      this.#miss(path, fileProblem(error));
    }
  }

  async #link(path: Buffer): Promise<void> {
    const to = pathText(await readlink(path, { encoding: 'buffer' }));
    let target: Buffer;
    try {
      target = await realpath(path, { encoding: 'buffer' });
    } catch (error) {
      this.#miss(path, `是链接（指向 ${to}），${fileProblem(error)}`);
      return;
    }
    const info = await stat(path, { bigint: true });
    if (this.#root === null || !isWithin(this.#root, target)) {
      this.#miss(path, `是指向文件夹之外的链接（${to}），没有跟随；如要读入，请直接写出它所指的路径`);
    } else if (info.isDirectory()) {
      const reason = `是指向文件夹之内的链接（${to}），没有跟随；所指的文件夹在原处读入`;
      this.passed.push({ path: pathText(path), reason });
    } else if (info.isFile()) {
      const input = { path: pathText(path), location: path, bytes: Number(info.size) };
      this.#linked.push({ input, file: key(info) });
    } else this.#miss(path, kindOf(info));
  }
}

/** What an argument stands for: itself, or what a pattern or a name in another encoding means. */
async function meaning(path: string): Promise<Buffer[]> {
  if (existsSync(path)) return [bytesOfPath(path)];
  // The program was given a name whose bytes are not UTF-8 as one with replacement characters.
  if (path.includes('\ufffd')) return await namesLike(path);
  // A pattern that the shell did not resolve, as on Windows or in quotes.
  if (/[*?]/.test(path)) return (await Array.fromAsync(glob(path))).sort().map(bytesOfPath);
  return [bytesOfPath(path)];
}

/** @param paths files, folders and patterns; folders are read with all that lies below them, in order of names */
export async function listInputs(paths: readonly string[]): Promise<Inputs> {
  const all: Inputs = { found: [], missing: [], passed: [] };
  const seen = new Set<string>();
  for (const path of paths) {
    const matches = await meaning(path);
    if (matches.length === 0) all.missing.push({ path, reason: '没有与此相符的文件' });
    for (const match of matches) {
      const walk = new Walk();
      await walk.begin(match);
      for (const input of walk.found) {
        const place = resolve(Buffer.from(input.location).toString('latin1'));
        if (!seen.has(place)) all.found.push(input);
        seen.add(place);
      }
      all.missing.push(...walk.missing);
      all.passed.push(...walk.passed);
    }
  }
  return all;
}

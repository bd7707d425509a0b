/** Which files a command line means: files, and folders with all that lies in them. */
import { existsSync } from 'node:fs';
import { glob, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface Input {
  /** Path as the person gave it, or below the folder given. */
  readonly path: string;
  readonly bytes: number;
}

export interface MissingInput {
  readonly path: string;
  readonly reason: string;
}

/** Hidden files, and what a browser saves beside a page (`<name>_files`), are no documents. */
const skipped = (name: string): boolean => name.startsWith('.') || /_files$|\.files$/.test(name);

async function walk(path: string, found: Input[], missing: MissingInput[]): Promise<void> {
  try {
    const info = await stat(path);
    if (!info.isDirectory()) {
      if (info.isFile()) found.push({ path, bytes: info.size });
      else missing.push({ path, reason: '不是普通文件' });
      return;
    }
    const names = (await readdir(path)).filter((name) => !skipped(name)).sort();
    for (const name of names) await walk(join(path, name), found, missing);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    missing.push({ path, reason: code === 'ENOENT' ? '没有这个文件或文件夹' : `不能读取 (${code})` });
  }
}

/**
 * @param paths files, folders and patterns; folders are read with all that lies below them, in order of names
 * @returns every file once, and the paths that could not be read
 */
export async function listInputs(
  paths: readonly string[],
): Promise<{ found: Input[]; missing: MissingInput[] }> {
  const found: Input[] = [];
  const missing: MissingInput[] = [];
  for (const path of paths) {
    // A pattern that the shell did not resolve, as on Windows or in quotes.
    const pattern = /[*?]/.test(path) && !existsSync(path);
    const matches = pattern ? (await Array.fromAsync(glob(path))).sort() : [path];
    if (matches.length === 0) missing.push({ path, reason: '没有与此相符的文件' });
    for (const match of matches) await walk(match, found, missing);
  }
  const seen = new Set<string>();
  return { found: found.filter(({ path }) => !seen.has(path) && seen.add(path)), missing };
}

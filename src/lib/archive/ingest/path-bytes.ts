/**
 * Paths as the bytes that the system knows them by. Old archives hold names in GBK, which no string in UTF-8 stands
 * for: such a file is opened by its bytes and shown by the name that they mean.
 */
import { isUtf8 } from 'node:buffer';
import { readdir } from 'node:fs/promises';
import { basename, dirname, sep } from 'node:path';

const separator = Buffer.from(sep);

export const bytesOfPath = (path: string): Buffer => Buffer.from(path);

export const joinPath = (folder: Buffer, name: Buffer): Buffer =>
  Buffer.concat(folder.at(-1) === separator[0] ? [folder, name] : [folder, separator, name]);

/** The path as text: UTF-8, else GBK, else with `\xHH` for each byte that is no ASCII. */
export function pathText(path: Uint8Array): string {
  if (isUtf8(path)) return Buffer.from(path).toString('utf8');
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(path);
  } catch {
    return Buffer.from(path)
      .toString('latin1')
      .replace(/[\x80-\xff]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16)}`);
  }
}

/** True for `inner` in the folder or anywhere below it; both without links. */
export function isWithin(folder: Buffer, inner: Buffer): boolean {
  const prefix = joinPath(folder, Buffer.alloc(0));
  return folder.equals(inner) || inner.subarray(0, prefix.length).equals(prefix);
}

/** Files whose names, read as UTF-8, give the replacement characters of a path. */
export async function namesLike(path: string): Promise<Buffer[]> {
  const folder = dirname(path);
  try {
    const names = await readdir(folder, { encoding: 'buffer' });
    const matches = names.filter((name) => basename(path) === name.toString('utf8') && !isUtf8(name));
    return matches.map((name) => joinPath(bytesOfPath(folder), name)).sort(Buffer.compare);
  } catch {
    return [];
  }
}

/** Reads a file that may have become something else since it was listed: a pipe or a device is not waited for. */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** What stands under a path is no file any more. */
export class NoRegularFile extends Error {}

/**
 * @param limit most bytes
 * @returns null when the file is longer
 * @throws NoRegularFile, or an error of the file system
 */
export async function readRegular(location: string | Uint8Array, limit: number): Promise<Buffer | null> {
  const handle = await open(location as Buffer, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const info = await handle.stat();
    if (!info.isFile()) throw new NoRegularFile('不是普通文件');
    return info.size > limit ? null : await handle.readFile();
  } finally {
    await handle.close();
  }
}

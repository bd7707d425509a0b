/** `-` on a command line: what comes on standard input, as a file that the rest of the program can read. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';

/** @returns the paths with `-` replaced by a temporary file that is gone when the program ends */
export async function standardInput(paths: readonly string[]): Promise<string[]> {
  if (!paths.includes('-')) return [...paths];
  const folder = await mkdtemp(join(tmpdir(), 'juanzong-'));
  process.once('beforeExit', () => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'standard-input');
  await writeFile(file, await buffer(process.stdin));
  return paths.map((path) => (path === '-' ? file : path));
}

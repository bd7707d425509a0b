/**
 * `manifest.json` at the root of a site: every file with its sha256, so that a stranger can tell whether a copy is
 * whole. Same site, same bytes.
 */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { hostFileNames } from './host-files.ts';

export const manifestName = 'manifest.json';

const entry = z.strictObject({
  /** Path below the base path, with forward slashes. */
  path: z.string().min(1),
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const schema = z.strictObject({
  format: z.literal('juanzong-manifest-1'),
  /** See content-version.ts. */
  contentVersion: z.string().regex(/^[0-9a-f]{16}$/),
  /** What visitors can load, sorted by path; the manifest itself is not among them. */
  files: z.array(entry),
  /** Configuration of hosts, which a host need not serve. */
  hostFiles: z.array(entry),
});

export type ManifestEntry = z.infer<typeof entry>;
export type Manifest = z.infer<typeof schema>;

/** @throws Error when the text is no manifest, saying what is wrong */
export function readManifest(text: string): Manifest {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new Error(`no ${manifestName}: not JSON`);
  }
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  throw new Error(
    `no ${manifestName}: ${result.error.issues[0]?.path.join('.')}: ${result.error.issues[0]?.message}`,
  );
}

/** One file a line, so that two manifests can be compared line by line. */
export function manifestText({ format, contentVersion, files, hostFiles }: Manifest): string {
  const list = (entries: readonly ManifestEntry[]) =>
    entries.length === 0 ? '[]' : `[\n${entries.map((one) => JSON.stringify(one)).join(',\n')}\n]`;
  const head = `"format":${JSON.stringify(format)},\n"contentVersion":${JSON.stringify(contentVersion)}`;
  return `{\n${head},\n"files":${list(files)},\n"hostFiles":${list(hostFiles)}\n}\n`;
}

/** Synchronous reading is several times cheaper than a stream for files of the size of a page. */
const piece = Buffer.allocUnsafe(1024 * 1024);

/** @returns sha256 of a file, read in pieces: memory does not grow with its size */
export function sha256OfFile(path: string): string {
  const hash = createHash('sha256');
  const file = openSync(path, 'r');
  try {
    for (let count = readSync(file, piece); count > 0; count = readSync(file, piece)) {
      hash.update(piece.subarray(0, count));
    }
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}

/** @returns paths of all files below `dir`, with forward slashes, sorted by code units */
export async function listFiles(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries
    .filter((one) => one.isFile())
    .map((one) =>
      join(one.parentPath, one.name)
        .slice(dir.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

/**
 * Writes the manifest of the site in `dir`, as the last file of a build.
 * @param contentVersion see content-version.ts
 */
export async function writeManifest(dir: string, contentVersion: string): Promise<void> {
  const files: ManifestEntry[] = [];
  const hostFiles: ManifestEntry[] = [];
  for (const path of await listFiles(dir)) {
    if (path === manifestName) continue;
    const file = join(dir, path);
    const one = { path, bytes: (await stat(file)).size, sha256: sha256OfFile(file) };
    (hostFileNames.includes(path) ? hostFiles : files).push(one);
  }
  const manifest: Manifest = { format: 'juanzong-manifest-1', contentVersion, files, hostFiles };
  await writeFile(join(dir, manifestName), manifestText(manifest));
}

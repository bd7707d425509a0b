/**
 * `manifest.json` at the root of a site: every file with its sha256, so that a stranger can tell whether a copy is
 * whole. Same site, same bytes.
 */
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { listFiles, sha256OfFile } from './files.ts';
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

/**
 * Writes the manifest of the site in `dir`, as the last file of a build.
 * @param contentVersion see content-version.ts
 */
export function writeManifest(dir: string, contentVersion: string): void {
  const files: ManifestEntry[] = [];
  const hostFiles: ManifestEntry[] = [];
  for (const path of listFiles(dir)) {
    if (path === manifestName) continue;
    const file = join(dir, path);
    const one = { path, bytes: statSync(file).size, sha256: sha256OfFile(file) };
    (hostFileNames.includes(path) ? hostFiles : files).push(one);
  }
  const manifest: Manifest = { format: 'juanzong-manifest-1', contentVersion, files, hostFiles };
  writeFileSync(join(dir, manifestName), manifestText(manifest));
}

/**
 * The manifest of a site: every file with its sha256, so that a stranger can tell whether a copy is whole.
 * `manifest.json` names the parts (`manifest/000.json` …) with their checksums, and the parts name the files: no file
 * of it grows with the archive, and who trusts `manifest.json` can trust all of it. Same site, same bytes.
 */

import { hash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { manifestName } from '../../core/files.ts';
import { compareText } from '../../core/order.ts';
import { anchorsOf, hashAnchors, hasPublicAnchors } from './anchors.ts';
import { listFiles, sha256OfFile } from './files.ts';
import { hostFileNames } from './host-file-names.ts';

/** Folder of the parts. */
export const partsFolder = 'manifest/';

/**
 * Files beside `manifest.json` that vouch for it: signatures of minisign and signify, time stamps of RFC 3161 and
 * OpenTimestamps. They are made after it, so it cannot name them.
 */
const attestationEndings = ['.minisig', '.sig', '.tsr', '.ots'];

/** The manifest itself, its parts, and what vouches for it. */
export const isOfManifest = (path: string): boolean =>
  path === manifestName ||
  path.startsWith(partsFolder) ||
  attestationEndings.some((ending) => path === manifestName + ending);

/** Files that a manifest may name: a hundred thousand reports have some 620,000. */
export const mostFiles = 800_000;

/** Parts that they are in, and files that a part names at most. */
export const mostParts = 1024;
export const mostOfPart = 4000;

const checksum = z.string().regex(/^[0-9a-f]{64}$/);

const entry = z.strictObject({
  /** Path below the base path, with forward slashes; nothing in it leads out of the site or steers a terminal. */
  path: z
    .string()
    .max(1000)
    .regex(/^(?!\/)(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^\p{Cc}\\]+$/u),
  bytes: z.int().nonnegative(),
  sha256: checksum,
  /** Of a page whose anchors others link to: stands for the list of its anchors (see anchors.ts). */
  anchors: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .optional(),
});

export const rootSchema = z.strictObject({
  format: z.literal('juanzong-manifest-2'),
  /** See content-version.ts. */
  contentVersion: z.string().regex(/^[0-9a-f]{16}$/),
  /** Number of files that visitors can load; the manifest itself is not counted. */
  files: z.int().nonnegative().max(mostFiles),
  /** What these files hold together. */
  bytes: z.int().nonnegative(),
  parts: z
    .array(z.strictObject({ path: z.string().regex(/^manifest\/\d+\.json$/), sha256: checksum }))
    .max(mostParts),
  /** Configuration of hosts, which a host need not serve. */
  hostFiles: z.array(entry),
});

export const partSchema = z.array(entry).max(mostOfPart);

export type ManifestEntry = z.infer<typeof entry>;
export type ManifestRoot = z.infer<typeof rootSchema>;

/** In any order; they may be parsed as they are asked for. */
export interface ManifestFiles extends Iterable<ManifestEntry> {
  readonly length: number;
}

/** A manifest with all its parts. */
export interface Manifest {
  readonly contentVersion: string;
  /** What visitors can load. */
  readonly files: ManifestFiles;
  readonly hostFiles: readonly ManifestEntry[];
  /** Checksum of `manifest.json`, which stands for the whole site. */
  readonly sha256: string;
}

/** What the last build, or the writer of a file, knows about it. */
export type KnownFile = Omit<ManifestEntry, 'path'>;

/** Files that one part names on average; with 150 bytes a line a part has some 150 KB. */
const filesPerPart = 1000;

const sha256Of = (data: string | Buffer): string => hash('sha256', data);

/**
 * Writes the manifest of the site in `dir`, as the last step of a build.
 * @param contentVersion see content-version.ts
 * @param known files, by path, that are not read again: entries of an earlier manifest for files that were taken over
 * @param paths of all files of the site, sorted
 * @returns every file of the site, those of the manifest too, sorted by path
 */
export function writeManifest(
  dir: string,
  contentVersion: string,
  known: ReadonlyMap<string, KnownFile> = new Map(),
  paths: readonly string[] = listFiles(dir),
): Pick<ManifestEntry, 'path' | 'bytes'>[] {
  const files: ManifestEntry[] = [];
  const hostFiles: ManifestEntry[] = [];
  for (const path of paths) {
    if (isOfManifest(path)) continue;
    const { bytes, sha256, anchors } = known.get(path) ?? lookAt(dir, path);
    const one: ManifestEntry = anchors ? { path, bytes, sha256, anchors } : { path, bytes, sha256 };
    (hostFileNames.includes(path) ? hostFiles : files).push(one);
  }
  const root: ManifestRoot = {
    format: 'juanzong-manifest-2',
    contentVersion,
    files: files.length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    parts: writeParts(dir, files),
    hostFiles,
  };
  writeFileSync(join(dir, manifestName), `${JSON.stringify(root, null, 1)}\n`);
  const own = [...root.parts.map(({ path }) => path), manifestName];
  const sizes = own.map((path) => ({ path, bytes: statSync(join(dir, path)).size }));
  return [...files, ...hostFiles, ...sizes].sort((a, b) => compareText(a.path, b.path));
}

/**
 * Puts beside the manifest what vouches for just these bytes of it.
 * @param from folder with files named by the sha256 of a `manifest.json` and an ending, such as `3f0a….minisig`
 * @returns what was put there
 */
export function copyAttestations(dir: string, from: string): Pick<ManifestEntry, 'path' | 'bytes'>[] {
  const sha256 = sha256OfFile(join(dir, manifestName));
  return attestationEndings.flatMap((ending) => {
    const path = manifestName + ending;
    const kept = join(from, sha256 + ending);
    rmSync(join(dir, path), { force: true });
    if (!existsSync(kept)) return [];
    copyFileSync(kept, join(dir, path));
    return [{ path, bytes: statSync(kept).size }];
  });
}

function lookAt(dir: string, path: string): KnownFile {
  const file = join(dir, path);
  if (!hasPublicAnchors(path)) return { bytes: statSync(file).size, sha256: sha256OfFile(file) };
  const page = readFileSync(file);
  const anchors = hashAnchors(anchorsOf(path, page.toString()));
  return { bytes: page.length, sha256: sha256Of(page), anchors };
}

/** A file stays in its part, whatever else comes and goes, until the number of parts doubles. */
function writeParts(dir: string, files: readonly ManifestEntry[]): ManifestRoot['parts'] {
  const count = 2 ** Math.max(0, Math.ceil(Math.log2(files.length / filesPerPart)));
  const parts = Array.from({ length: count }, () => [] as string[]);
  for (const one of files) {
    const place = crc32(one.path) % count;
    parts[place]?.push(JSON.stringify(one));
  }
  rmSync(join(dir, partsFolder), { recursive: true, force: true });
  mkdirSync(join(dir, partsFolder));
  return parts.map((lines, index) => {
    const path = `${partsFolder}${String(index).padStart(3, '0')}.json`;
    // One file a line, so that two manifests can be compared line by line.
    const text = lines.length === 0 ? '[]\n' : `[\n${lines.join(',\n')}\n]\n`;
    writeFileSync(join(dir, path), text);
    return { path, sha256: sha256Of(text) };
  });
}

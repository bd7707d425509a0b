/** Compares a copy of the site, in a folder or on a host, with its manifest, byte by byte. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { boundedFetch } from './bounded-fetch.ts';
import { listEntries, sha256OfFile } from './files.ts';
import { isOfManifest, type Manifest, type ManifestEntry } from './manifest.ts';
import { addressOf } from './site-source.ts';

export interface Verification {
  /** Files that were compared. */
  readonly checked: number;
  /** One line for each file that is missing, changed, unknown or could not be loaded. */
  readonly problems: readonly string[];
}

/** A host's own page for a missing file may be longer than the file. */
const mostOfErrorPage = 1024 * 1024;

const changed = ({ path, sha256 }: ManifestEntry, found: string): string =>
  `changed: ${path} has sha256 ${found}, the manifest says ${sha256}`;

/** Compares a folder; files that the manifest does not name are problems too. */
export function verifyFolder(dir: string, manifest: Manifest): Verification {
  const entries = [...manifest.files, ...manifest.hostFiles];
  const { files, others } = listEntries(dir);
  const present = new Set(files);
  const problems: string[] = [];
  for (const entry of entries) {
    if (!present.delete(entry.path)) {
      problems.push(`missing: ${entry.path}`);
      continue;
    }
    const found = sha256OfFile(join(dir, entry.path));
    if (found !== entry.sha256) problems.push(changed(entry, found));
  }
  problems.push(...others.map((path) => `unknown: ${path} is no plain file but a link or a device`));
  const unknown = [...present].filter((path) => !isOfManifest(path));
  problems.push(...unknown.map((path) => `unknown: ${path} is not in the manifest`));
  return { checked: entries.length, problems };
}

export interface HttpOptions {
  /** Requests under way at the same time. */
  readonly concurrency?: number;
  /** Tries after the first one; the pause doubles each time. */
  readonly retries?: number;
  /** First pause in milliseconds. */
  readonly pause?: number;
  /** Milliseconds that one try may take. */
  readonly timeout?: number;
  readonly onProgress?: (done: number) => void;
}

/** Several may take from it at once. */
function* each<T>(items: Iterable<T>): Generator<T> {
  yield* items;
}

/** @param home address of the home page, with a slash at its end */
export async function verifySite(
  home: string,
  manifest: Manifest,
  options: HttpOptions = {},
): Promise<Verification> {
  const waiting = each(manifest.files);
  const problems: string[] = [];
  let done = 0;
  const lane = async () => {
    for (const entry of waiting) {
      const problem = await checkUrl(home, entry, options);
      if (problem !== null) problems.push(problem);
      options.onProgress?.(++done);
    }
  };
  await Promise.all(Array.from({ length: options.concurrency ?? 8 }, lane));
  return { checked: manifest.files.length, problems: problems.sort() };
}

async function checkUrl(home: string, entry: ManifestEntry, options: HttpOptions): Promise<string | null> {
  try {
    const { status, sha256 } = await load(
      addressOf(home, entry.path),
      Math.max(entry.bytes, mostOfErrorPage),
      options,
    );
    // Hosts may answer with status 404 when the page for missing addresses is asked for by name.
    if (status !== 200 && entry.path !== '404.html') return `missing: ${entry.path} gives status ${status}`;
    return sha256 === entry.sha256 ? null : changed(entry, sha256);
  } catch (error) {
    const { message, cause } = error as Error;
    return `not loaded: ${entry.path}: ${message}${cause instanceof Error ? ` (${cause.message})` : ''}`;
  }
}

async function sha256Of(body: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of body) hash.update(piece);
  return hash.digest('hex');
}

/**
 * @param mostBytes a longer file is not loaded to its end
 * @returns what the server sent in the end; failures that may pass are tried again
 */
async function load(
  url: string,
  mostBytes: number,
  options: HttpOptions,
): Promise<{ status: number; sha256: string }> {
  const { retries = 3, pause = 500, timeout = 60_000 } = options;
  for (let attempt = 0; ; attempt += 1) {
    try {
      const { status, body } = await boundedFetch(url, { mostBytes, timeout });
      const passing = status === 429 || status >= 500;
      if (!passing || attempt >= retries) return { status, sha256: await sha256Of(body) };
    } catch (error) {
      if (attempt >= retries) throw error;
    }
    await sleep(pause * 2 ** attempt);
  }
}

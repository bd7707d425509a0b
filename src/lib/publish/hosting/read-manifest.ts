/** Reads the manifest of a copy of the site (see manifest.ts). */

import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { manifestName } from '../../core/files.ts';
import { compareText } from '../../core/order.ts';
import { type Manifest, type ManifestEntry, type ManifestFiles, partSchema, rootSchema } from './manifest.ts';
import type { SiteSource } from './site-source.ts';

/** Bytes of all parts together: those of a hundred thousand reports have some 120 MB. */
const mostBytes = 128 * 1024 * 1024;

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Files as the bytes of their parts, which take a fifth of the memory that they take as objects. */
class Parts implements ManifestFiles {
  readonly #parts: Buffer[] = [];
  length = 0;

  add(part: Buffer, files: number): void {
    this.#parts.push(part);
    this.length += files;
  }

  *[Symbol.iterator](): Generator<ManifestEntry> {
    for (const part of this.#parts) yield* JSON.parse(part.toString()) as ManifestEntry[];
  }
}

/**
 * @param source copy of the site that the parts lie in, on a host that may be anyone's
 * @param rootText text of a `manifest.json` that is trusted; by default the one that lies in the copy
 * @returns the manifest with its files in the order of its parts
 * @throws Error when there is no manifest, or a part is missing or is not what the manifest says
 */
export async function openManifest(
  source: SiteSource,
  rootText?: string,
): Promise<Manifest & { readonly files: ManifestFiles }> {
  const text = rootText ?? (await source.read(manifestName));
  if (text === null) throw new Error(`${source.name} has no ${manifestName}`);
  const { contentVersion, parts, hostFiles, files: count } = parse(manifestName, text, rootSchema);
  const files = new Parts();
  let bytes = 0;
  for (const { path, sha256 } of parts) {
    // A manifest that lies about its size is not read to its end.
    if (files.length > count) break;
    const part = await source.read(path);
    if (part === null) throw new Error(`${source.name} has no ${path}, which belongs to ${manifestName}`);
    bytes += Buffer.byteLength(part);
    if (bytes > mostBytes) {
      throw new Error(`${manifestName} with its parts has more than the ${mostBytes} bytes that it may have`);
    }
    if (sha256Of(part) !== sha256) throw new Error(`${path} is not the one that ${manifestName} names`);
    files.add(Buffer.from(part), parse(path, part, partSchema).length);
  }
  if (files.length !== count) {
    throw new Error(`${manifestName} speaks of ${count} files, its parts name ${files.length} or more`);
  }
  return { contentVersion, files, hostFiles, sha256: sha256Of(text) };
}

/** As `openManifest`, with the files sorted by path: for a site of one's own. */
export async function readManifest(
  source: SiteSource,
  rootText?: string,
): Promise<Manifest & { readonly files: readonly ManifestEntry[] }> {
  const manifest = await openManifest(source, rootText);
  return { ...manifest, files: [...manifest.files].sort((a, b) => compareText(a.path, b.path)) };
}

function parse<T>(name: string, text: string, schema: z.ZodType<T>): T {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new Error(`no ${name}: not JSON`);
  }
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Error(`no ${name}: ${issue?.path.join('.')}: ${issue?.message}`);
}

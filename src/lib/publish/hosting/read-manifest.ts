/** Reads the manifest of a copy of the site (see manifest.ts). */

import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { manifestName } from '../../core/files.ts';
import { compareText } from '../../core/order.ts';
import { type Manifest, type ManifestEntry, partSchema, rootSchema } from './manifest.ts';
import type { SiteSource } from './site-source.ts';

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * @param source copy of the site that the parts lie in
 * @param rootText text of a `manifest.json` that is trusted; by default the one that lies in the copy
 * @throws Error when there is no manifest, or a part is missing or is not what the manifest says
 */
export async function readManifest(source: SiteSource, rootText?: string): Promise<Manifest> {
  const text = rootText ?? (await source.read(manifestName));
  if (text === null) throw new Error(`${source.name} has no ${manifestName}`);
  const { contentVersion, parts, hostFiles, files: count } = parse(manifestName, text, rootSchema);
  const files: ManifestEntry[] = [];
  for (const { path, sha256 } of parts) {
    // A manifest that lies about its size is not read to its end.
    if (files.length > count) break;
    const part = await source.read(path);
    if (part === null) throw new Error(`${source.name} has no ${path}, which belongs to ${manifestName}`);
    if (sha256Of(part) !== sha256) throw new Error(`${path} is not the one that ${manifestName} names`);
    for (const one of parse(path, part, partSchema)) files.push(one);
  }
  if (files.length !== count) {
    throw new Error(`${manifestName} speaks of ${count} files, its parts name ${files.length} or more`);
  }
  files.sort((a, b) => compareText(a.path, b.path));
  return { contentVersion, files, hostFiles, sha256: sha256Of(text) };
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

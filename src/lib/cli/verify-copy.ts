/** `npm run verify`: finds out what kind of copy it was given, and has it compared with what it should be. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createProgress } from '../build/progress.ts';
import type { Manifest } from '../publish/hosting/manifest.ts';
import { readManifest } from '../publish/hosting/read-manifest.ts';
import { siteSource } from '../publish/hosting/site-source.ts';
import { type Verification, verifyFolder, verifySite } from '../publish/hosting/verify.ts';
import { verifyBag } from '../publish/preservation/verify-bag.ts';

export interface VerifyOptions {
  /** File with a manifest to trust instead of the one that lies with the copy. */
  readonly manifest?: string;
  /** Requests at the same time. */
  readonly concurrency: number;
}

/**
 * @param copy address of a home page, folder of a built site, or folder of a bag
 * @throws when there is no manifest to compare with
 */
export async function verifyCopy(copy: string, options: VerifyOptions): Promise<Verification> {
  const isUrl = /^https?:/.test(copy);
  const place = isUrl ? `${copy.replace(/\/*$/, '')}/` : resolve(copy);
  if (!isUrl && existsSync(join(place, 'bagit.txt'))) return verifyBag(place);
  const trusted = options.manifest ? await readFile(options.manifest, 'utf8') : undefined;
  const manifest = await readManifest(siteSource(place), trusted);
  console.log(`Content version ${manifest.contentVersion}; manifest with sha256 ${manifest.sha256}`);
  return isUrl ? verifyUrl(place, manifest, options.concurrency) : verifyFolder(place, manifest);
}

async function verifyUrl(home: string, manifest: Manifest, concurrency: number): Promise<Verification> {
  const progress = createProgress({ title: 'verify', total: manifest.files.length });
  const result = await verifySite(home, manifest, { concurrency, onProgress: () => progress.step(1) });
  progress.done();
  return result;
}

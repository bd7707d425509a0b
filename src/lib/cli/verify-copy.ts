/** `npm run verify`: finds out what kind of copy it was given, and has it compared with what it should be. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createProgress } from '../build/progress.ts';
import { manifestName } from '../core/files.ts';
import { shown } from '../core/text/shown.ts';
import type { Manifest } from '../publish/hosting/manifest.ts';
import { openManifest } from '../publish/hosting/read-manifest.ts';
import { readPublicKey, signatureEndings, verifySignature } from '../publish/hosting/signature.ts';
import { type SiteSource, siteSource } from '../publish/hosting/site-source.ts';
import { type Verification, verifyFolder, verifySite } from '../publish/hosting/verify.ts';
import { verifyBag } from '../publish/preservation/verify-bag.ts';

export interface VerifyOptions {
  /** File with a manifest to trust instead of the one that lies with the copy. */
  readonly manifest?: string;
  /** Public key, or its file, that must have signed the manifest. */
  readonly key?: string;
  /** Requests at the same time. */
  readonly concurrency: number;
}

/**
 * @param copy address of a home page, folder of a built site, or folder of a bag
 * @throws when there is no manifest to compare with, or it is not signed by the key that was given
 */
export async function verifyCopy(copy: string, options: VerifyOptions): Promise<Verification> {
  const isUrl = /^https?:/.test(copy);
  const place = isUrl ? `${copy.replace(/\/*$/, '')}/` : resolve(copy);
  if (!isUrl && existsSync(join(place, 'bagit.txt'))) return verifyBag(place);
  const trusted = options.manifest ? await readFile(options.manifest, 'utf8') : undefined;
  const source = siteSource(place);
  if (options.key !== undefined) await checkSignature(source, options.key, trusted);
  const manifest = await openManifest(source, trusted);
  console.log(`Content version ${manifest.contentVersion}; manifest with sha256 ${manifest.sha256}`);
  return isUrl ? verifyUrl(place, manifest, options.concurrency) : verifyFolder(place, manifest);
}

async function verifyUrl(home: string, manifest: Manifest, concurrency: number): Promise<Verification> {
  const progress = createProgress({ title: 'verify', total: manifest.files.length });
  const result = await verifySite(home, manifest, { concurrency, onProgress: () => progress.step(1) });
  progress.done();
  return result;
}

/** Everything else in the copy hangs on `manifest.json`, so its signature is enough. */
async function checkSignature(source: SiteSource, key: string, trusted: string | undefined): Promise<void> {
  const publicKey = readPublicKey(existsSync(key) ? await readFile(key, 'utf8') : key);
  const manifest = trusted ?? (await source.read(manifestName));
  if (manifest === null) throw new Error(`${source.name} has no ${manifestName}`);
  for (const ending of signatureEndings) {
    const signature = await source.read(manifestName + ending);
    if (signature === null) continue;
    const comment = verifySignature(Buffer.from(manifest), signature, publicKey);
    console.log(
      `${manifestName} is signed by key ${publicKey.id}${comment === null ? '' : `: ${shown(comment)}`}`,
    );
    return;
  }
  throw new Error(
    `${source.name} has no ${signatureEndings.map((ending) => manifestName + ending).join(' or ')}`,
  );
}

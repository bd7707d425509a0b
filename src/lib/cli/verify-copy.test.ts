import { generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sha256OfFile } from '../publish/hosting/files.ts';
import { copyAttestations, writeManifest } from '../publish/hosting/manifest.ts';
import { verifyCopy } from './verify-copy.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const keyId = Buffer.from('01234567');
const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
const key = Buffer.concat([Buffer.from('Ed'), keyId, raw]).toString('base64');

/** As signify makes them. */
function signatureOf(file: string): string {
  const signature = sign(null, readFileSync(file), privateKey);
  return `untrusted comment: by a test\n${Buffer.concat([Buffer.from('Ed'), keyId, signature]).toString('base64')}\n`;
}

let dir: string;
let site: string;
let kept: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'manifest-'));
  site = join(dir, 'site');
  kept = join(dir, 'attestations');
  mkdirSync(site);
  mkdirSync(kept);
  writeFileSync(join(site, 'index.html'), '<!doctype html><title>一</title>');
  writeManifest(site, '0123456789abcdef');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const manifest = (): string => join(site, 'manifest.json');
const verify = (): ReturnType<typeof verifyCopy> => verifyCopy(site, { concurrency: 1, key });

test('what vouches for a manifest is kept beside it as long as the manifest is the same', async () => {
  const name = `${sha256OfFile(manifest())}.sig`;
  writeFileSync(join(kept, name), signatureOf(manifest()));
  writeFileSync(join(kept, `${sha256OfFile(manifest())}.ots`), 'a time stamp');
  expect(copyAttestations(site, kept).map(({ path }) => path)).toEqual([
    'manifest.json.sig',
    'manifest.json.ots',
  ]);
  expect(await verify()).toEqual({ checked: 1, problems: [] });

  writeFileSync(join(site, 'index.html'), '<!doctype html><title>二</title>');
  writeManifest(site, '0123456789abcdef');
  expect(copyAttestations(site, kept)).toEqual([]);
  expect(existsSync(join(site, 'manifest.json.sig'))).toBe(false);
});

test('a manifest that was changed after it was signed, or not signed at all, is refused', async () => {
  await expect(verify()).rejects.toThrow('has no manifest.json.minisig or manifest.json.sig');
  const signature = signatureOf(manifest());
  writeFileSync(join(site, 'index.html'), '<!doctype html><title>二</title>');
  writeManifest(site, '0123456789abcdef');
  writeFileSync(join(site, 'manifest.json.sig'), signature);
  await expect(verify()).rejects.toThrow('not the one that was signed');
});

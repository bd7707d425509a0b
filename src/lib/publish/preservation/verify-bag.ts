/** Checks a BagIt bag with sha256 manifests: every file is there, unchanged and named. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listFiles, sha256OfFile } from '../hosting/files.ts';
import type { Verification } from '../hosting/verify.ts';

/** @throws Error when the folder has no `bagit.txt` or no sha256 manifest */
export async function verifyBag(dir: string): Promise<Verification> {
  const declaration = await readFile(join(dir, 'bagit.txt'), 'utf8');
  if (!/^BagIt-Version: [01]\.\d+\n/.test(declaration)) throw new Error(`${dir}/bagit.txt names no version`);
  const payload = await readChecksums(dir, 'manifest-sha256.txt');
  const tags = await readChecksums(dir, 'tagmanifest-sha256.txt');
  const present = new Set(listFiles(dir));
  present.delete('tagmanifest-sha256.txt');
  const problems: string[] = [];
  for (const [path, sha256] of [...tags, ...payload]) {
    if (!present.delete(path)) {
      problems.push(`missing: ${path}`);
      continue;
    }
    const found = sha256OfFile(join(dir, path));
    if (found !== sha256) problems.push(`changed: ${path} has sha256 ${found}, the manifest says ${sha256}`);
  }
  problems.push(...[...present].map((path) => `unknown: ${path} is in no manifest`));
  return { checked: payload.length + tags.length, problems };
}

async function readChecksums(dir: string, name: string): Promise<(readonly [string, string])[]> {
  const lines = (await readFile(join(dir, name), 'utf8')).split('\n').filter(Boolean);
  return lines.map((line) => {
    const [, sha256, path] = /^([0-9a-f]{64}) +\*?(.+)$/i.exec(line) ?? [];
    if (sha256 === undefined || path === undefined)
      throw new Error(`${name}: not a line of checksums: ${line}`);
    return [decodePath(path), sha256.toLowerCase()];
  });
}

function decodePath(path: string): string {
  return path.replace(/%0D/gi, '\r').replace(/%0A/gi, '\n').replaceAll('%25', '%');
}

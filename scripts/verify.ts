/** `npm run verify -- URL|FOLDER`: is a deployed copy, a built folder or a BagIt bag what it should be? */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { createProgress } from '../src/lib/build/progress.ts';
import type { Manifest } from '../src/lib/publish/hosting/manifest.ts';
import { readManifest } from '../src/lib/publish/hosting/read-manifest.ts';
import { siteSource } from '../src/lib/publish/hosting/site-source.ts';
import { type Verification, verifyFolder, verifySite } from '../src/lib/publish/hosting/verify.ts';
import { verifyBag } from '../src/lib/publish/preservation/verify-bag.ts';

interface Options {
  readonly manifest?: string;
  readonly concurrency: number;
}

const command = new Command('verify')
  .description('Compare a copy of the site with its manifest, or check a BagIt bag.')
  .argument('<URL|FOLDER>', 'address of the home page, folder of a built site, or folder of a bag')
  .option('--manifest <FILE>', 'trust this manifest of your own instead of the one that lies with the copy')
  .option('--concurrency <NUMBER>', 'requests at the same time', Number, 8)
  .addHelpText(
    'after',
    '\nExit codes: 0 all as it should be, 1 differences were found, 2 nothing to compare with.',
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();
const options = command.opts<Options>();
const place = command.args[0] ?? '';

async function verifyCopy(): Promise<Verification> {
  const isUrl = /^https?:/.test(place);
  const copy = isUrl ? `${place.replace(/\/*$/, '')}/` : resolve(place);
  if (!isUrl && existsSync(join(copy, 'bagit.txt'))) return verifyBag(copy);
  const trusted = options.manifest ? await readFile(options.manifest, 'utf8') : undefined;
  const manifest = await readManifest(siteSource(copy), trusted);
  console.log(`Content version ${manifest.contentVersion}; manifest with sha256 ${manifest.sha256}`);
  return isUrl ? verifyUrl(copy, manifest) : verifyFolder(copy, manifest);
}

async function verifyUrl(home: string, manifest: Manifest): Promise<Verification> {
  const progress = createProgress({ title: 'verify', total: manifest.files.length });
  const { concurrency } = options;
  const result = await verifySite(home, manifest, { concurrency, onProgress: () => progress.step(1) });
  progress.done();
  return result;
}

try {
  const { checked, problems } = await verifyCopy();
  for (const problem of problems) console.log(problem);
  console.log(`${checked} files checked, ${problems.length} problems`);
  process.exitCode = problems.length > 0 ? 1 : 0;
} catch (error) {
  console.error(`verify: ${(error as Error).message}`);
  process.exitCode = 2;
}

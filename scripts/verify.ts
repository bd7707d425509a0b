/** `npm run verify -- URL|FOLDER`: is a deployed copy, a built folder or a BagIt bag what it should be? */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { type Manifest, readManifest } from '../src/lib/hosting/manifest.ts';
import { loadManifestText, type Verification, verifyFolder, verifySite } from '../src/lib/hosting/verify.ts';
import { goneFiles, withdrawnPages } from '../src/lib/hosting/withdrawn.ts';
import { verifyBag } from '../src/lib/preservation/verify-bag.ts';
import { createProgress } from './lib/progress.ts';

interface Options {
  readonly manifest?: string;
  readonly since?: string;
  readonly concurrency: number;
}

const command = new Command('verify')
  .description('Compare a copy of the site with its manifest, or check a BagIt bag.')
  .argument('<URL|FOLDER>', 'address of the home page, folder of a built site, or folder of a bag')
  .option('--manifest <FILE>', 'trust this manifest of your own instead of the one that lies with the copy')
  .option('--since <FILE>', 'manifest of an earlier build: nothing that it had may be gone without a word')
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
  const text = options.manifest ? await readFile(options.manifest, 'utf8') : await loadManifestText(copy);
  const manifest = readManifest(text);
  const gone = options.since ? await goneSince(options.since, manifest) : [];
  const sha256 = createHash('sha256').update(text).digest('hex');
  console.log(`Content version ${manifest.contentVersion}; manifest with sha256 ${sha256}`);
  const { checked, problems } = isUrl ? await verifyUrl(copy, manifest) : verifyFolder(copy, manifest);
  return { checked, problems: [...problems, ...gone] };
}

/** @returns one line for each file of an earlier build that is gone without an entry in the list of withdrawn pages */
async function goneSince(file: string, manifest: Manifest): Promise<string[]> {
  const before = readManifest(await readFile(file, 'utf8'));
  return goneFiles(before, manifest, withdrawnPages()).map(
    (path) => `gone: ${path} was there before: keep it, or explain it in content/vocab/withdrawn.yml`,
  );
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

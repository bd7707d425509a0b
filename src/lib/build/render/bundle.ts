/** The templates of the site as a module that renders them, built again only when their code changed. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundlesDir } from '../../core/files.ts';
import { placeFolder } from '../../core/replace-file.ts';
import type { FileIndex } from '../../incremental/file-index.ts';
import { listFiles } from '../../publish/hosting/files.ts';

export interface Bundle {
  /** Changes with whatever may change a page besides its view: templates, code, words, settings. */
  readonly key: string;
  /** Module with `render`, see entry.ts. */
  readonly entry: URL;
  /** Folder of styles, scripts and public files as the site serves them. */
  readonly clientDir: string;
  /** True when it was there already. */
  readonly cached: boolean;
}

export interface BundleOptions {
  readonly root: string;
  readonly files: FileIndex;
  readonly base: string;
  readonly address: string | null;
}

/** Everything that templates are made of or read; tests are not, documentation is a view. */
const sources = ['src', 'public', 'content/vocab'];
const single = ['astro.config.mjs', 'package-lock.json', 'tsconfig.json'];

/** Bundles that stay: those of the last few settings and states of the code. */
const kept = 4;

function keyOf({ root, files, base, address }: BundleOptions): string {
  const hash = createHash('sha256').update(JSON.stringify([process.version, base, address]));
  const paths = sources.flatMap((folder) => listFiles(join(root, folder)).map((path) => `${folder}/${path}`));
  for (const path of [...paths, ...single]) {
    if (!path.endsWith('.test.ts')) hash.update(`${files.hash(join(root, path))} ${path}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

/** @throws when a template does not compile */
export async function siteBundle(options: BundleOptions): Promise<Bundle> {
  const key = keyOf(options);
  const folder = join(options.root, bundlesDir);
  const dir = join(folder, key);
  const bundle = {
    key,
    entry: pathToFileURL(join(dir, 'server', 'entry.mjs')),
    clientDir: join(dir, 'client'),
    cached: existsSync(dir),
  };
  if (bundle.cached) return bundle;
  const { root, base, address } = options;
  // Loaded only when there is something to build: it takes half a second and some hundred megabytes.
  const { build } = await import('astro');
  const settings = { root, base, logLevel: 'warn' as const, ...(address ? { site: address } : {}) };
  await placeFolder(dir, (outDir) => build({ ...settings, outDir }));
  forgetOld(folder, key);
  return bundle;
}

function forgetOld(folder: string, key: string): void {
  const others = readdirSync(folder).filter((name) => name !== key && /^[0-9a-f]{16}$/.test(name));
  for (const name of others.slice(0, Math.max(0, others.length - kept))) {
    rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/**
 * The whole way from the raw documents to the folder that a static host serves. Everything is built in a
 * side folder that takes the place of the last good one at the end.
 */
import { join, resolve } from 'node:path';
import { build } from 'astro';
import { writeData } from '../../src/lib/data/write-data.ts';
import { contentVersion } from '../../src/lib/hosting/content-version.ts';
import { writeHostFiles } from '../../src/lib/hosting/host-files.ts';
import { writeManifest } from '../../src/lib/hosting/manifest.ts';
import { buildSearch, type SearchProgress } from '../../src/lib/search/build.ts';
import { type IngestTally, ingestAll } from './ingest-custody.ts';
import { createProgress, type Progress } from './progress.ts';
import { root } from './run.ts';
import { listSiteFiles, type SiteFile } from './site-files.ts';
import { sideFolder, swapIn } from './swap.ts';

export interface BuildOptions {
  /** Folder to build; a relative path starts at the project. */
  readonly out: string;
  /** Path that the site will be served under. */
  readonly base: string;
  /** Scheme and host that it will be served from; without it pages carry no absolute address. */
  readonly site?: string | undefined;
}

export interface BuildResult {
  /** Absolute path of the built folder. */
  readonly dir: string;
  readonly ingest: IngestTally;
  readonly files: readonly SiteFile[];
  readonly stages: readonly { readonly name: string; readonly seconds: number }[];
}

/** @throws when a stage fails; the folder that stood there before is then untouched */
export async function buildSite({ out, base, site }: BuildOptions): Promise<BuildResult> {
  cleanEnvironment();
  const dir = resolve(root, out);
  const side = await sideFolder(dir);
  const stages: { name: string; seconds: number }[] = [];
  const stage = async <Result>(name: string, run: () => Promise<Result>): Promise<Result> => {
    process.stderr.write(`build: ${name}\n`);
    const start = performance.now();
    const result = await run();
    stages.push({ name, seconds: (performance.now() - start) / 1000 });
    return result;
  };
  const ingest = await stage('ingest', () => ingestAll(root));
  await stage('pages', () =>
    build({ root, base, outDir: side, logLevel: 'warn', ...(site ? { site } : {}) }),
  );
  await stage('search', () => indexReports(side));
  const version = contentVersion(join(root, 'content'));
  await stage('data', async () => writeTables(side, version));
  writeHostFiles(side, base);
  writeManifest(side, version);
  await swapIn(dir);
  return { dir, ingest, files: await listSiteFiles(dir), stages };
}

/** The site must not depend on who builds it: variables of these names would win over the settings. */
function cleanEnvironment(): void {
  for (const name of ['ASSETS_PREFIX', 'BASE_URL', 'DEV', 'MODE', 'PROD', 'SITE', 'SSR']) {
    delete process.env[name];
  }
  process.env['NODE_ENV'] = 'production';
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
}

async function indexReports(outDir: string): Promise<void> {
  const reportsDir = join(root, 'content', 'reports');
  const cacheDir = join(root, '.cache', 'search');
  let progress: Progress | undefined;
  let last = 0;
  const onProgress = ({ done, total }: SearchProgress): void => {
    progress ??= createProgress({ title: 'search', total });
    progress.step(done - last);
    last = done;
  };
  const { reports, kept, groups } = await buildSearch({ reportsDir, outDir, cacheDir, onProgress });
  progress?.done(`search: ${reports} reports indexed, ${kept} of ${groups} groups unchanged`);
}

function writeTables(outDir: string, version: string): void {
  let progress: Progress | undefined;
  const onReport = (_done: number, total: number): void => {
    progress ??= createProgress({ title: 'data', total });
    progress.step();
  };
  const { rows } = writeData({ reportsDir: join(root, 'content', 'reports'), outDir, version, onReport });
  const counts = Object.entries(rows).map(([name, count]) => `${count} ${name}`);
  progress?.done(`data: ${counts.join(', ')}`);
}

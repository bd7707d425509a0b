/** The stages of a build that turn the prepared store into files of the site. */
import { cpSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Bundle } from '../../src/export/bundle.ts';
import { exportFiles, exportPages } from '../../src/export/export.ts';
import type { Ledger, Output } from '../../src/export/ledger.ts';
import type { FileIndex } from '../../src/lib/cache/file-index.ts';
import { writeData } from '../../src/lib/data/write-data.ts';
import { listFiles, sha256OfFile } from '../../src/lib/hosting/files.ts';
import { archiveFolders } from '../../src/lib/ingest/folders.ts';
import { siteFiles, sitePages } from '../../src/lib/pages/all.ts';
import { dataSource } from '../../src/lib/pages/data.ts';
import { total } from '../../src/lib/pages/lists.ts';
import type { Site } from '../../src/lib/pages/site.ts';
import { buildSearch, indexFolder } from '../../src/lib/search/build.ts';
import { searchDir } from '../../src/lib/store/files.ts';
import { prepare, type ReportFile } from '../../src/lib/store/prepare.ts';
import type { Store } from '../../src/lib/store/store.ts';
import { createProgress, type Progress } from './progress.ts';
import { root } from './run.ts';
import type { Count } from './stages.ts';

/** What the stages work on. */
export interface BuildJob {
  readonly site: Site;
  readonly bundle: Bundle;
  readonly reports: readonly ReportFile[];
  /** The side folder. */
  readonly outDir: string;
  /** The last good build; null when there is none. */
  readonly previous: Ledger | null;
  readonly threads: number;
  readonly maxFragments?: number | undefined;
}

export interface Written extends Count {
  readonly outputs: readonly Output[];
}

/** A bar that begins with the first step, when the total is known. */
function lateProgress(title: string) {
  let progress: Progress | undefined;
  return {
    step: (count: number, total: number): void => {
      progress ??= createProgress({ title, total });
      progress.step(count);
    },
    done: (summary: string): void => progress?.done(`${title}: ${summary}`),
  };
}

export async function prepareReports(options: {
  readonly store: Store;
  readonly files: FileIndex;
  readonly threads: number;
  readonly isOwn?: (id: string) => boolean;
}): Promise<Count & { readonly reports: readonly ReportFile[] }> {
  const progress = lateProgress('prepare');
  const { reports, prepared } = await prepare({
    ...options,
    ...archiveFolders(root),
    onProgress: progress.step,
  });
  progress.done(`${prepared} of ${reports.length} reports`);
  return { reports, items: reports.length, cached: reports.length - prepared };
}

/** Counts files and those that were taken over. */
function tally(title: string, total: number) {
  const progress = lateProgress(title);
  const counts = { items: 0, cached: 0 };
  return {
    counts,
    onFile: (cached: boolean): void => {
      counts.items += 1;
      if (cached) counts.cached += 1;
      progress.step(1, total);
    },
    done: (): void => progress.done(`${counts.items}, ${counts.cached} unchanged`),
  };
}

/** Pages, and the styles and scripts that they load. */
export async function writePages({ site, bundle, outDir, previous, threads }: BuildJob): Promise<Written> {
  cpSync(bundle.clientDir, outDir, { recursive: true });
  // A report has a page, and about as many pages again list what stands in reports.
  const { counts, onFile, done } = tally('pages', 2 * site.archive.reports.length);
  const options = { bundle, outDir, base: site.base, previous, threads, onFile };
  const outputs = await exportPages(sitePages(site), options);
  done();
  return { outputs, ...counts };
}

export async function writeFiles(
  { site, outDir, previous }: BuildJob,
  pages: readonly Output[],
): Promise<Written> {
  const { counts, onFile, done } = tally('files', 3 * site.archive.reports.length);
  const paths = pages.map(({ path }) => path.replace(/(^|\/)index\.html$/, '$1')).sort();
  const outputs = await exportFiles(siteFiles(site, paths), { outDir, previous, onFile });
  done();
  return { outputs, ...counts };
}

/** Each report goes through all of them. */
const searchStages = ['texts', 'index', 'write'] as const;

export async function writeSearch(job: BuildJob): Promise<Written> {
  const { site, reports, outDir, threads, maxFragments, previous } = job;
  const indicators = site.store.indicators();
  const topics = new Map([...site.store.counts('topic')].map(([id, byYear]) => [id, total(byYear)]));
  const progress = lateProgress('search');
  let last = 0;
  const { groups, kept } = await buildSearch({
    files: reports.map((file) => ({ ...file, indicators: indicators.get(file.id) ?? [] })),
    outDir,
    cacheDir: join(root, searchDir),
    threads,
    topics,
    ...(maxFragments === undefined ? {} : { maxFragments }),
    onProgress: ({ stage, done, total }) => {
      const now = searchStages.indexOf(stage) * total + done;
      progress.step(now - last, searchStages.length * total);
      last = now;
    },
  });
  progress.done(`${reports.length} reports, ${kept} of ${groups} groups unchanged`);
  return { outputs: searchOutputs(outDir, previous), items: groups, cached: kept };
}

/**
 * Files of the index with their checksums. A folder is named by the hash of what is in it, so that one that the last
 * build had is not looked into.
 */
function searchOutputs(outDir: string, previous: Ledger | null): Output[] {
  return readdirSync(join(outDir, indexFolder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${indexFolder}/${entry.name}`;
    if (!entry.isDirectory()) return [outputOf(outDir, path)];
    const known = previous?.below(`${path}/`) ?? [];
    const present = listFiles(join(outDir, path));
    if (known.length === present.length) return known;
    return present.map((name) => outputOf(outDir, `${path}/${name}`));
  });
}

const outputOf = (outDir: string, path: string): Output => ({
  path,
  key: '',
  bytes: statSync(join(outDir, path)).size,
  sha256: sha256OfFile(join(outDir, path)),
});

/** Folders that the data set writes to. */
const dataFolders = ['data/', 'regions/', 'reports/'];

/** @param version of the content, see hosting/content-version.ts */
export async function writeTables(job: BuildJob, version: string): Promise<Written> {
  const { site, outDir, previous, threads } = job;
  const { address, base } = site;
  const progress = lateProgress('data');
  let last = 0;
  const { rows, files, written } = await writeData({
    source: dataSource(site),
    outDir,
    version,
    previous: previous && {
      dir: previous.siteDir,
      files: dataFolders.flatMap((folder) => previous.below(folder)).flatMap(ofData),
    },
    oai:
      address === null
        ? null
        : {
            site: address,
            base,
            contact: contactOf(address),
            gateway: process.env['JUANZONG_OAI_GATEWAY'] ?? null,
          },
    threads,
    onProgress: (done, total) => {
      progress.step(done - last, total);
      last = done;
    },
  });
  progress.done(
    Object.entries(rows)
      .map(([name, count]) => `${count} ${name}`)
      .join(', '),
  );
  const outputs = files.map((file) => ({ ...file, key: `${dataMark}${file.key}` }));
  return { outputs, items: files.length, cached: files.length - written };
}

/** Tells files of the data set from pages in the same folders. */
const dataMark = 'data ';

const ofData = ({ key, ...file }: Output) =>
  key.startsWith(dataMark) ? [{ ...file, key: key.slice(dataMark.length) }] : [];

/** Where questions about the records go: JUANZONG_CONTACT, or the mailbox that RFC 2142 asks every host to have. */
const contactOf = (address: string): string =>
  process.env['JUANZONG_CONTACT'] ?? `webmaster@${new URL(address).hostname}`;

/** The stages of a build that turn the prepared store into files of the site. */
import { copyFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { archiveFolders } from '../archive/ingest/folders.ts';
import { storeFile, tasksDir } from '../core/files.ts';
import { root } from '../core/run.ts';
import { readScriptTables } from '../core/text/script-map.ts';
import type { FileIndex } from '../incremental/file-index.ts';
import type { MadeFile } from '../incremental/output/build-manifest.ts';
import { clearPath } from '../incremental/output/output-file.ts';
import type { StagingDir } from '../incremental/output/staging-dir.ts';
import { TaskStore } from '../incremental/task-store.ts';
import { writeData } from '../publish/data/write-data.ts';
import { listFiles, sha256OfFile } from '../publish/hosting/files.ts';
import { buildSearch, indexFolder } from '../search/build/build.ts';
import { extractFragment } from '../search/build/extract.ts';
import { wordTask, writeWordIndex } from '../search/build/word-index.ts';
import { wordsBorder, wordsFolder } from '../search/query/word-parts.ts';
import { total } from '../site/entry-taxonomy.ts';
import { siteFiles } from '../site/machine/files.ts';
import { sitePages } from '../site/registry.ts';
import type { Site } from '../site/site.ts';
import { prepare, type ReportFile } from '../store/prepare.ts';
import type { PrepareFailure } from '../store/prepare-thread.ts';
import type { Store } from '../store/store.ts';
import type { IngestTally } from './ingest-custody.ts';
import { createProgress, type Progress } from './progress.ts';
import type { Bundle } from './render/bundle.ts';
import { exportFiles, exportPages } from './render/export.ts';
import type { Count } from './stages.ts';

/** What the stages work on. */
export interface BuildJob {
  readonly site: Site;
  readonly bundle: Bundle;
  readonly reports: readonly ReportFile[];
  readonly folder: StagingDir;
  readonly threads: number;
  readonly maxFragments?: number | undefined;
}

export interface Written extends Count {
  readonly made: readonly MadeFile[];
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
  readonly tasks: TaskStore;
  readonly files: FileIndex;
  readonly threads: number;
  readonly unchanged: IngestTally['unchanged'];
  readonly without?: ReadonlySet<string>;
  readonly isOwn?: (id: string) => boolean;
}): Promise<
  Count & { readonly reports: readonly ReportFile[]; readonly failures: readonly PrepareFailure[] }
> {
  const progress = lateProgress('prepare');
  const { reports, prepared, failures } = await prepare({
    ...options,
    ...archiveFolders(root),
    onProgress: progress.step,
  });
  progress.done(`${prepared} of ${reports.length} reports`);
  const items = reports.length + failures.length;
  return { reports, failures, items, cached: items - prepared };
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
export async function writePages({ site, bundle, folder, threads }: BuildJob): Promise<Written> {
  const assets = listFiles(bundle.clientDir);
  for (const path of assets) {
    clearPath(join(folder.dir, path));
    copyFileSync(join(bundle.clientDir, path), join(folder.dir, path));
  }
  // A report has a page, and about as many pages again list what stands in reports.
  const { counts, onFile, done } = tally('pages', 2 * site.archive.reports.length);
  const pages = await exportPages(sitePages(site), { bundle, folder, base: site.base, threads, onFile });
  done();
  return { made: [...pages, ...assets.map((path) => writtenFile(folder.dir, path))], ...counts };
}

/** @param made by `writePages`: pages, and what they load */
export async function writeFiles({ site, folder }: BuildJob, made: readonly MadeFile[]): Promise<Written> {
  const { counts, onFile, done } = tally('files', 3 * site.archive.reports.length);
  const pages = made.filter(({ path }) => path.endsWith('.html'));
  const paths = pages.map(({ path }) => path.replace(/(^|\/)index\.html$/, '$1')).sort();
  const files = await exportFiles(siteFiles(site, paths), { folder, onFile });
  done();
  return { made: files, ...counts };
}

/** Each report goes through all of them. */
const searchStages = ['texts', 'index', 'write'] as const;

export async function writeSearch(job: BuildJob): Promise<Written> {
  const { site, reports, folder, threads, maxFragments } = job;
  const topics = new Map([...site.store.counts('topic')].map(([id, byYear]) => [id, total(byYear)]));
  const progress = lateProgress('search');
  let last = 0;
  const takeFolder = folder.folderTaker(indexFolder);
  const taken = new Map<string, readonly MadeFile[]>();
  const { groups, kept } = await buildSearch({
    files: reports
      .filter(({ id }) => site.archive.byId.has(id))
      .map((file) => ({ ...file, indicators: site.indicators.get(file.id) ?? [] })),
    outDir: folder.dir,
    cacheDir: join(root, tasksDir),
    prepared: join(root, storeFile),
    threads,
    topics,
    works: [...new Set(site.works.values())].map(({ preferred, copies }) => [preferred, ...copies]),
    take: (name) => {
      const files = takeFolder(name);
      if (files) taken.set(name, files);
      return files !== null;
    },
    ...(maxFragments === undefined ? {} : { maxFragments }),
    onProgress: ({ stage, done, total }) => {
      const now = searchStages.indexOf(stage) * total + done;
      progress.step(now - last, searchStages.length * total);
      last = now;
    },
  });
  const words = await writeWords(job);
  progress.done(`${reports.length} reports, ${kept} of ${groups} groups unchanged`);
  return { made: [...searchFiles(folder, taken), ...words], items: groups, cached: kept };
}

/** The index by words, which small archives have. */
async function writeWords({ site, reports, folder }: BuildJob): Promise<MadeFile[]> {
  const { store, archive } = site;
  const out = join(folder.dir, wordsFolder);
  const tasks = new TaskStore(join(root, tasksDir));
  if (archive.reports.length > wordsBorder) {
    tasks.keepOnly(wordTask, []);
    return [];
  }
  const { certain } = readScriptTables();
  await writeWordIndex(
    tasks,
    reports.filter(({ id }) => archive.byId.has(id)),
    (id) => extractFragment({ report: store.report(id), sections: store.sections(id) }, certain),
    out,
  );
  return listFiles(out).map((name) => writtenFile(folder.dir, `${wordsFolder}/${name}`));
}

/** Files of the index with their checksums; folders that were taken over are not looked into. */
function searchFiles({ dir }: StagingDir, taken: ReadonlyMap<string, readonly MadeFile[]>): MadeFile[] {
  return readdirSync(join(dir, indexFolder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${indexFolder}/${entry.name}`;
    if (!entry.isDirectory()) return [writtenFile(dir, path)];
    const known = taken.get(entry.name);
    return known ?? listFiles(join(dir, path)).map((name) => writtenFile(dir, `${path}/${name}`));
  });
}

/** A file that no later build takes over by its key. */
const writtenFile = (dir: string, path: string): MadeFile => ({
  path,
  key: '',
  bytes: statSync(join(dir, path)).size,
  sha256: sha256OfFile(join(dir, path)),
});

/** @param version of the content, see publish/hosting/content-version.ts */
export async function writeTables(job: BuildJob, version: string): Promise<Written> {
  const { site, folder, threads } = job;
  const { address, base } = site;
  const progress = lateProgress('data');
  let last = 0;
  const { rows, files, written } = await writeData({
    source: site.data,
    folder,
    version,
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
  return { made: files, items: files.length, cached: files.length - written };
}

/** Where questions about the records go: JUANZONG_CONTACT, or the mailbox that RFC 2142 asks every host to have. */
const contactOf = (address: string): string =>
  process.env['JUANZONG_CONTACT'] ?? `webmaster@${new URL(address).hostname}`;

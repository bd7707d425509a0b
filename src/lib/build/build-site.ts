/**
 * The whole way from the raw documents to the folder that a static host serves. Everything is built in a
 * staging directory that takes the place of the last good site at the end, which then waits in `.cache` to be the
 * next staging directory. What has not changed is taken over from there or from `.cache`; a build without either gives the same bytes.
 */
import { availableParallelism } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { recoverActs } from '../archive/acts/journal.ts';
import {
  buildManifestsDir,
  compiledDir,
  fileIndexFile,
  lockFile,
  similarFile,
  spareDir,
  stampsDir,
  storeFile,
  tasksDir,
} from '../core/files.ts';
import { root } from '../core/run.ts';
import { FileIndex } from '../incremental/file-index.ts';
import { withLock } from '../incremental/lock.ts';
import { BuildManifest, writeBuildManifest } from '../incremental/output/build-manifest.ts';
import { StagingDir } from '../incremental/output/staging-dir.ts';
import { TaskStore } from '../incremental/task-store.ts';
import { contentVersion } from '../publish/hosting/content-version.ts';
import { writeHostFiles } from '../publish/hosting/host-files.ts';
import { copyAttestations, writeManifest } from '../publish/hosting/manifest.ts';
import { openSite } from '../site/site.ts';
import type { ReportFile } from '../store/prepare.ts';
import type { PrepareFailure } from '../store/prepare-thread.ts';
import { SimilarStore } from '../store/similar.ts';
import { Store } from '../store/store.ts';
import { prepareReports, writeFiles, writePages, writeSearch, writeTables } from './build-stages.ts';
import { type IngestTally, ingestAll } from './ingest-custody.ts';
import { type LeftOut, leavingOut } from './left-out.ts';
import { refuseLosses, refuseLostOriginals } from './lost-reports.ts';
import { siteBundle } from './render/bundle.ts';
import type { SiteFile } from './site-files.ts';
import { type StageFigures, Stages } from './stages.ts';
import { leaveSpare, prepareStaging, swapIn } from './swap.ts';

export interface BuildOptions {
  /** Folder to build; a relative path starts at the project. */
  readonly out: string;
  /** Path that the site will be served under. */
  readonly base: string;
  /** Scheme and host that it will be served from; without it pages carry no absolute address. */
  readonly site?: string | undefined;
  /** Most files of report texts for the search; see search/build/build.ts. */
  readonly maxFragments?: number | undefined;
  /** Lets reports go that the last site shows and nobody withdrew. */
  readonly confirmRemoval?: boolean | undefined;
}

export interface BuildResult {
  /** Absolute path of the built folder. */
  readonly dir: string;
  readonly ingest: IngestTally;
  readonly files: readonly SiteFile[];
  readonly stages: readonly StageFigures[];
  /** Reports that were left out because a stage failed on them. */
  readonly failures: readonly LeftOut[];
}

const at = (path: string): string => join(root, path);

/**
 * @throws when a stage fails; the folder that stood there before is then untouched
 * @throws RefusedRemoval when the new site lacks reports of the present one
 */
export const buildSite = (options: BuildOptions): Promise<BuildResult> =>
  withLock({ file: at(lockFile), command: 'npm run build' }, () => buildAlone(options));

async function buildAlone({
  out,
  base,
  site: address,
  maxFragments,
  confirmRemoval = false,
}: BuildOptions): Promise<BuildResult> {
  setEnvironment();
  recoverActs(root);
  const dir = resolve(root, out);
  const swap = { target: dir, spare: at(spareDir) };
  const side = await prepareStaging(swap);
  const stages = new Stages();
  const files = FileIndex.open(at(fileIndexFile));
  const store = Store.open(at(storeFile));
  const similar = SimilarStore.open(at(similarFile));
  const tasks = new TaskStore(at(tasksDir));
  const last = BuildManifest.of(dir, at(buildManifestsDir));
  let ingest: IngestTally;
  let siteFiles: readonly SiteFile[];
  let failures: readonly LeftOut[];
  try {
    const threads = availableParallelism();
    ingest = await stages.run('ingest', () => ingestAll(root));
    const { unchanged, failures: unread } = ingest;
    ({ siteFiles, failures } = await leavingOut(async (faulty) => {
      const without = new Set(faulty.map(({ id }) => id));
      const { reports, failures: unprepared } = await stages.run('prepare', () =>
        prepareReports({ store, tasks, files, threads, unchanged, without }),
      );
      if (!confirmRemoval) refuseLostOriginals(dir, [...ingest.damaged, ...withoutOriginal(reports)]);
      const leftOut = [...unread, ...unprepared.map(unpreparedReport), ...faulty];
      await stages.run('similarity', async () => {
        const { reports: items, cached } = await similar.update(store, tasks);
        return { items, cached: cached ? items : 0 };
      });
      const { bundle } = await stages.run('templates', async () => {
        const made = await siteBundle({ root, files, base, address: address ?? null });
        return { bundle: made, items: 1, cached: made.cached ? 1 : 0 };
      });
      const { site } = await stages.run('archive', () => {
        const ids = leftOut.map(({ id }) => id);
        const opened = openSite({ store, similar, base, address: address ?? null, leftOut: ids });
        return { site: opened, items: reports.length, cached: 0 };
      });
      const folder = new StagingDir(side, last);
      const job = { site, bundle, files, reports, folder, threads, maxFragments };
      const { made: pages } = await stages.run('pages', () => writePages(job));
      const { made: plain } = await stages.run('files', () => writeFiles(job, pages));
      const { made: search } = await stages.run('search', () => writeSearch(job));
      const version = contentVersion(at('content'), knownContent(reports));
      const { made: data } = await stages.run('data', () => writeTables(job, version));
      return stages.run('manifest', async () => {
        const made = [...pages, ...plain, ...search, ...data];
        const present = made.map(({ path }) => path);
        if (!confirmRemoval) refuseLosses(dir, present, leftOut);
        folder.keepOnly(made, at(stampsDir));
        const paths = [...present, ...writeHostFiles(side, base, made)];
        const known = new Map(made.map((file) => [file.path, file]));
        const all = writeManifest(side, version, known, paths.sort());
        all.push(...copyAttestations(side, at('content/preservation/attestations')));
        await writeBuildManifest(side, at(buildManifestsDir), made, last);
        return { siteFiles: all, failures: leftOut, items: made.length, cached: 0 };
      });
    }));
  } finally {
    for (const one of [files, store, similar]) one.close();
  }
  await swapIn(swap);
  if (leaveSpare(swap, siteFiles)) new StagingDir(swap.spare, null).keepOnly(siteFiles, at(stampsDir));
  stages.write(at('.cache/build-report.json'));
  return { dir, ingest, files: siteFiles, stages: stages.figures, failures };
}

/** Reports that came from no document in custody. */
const withoutOriginal = (reports: readonly ReportFile[]): LeftOut[] =>
  reports
    .filter(({ custody }) => custody === null)
    .map(({ id }) => ({ id, line: `content/raw/${id}: there is no source.yml` }));

const unpreparedReport = ({ file, message }: PrepareFailure): LeftOut => ({
  id: basename(file, '.md'),
  line: `${file}: ${message}`,
});

/** The site must not depend on who builds it: variables of these names would win over the settings. */
function setEnvironment(): void {
  for (const name of ['ASSETS_PREFIX', 'BASE_URL', 'DEV', 'MODE', 'PROD', 'SITE', 'SSR']) {
    delete process.env[name];
  }
  process.env['NODE_ENV'] = 'production';
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  // Threads, too, start in half the time when the code that they load was compiled before.
  process.env['NODE_COMPILE_CACHE'] = at(compiledDir);
}

/** Checksums of `content` that need not be computed again, by path below it. */
function knownContent(reports: readonly ReportFile[]): Map<string, string> {
  return new Map(
    reports.flatMap(({ id, sha256, custody }) => [
      [`reports/${id}.md`, sha256] as const,
      ...(custody === null ? [] : [[`raw/${id}/source.yml`, custody] as const]),
    ]),
  );
}

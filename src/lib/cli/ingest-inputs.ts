/** One round of `npm run ingest`: reads what it was given, or all of custody, and says what became of each document. */
import { availableParallelism } from 'node:os';
import { relative } from 'node:path';
import { listCustody } from '../archive/custody/custody.ts';
import {
  type archiveFolders,
  type IngestResult,
  ingestCustody,
  ingestFiles,
} from '../archive/ingest/ingest.ts';
import { listInputs } from '../archive/ingest/inputs.ts';
import { createProgress } from '../build/progress.ts';
import { shown } from '../core/text/shown.ts';
import type { IngestOptions } from './ingest-command.ts';
import { missingResult } from './missing-result.ts';
import { createReporter } from './report-results.ts';

/** Threads cost more to start than a handful of documents takes. */
const worthThreads = 24;

/**
 * @param paths files, folders and patterns; none: everything in custody
 * @returns false when something was rejected or not found
 */
export async function ingestInputs(
  paths: readonly string[],
  folders: ReturnType<typeof archiveFolders>,
  options: IngestOptions,
): Promise<boolean> {
  const { found, missing, passed } = await listInputs(paths);
  const only = options.only ? new Set(options.only) : null;
  const count = paths.length > 0 ? found.length : (only?.size ?? (await listCustody(folders.rawDir)).length);
  const jobs = options.jobs ?? (count < worthThreads ? 1 : availableParallelism());
  const reportsDir = options.out ?? folders.reportsDir;
  const dryRun = options.dryRun === true;
  const received = new Date().toISOString().slice(0, 10);
  const { pagesDir } = folders;
  const rawDir = options.out ? null : folders.rawDir;
  const progress = createProgress({ title: 'ingest', total: count });
  const onPage = ({ id, page }: { id: string; page: string }): void => progress.step(0, `${id} ${page}`);
  const results: AsyncGenerator<IngestResult> =
    paths.length > 0
      ? ingestFiles(
          found,
          { reportsDir, rawDir, traceDir: null, pagesDir, received, dryRun },
          jobs,
          (path, note) => process.stderr.write(`ingest: ${shown(path)} ${shown(note)}\n`),
          onPage,
        )
      : ingestCustody(folders.rawDir, reportsDir, { jobs, dryRun, only, pagesDir, onPage });
  if (paths.length === 0 && only === null) {
    const one = '只读一份请写 npm run ingest -- --only <id>（-- 不能省）';
    process.stderr.write(`ingest: 没有写文件，重读 content/raw 中的全部 ${count} 份；${one}\n`);
  }
  const reporter = createReporter({ json: options.json === true });
  for (const input of missing) reporter.add(missingResult(input));
  for (const { path, reason } of passed) process.stderr.write(`ingest: ${shown(path)} ${shown(reason)}\n`);
  for await (const result of results) {
    progress.step(1, shown(relative('.', result.file)));
    reporter.add(result);
  }
  progress.done(reporter.summary());
  return !reporter.failed();
}

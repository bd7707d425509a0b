/** `npm run ingest`: takes raw documents into custody and writes their Markdown; without a path, reads all in custody again. */
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { listCustody } from '../src/lib/archive/custody/custody.ts';
import {
  archiveFolders,
  type IngestResult,
  ingestCustody,
  ingestFiles,
} from '../src/lib/archive/ingest/ingest.ts';
import { listInputs } from '../src/lib/archive/ingest/inputs.ts';
import { createProgress } from '../src/lib/build/progress.ts';
import { explain } from '../src/lib/cli/explain.ts';
import { type IngestOptions, ingestCommand } from '../src/lib/cli/ingest-command.ts';
import { missingResult } from '../src/lib/cli/missing-result.ts';
import { createReporter } from '../src/lib/cli/report-results.ts';
import { standardInput } from '../src/lib/cli/standard-input.ts';
import { watchPaths } from '../src/lib/cli/watch.ts';
import { lockFile } from '../src/lib/core/files.ts';
import { projectRoot } from '../src/lib/core/vocab.ts';
import { withLock } from '../src/lib/incremental/lock.ts';

const command = ingestCommand().parse();
const options = command.opts<IngestOptions>();
const paths = await standardInput(command.args);
const folders = archiveFolders(projectRoot());
const reportsDir = options.out ?? folders.reportsDir;
const rawDir = options.out ? null : folders.rawDir;
const dryRun = options.dryRun === true;
const only = options.only ? new Set(options.only) : null;

/** Threads cost more to start than a handful of documents takes. */
const worthThreads = 24;

async function run(): Promise<boolean> {
  const { found, missing } = await listInputs(paths);
  const count = paths.length > 0 ? found.length : (await listCustody(folders.rawDir)).length;
  const jobs = options.jobs ?? (count < worthThreads ? 1 : availableParallelism());
  const results: AsyncGenerator<IngestResult> =
    paths.length > 0
      ? ingestFiles(
          found,
          { reportsDir, rawDir, traceDir: null, received: new Date().toISOString().slice(0, 10), dryRun },
          jobs,
        )
      : ingestCustody(folders.rawDir, reportsDir, { jobs, dryRun, only });
  const progress = createProgress({ title: 'ingest', total: count });
  const reporter = createReporter({ json: options.json === true });
  for (const input of missing) reporter.add(missingResult(input));
  for await (const result of results) {
    progress.step(1, relative('.', result.file));
    reporter.add(result);
  }
  progress.done(reporter.summary());
  return !reporter.failed();
}

/** Commands that write into the archive take turns. */
const runAlone = (): Promise<boolean> =>
  options.out ? run() : withLock({ file: join(projectRoot(), lockFile), command: 'npm run ingest' }, run);

if (options.explain) {
  process.exitCode = await explain(options.explain, folders.rawDir);
} else {
  process.exitCode = (await runAlone()) ? 0 : 1;
  if (options.watch) await watchPaths(paths.length > 0 ? paths : [folders.rawDir], runAlone);
}

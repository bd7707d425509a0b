/** `npm run ingest`: takes raw documents into custody and writes their Markdown; without a path, reads all in custody again. */
import { availableParallelism } from 'node:os';
import { relative } from 'node:path';
import { CustodyError, listCustody } from '../src/lib/archive/custody/custody.ts';
import { SourceError } from '../src/lib/archive/custody/source.ts';
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
import { shown, shownLines } from '../src/lib/core/text/shown.ts';
import { projectRoot } from '../src/lib/core/vocab.ts';
import { swallowedMessage, swallowedOptions } from './lib/npm-options.ts';
import { problemOfIds } from './lib/only-ids.ts';

const command = ingestCommand().parse();
const options = command.opts<IngestOptions>();

/** @param code 2 for wrong usage */
function stop(message: string, code: number): never {
  process.stderr.write(`ingest: ${shownLines(message)}`);
  process.exit(code);
}

const swallowed = swallowedOptions(['only', 'out', 'dry-run', 'explain', 'jobs', 'watch'], process.env);
if (swallowed.length > 0) stop(swallowedMessage('ingest', swallowed, command.args), 2);
const paths = await standardInput(command.args);
const folders = archiveFolders(projectRoot());
const reportsDir = options.out ?? folders.reportsDir;
const rawDir = options.out ? null : folders.rawDir;
const dryRun = options.dryRun === true;
const only = options.only ? new Set(options.only) : null;
if (only !== null) {
  const problem = await problemOfIds(only, paths, folders.rawDir);
  if (problem !== null) stop(problem, 1);
}

/** Threads cost more to start than a handful of documents takes. */
const worthThreads = 24;

async function run(): Promise<boolean> {
  const { found, missing, passed } = await listInputs(paths);
  const count = paths.length > 0 ? found.length : (only?.size ?? (await listCustody(folders.rawDir)).length);
  const jobs = options.jobs ?? (count < worthThreads ? 1 : availableParallelism());
  const results: AsyncGenerator<IngestResult> =
    paths.length > 0
      ? ingestFiles(
          found,
          { reportsDir, rawDir, traceDir: null, received: new Date().toISOString().slice(0, 10), dryRun },
          jobs,
          (path, note) => process.stderr.write(`ingest: ${shown(path)} ${shown(note)}\n`),
        )
      : ingestCustody(folders.rawDir, reportsDir, { jobs, dryRun, only });
  if (paths.length === 0 && only === null) {
    const one = '只读一份请写 npm run ingest -- --only <id>（-- 不能省）';
    process.stderr.write(`ingest: 没有写文件，重读 content/raw 中的全部 ${count} 份；${one}\n`);
  }
  const progress = createProgress({ title: 'ingest', total: count });
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

if (options.explain) {
  try {
    process.exitCode = await explain(options.explain, folders.rawDir);
  } catch (error) {
    if (!(error instanceof SourceError || error instanceof CustodyError)) throw error;
    stop(`${error.message}\n`, 1);
  }
} else {
  process.exitCode = (await run()) ? 0 : 1;
  if (options.watch) await watchPaths(paths.length > 0 ? paths : [folders.rawDir], run);
}

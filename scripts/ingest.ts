/** `npm run ingest`: takes raw documents into custody and writes their Markdown; without a path, reads all in custody again. */
import { join } from 'node:path';
import { recoverActs } from '../src/lib/archive/acts/journal.ts';
import { CustodyError } from '../src/lib/archive/custody/custody.ts';
import { SourceError } from '../src/lib/archive/custody/source.ts';
import { archiveFolders } from '../src/lib/archive/ingest/ingest.ts';
import { explain } from '../src/lib/cli/explain.ts';
import { type IngestOptions, ingestCommand } from '../src/lib/cli/ingest-command.ts';
import { ingestInputs } from '../src/lib/cli/ingest-inputs.ts';
import { swallowedMessage, swallowedOptions } from '../src/lib/cli/npm-options.ts';
import { problemOfIds } from '../src/lib/cli/only-ids.ts';
import { standardInput } from '../src/lib/cli/standard-input.ts';
import { watchPaths } from '../src/lib/cli/watch.ts';
import { lockFile } from '../src/lib/core/files.ts';
import { shownLines } from '../src/lib/core/text/shown.ts';
import { projectRoot } from '../src/lib/core/vocab.ts';
import { withLock } from '../src/lib/incremental/lock.ts';

const command = ingestCommand().parse();
const options = command.opts<IngestOptions>();
const folders = archiveFolders(projectRoot());

/** @param code 2 for wrong usage */
function stop(message: string, code: number): never {
  process.stderr.write(`ingest: ${shownLines(message)}`);
  process.exit(code);
}

const swallowed = swallowedOptions(['only', 'out', 'dry-run', 'explain', 'jobs', 'watch'], process.env);
if (swallowed.length > 0) stop(swallowedMessage('ingest', swallowed, command.args), 2);

if (options.explain) {
  try {
    process.exitCode = await explain(options.explain, folders.rawDir);
  } catch (error) {
    if (!(error instanceof SourceError || error instanceof CustodyError)) throw error;
    stop(`${error.message}\n`, 1);
  }
} else {
  const paths = await standardInput(command.args);
  const problem = options.only && (await problemOfIds(new Set(options.only), paths, folders.rawDir));
  if (problem) stop(problem, 1);
  const run = () => {
    if (!options.out) recoverActs(projectRoot());
    return ingestInputs(paths, folders, options);
  };
  /** Commands that write into the archive take turns. */
  const runAlone = (): Promise<boolean> =>
    options.out ? run() : withLock({ file: join(projectRoot(), lockFile), command: 'npm run ingest' }, run);
  process.exitCode = (await runAlone()) ? 0 : 1;
  if (options.watch) await watchPaths(paths.length > 0 ? paths : [folders.rawDir], runAlone);
}

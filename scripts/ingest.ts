/** `npm run ingest`: takes raw documents into custody and writes their Markdown; without a path, reads all in custody again. */
import { join } from 'node:path';
import { archiveFolders } from '../src/lib/archive/ingest/ingest.ts';
import { explain } from '../src/lib/cli/explain.ts';
import { type IngestOptions, ingestCommand } from '../src/lib/cli/ingest-command.ts';
import { ingestInputs } from '../src/lib/cli/ingest-inputs.ts';
import { standardInput } from '../src/lib/cli/standard-input.ts';
import { watchPaths } from '../src/lib/cli/watch.ts';
import { lockFile } from '../src/lib/core/files.ts';
import { projectRoot } from '../src/lib/core/vocab.ts';
import { withLock } from '../src/lib/incremental/lock.ts';

const command = ingestCommand().parse();
const options = command.opts<IngestOptions>();
const folders = archiveFolders(projectRoot());

if (options.explain) {
  process.exitCode = await explain(options.explain, folders.rawDir);
} else {
  const paths = await standardInput(command.args);
  const run = () => ingestInputs(paths, folders, options);
  /** Commands that write into the archive take turns. */
  const runAlone = (): Promise<boolean> =>
    options.out ? run() : withLock({ file: join(projectRoot(), lockFile), command: 'npm run ingest' }, run);
  process.exitCode = (await runAlone()) ? 0 : 1;
  if (options.watch) await watchPaths(paths.length > 0 ? paths : [folders.rawDir], runAlone);
}

/** `npm run ingest`: takes raw documents into custody and writes their Markdown; without a path, reads all in custody again. */
import { archiveFolders } from '../src/lib/archive/ingest/ingest.ts';
import { explain } from '../src/lib/cli/explain.ts';
import { type IngestOptions, ingestCommand } from '../src/lib/cli/ingest-command.ts';
import { ingestInputs } from '../src/lib/cli/ingest-inputs.ts';
import { standardInput } from '../src/lib/cli/standard-input.ts';
import { watchPaths } from '../src/lib/cli/watch.ts';
import { projectRoot } from '../src/lib/core/vocab.ts';

const command = ingestCommand().parse();
const options = command.opts<IngestOptions>();
const folders = archiveFolders(projectRoot());

if (options.explain) {
  process.exitCode = await explain(options.explain, folders.rawDir);
} else {
  const paths = await standardInput(command.args);
  const run = () => ingestInputs(paths, folders, options);
  process.exitCode = (await run()) ? 0 : 1;
  if (options.watch) await watchPaths(paths.length > 0 ? paths : [folders.rawDir], run);
}

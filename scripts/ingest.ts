/** `npm run ingest`: takes raw documents into custody and writes their Markdown; without a path, reads all in custody again. */
import { join, relative } from 'node:path';
import { Command } from 'commander';
import { type IngestResult, ingestCustody, ingestFiles } from '../src/lib/ingest/ingest.ts';
import { listInputs } from '../src/lib/ingest/inputs.ts';
import { reviewMessage } from '../src/lib/validate/review-vocab.ts';
import { projectRoot } from '../src/lib/vocab.ts';
import { explain } from './lib/explain.ts';
import { createProgress } from './lib/progress.ts';
import { createReporter } from './lib/report-results.ts';

interface Options {
  readonly out?: string;
  readonly json?: true;
  readonly explain?: string;
}

const command = new Command('ingest')
  .description(
    'Read raw reports (files or folders) into the archive: custody in content/raw, Markdown in content/reports.',
  )
  .argument('[PATH...]', 'files or folders; without one, everything in content/raw is read again')
  .option('--out <DIR>', 'write Markdown to DIR and leave the archive alone')
  .option('--json', 'one JSON object a line on standard output')
  .option('--explain <ID|FILE>', 'print the stages and edits of one document, write nothing')
  .addHelpText(
    'after',
    `
Exit codes: 0 all read (some may need review), 1 at least one document was rejected or a path not found, 2 wrong usage.

Examples:
  npm run ingest -- ~/Downloads/saved-pages
  npm run --silent ingest -- reports/ --out /tmp/out --json > results.jsonl
  npm run ingest -- --explain r10e73418a056`,
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();

const options = command.opts<Options>();
const root = projectRoot();
const rawDir = join(root, 'content', 'raw');
const reportsDir = options.out ?? join(root, 'content', 'reports');
const received = new Date().toISOString().slice(0, 10);

async function* results(): AsyncGenerator<IngestResult> {
  if (command.args.length === 0) {
    yield* ingestCustody(rawDir, reportsDir);
    return;
  }
  const { found, missing } = await listInputs(command.args);
  for (const { path, reason } of missing) {
    const { description, ...message } = { ...reviewMessage('file-missing', null), description: reason };
    yield {
      file: path,
      id: 'unknown',
      status: 'rejected',
      metadata: null,
      messages: [{ ...message, message: `${description}。${message.message}` }],
    };
  }
  yield* ingestFiles(found, { reportsDir, rawDir: options.out ? null : rawDir, received });
}

if (options.explain) {
  process.exitCode = await explain(options.explain, rawDir);
} else {
  const { found } = await listInputs(command.args.length > 0 ? command.args : [rawDir]);
  const progress = createProgress({ title: 'ingest', total: found.length });
  const reporter = createReporter({ json: options.json === true });
  for await (const result of results()) {
    progress.step(1, relative('.', result.file));
    reporter.add(result);
  }
  progress.done(reporter.summary());
  process.exitCode = reporter.failed() ? 1 : 0;
}

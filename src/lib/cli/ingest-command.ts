/** The command line of `npm run ingest`. */
import { Command, InvalidArgumentError } from 'commander';

export interface IngestOptions {
  readonly out?: string;
  readonly json?: true;
  readonly dryRun?: true;
  readonly only?: readonly string[];
  readonly jobs?: number;
  readonly watch?: true;
  readonly explain?: string;
}

function jobs(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 64) return value;
  throw new InvalidArgumentError('give a whole number from 1 to 64.');
}

const more = `
Exit codes: 0 all read (some may need review), 1 a document was rejected or a path not found, 2 wrong usage.

Examples:
  npm run ingest -- ~/Downloads/saved-pages          files and folders, each document once
  npm run ingest                                     everything in content/raw again
  npm run ingest -- --dry-run --only r0123456789ab   what a change of rules would change in one report
  npm run ingest -- --explain r0123456789ab          stages, edits and evidence of one document
  cat page.html | npm run ingest -- -                one document from standard input
  npm run --silent ingest -- reports/ --out /tmp/out --json > results.jsonl`;

export function ingestCommand(): Command {
  return new Command('ingest')
    .description('Read raw reports into the archive: custody in content/raw, Markdown in content/reports.')
    .argument(
      '[PATH...]',
      'files, folders and patterns such as "saved/*.html"; - is standard input; none: all of content/raw',
    )
    .option('--out <DIR>', 'write Markdown to DIR and leave the archive alone')
    .option('--json', 'one JSON object a line on standard output')
    .option('--dry-run', 'print the difference, write nothing')
    .option('--only <ID...>', 'of content/raw, read these ids only')
    .option('--jobs <N>', 'threads; as many as processors when there are many documents', jobs)
    .option('--watch', 'read again whenever a file changes, until Ctrl-C')
    .option('--explain <ID|FILE>', 'print the stages and edits of one document, write nothing')
    .addHelpText('after', more)
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
}

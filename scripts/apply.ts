/** `npm run apply`: reads a spreadsheet that an archivist filled in, tells each change, and carries them out. */
import { Command } from 'commander';
import { type ApplyOptions, applySheet } from '../src/lib/cli/apply-sheet.ts';
import { authorOf } from '../src/lib/cli/author.ts';
import { swallowedMessage, swallowedOptions } from '../src/lib/cli/npm-options.ts';
import { projectRoot } from '../src/lib/core/vocab.ts';

const command = new Command('apply')
  .description('Read a spreadsheet that was filled in and carry out what it changes, as one act.')
  .argument('<FILE>', 'XLSX or CSV, as npm run sheet wrote it, or one of your own with a column 编号 or 文件')
  .option('--dry-run', 'print the changes, make none')
  .option('--reason <TEXT>', 'reason of the lines that give none')
  .option('--author <NAME>', 'who decides; else the name that git knows')
  .addHelpText('after', '\nExit codes: 0 done, 1 refused and nothing changed, 2 wrong usage.')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();

const swallowed = swallowedOptions(['dry-run', 'reason', 'author'], process.env);
if (swallowed.length > 0) {
  process.stderr.write(`apply: ${swallowedMessage('apply', swallowed, command.args)}`);
  process.exit(2);
}
const options = command.opts<Omit<ApplyOptions, 'author'> & { author?: string }>();
const author = await authorOf(projectRoot(), options.author);
if (author === null) process.exit(2);
process.exitCode = (await applySheet(projectRoot(), command.args[0] ?? '', { ...options, author })) ? 0 : 1;

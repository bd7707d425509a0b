/** `npm run sheet`: writes the documents of the archive as a spreadsheet, to be filled in and read by `npm run apply`. */
import { Command } from 'commander';
import { printLines, type SheetOptions, writeSheets } from '../src/lib/cli/write-sheet.ts';
import { projectRoot } from '../src/lib/core/vocab.ts';

const command = new Command('sheet')
  .description('Write the documents of the archive as a spreadsheet, one line a document.')
  .argument('[FILE...]', 'files to write, ending in .xlsx or .csv', ['报告.xlsx', '报告.csv'])
  .option('--review', 'only documents that a person should look at')
  .option('--only <ID...>', 'only these documents')
  .option('--force', 'replace files that are there')
  .option('--lines <ID>', 'print the lines of a document with their numbers, write nothing')
  .addHelpText(
    'after',
    '\nExit codes: 0 written, 1 a record cannot be shown or a file is there, 2 wrong usage.',
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();

const { lines, ...options } = command.opts<SheetOptions & { lines?: string }>();
if (lines !== undefined) await printLines(projectRoot(), lines);
else process.exitCode = (await writeSheets(projectRoot(), command.processedArgs[0], options)) ? 0 : 1;

/** `npm run undo`: takes back the last act, or the one that is named; `--redo` brings back what was taken back last. */
import { Command } from 'commander';
import { redo, undo } from '../src/lib/archive/acts/acts.ts';
import { authorOf } from '../src/lib/cli/author.ts';
import { goBack } from '../src/lib/cli/show-history.ts';
import { projectRoot } from '../src/lib/core/vocab.ts';

const command = new Command('undo')
  .description('Take back the last act, exactly; that is entered in the history, too.')
  .argument('[ACT]', 'id of another act (npm run history); refused when something newer touched its records')
  .option('--redo', 'bring back what was taken back last')
  .option('--author <NAME>', 'who decides; else the name that git knows')
  .addHelpText('after', '\nExit codes: 0 done, 1 refused and nothing changed, 2 wrong usage.')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();

const { author: given, redo: forth } = command.opts<{ author?: string; redo?: true }>();
const root = projectRoot();
const author = await authorOf(root, given);
if (author === null) process.exit(2);
const way = () => (forth ? redo(root, author) : undo(root, author, command.args[0]));
process.exitCode = (await goBack(root, way)) ? 0 : 1;

/** `npm run history`: what was decided in the archive, by whom and why. */
import { Command, InvalidArgumentError } from 'commander';
import { type HistoryOptions, printAct, printHistory } from '../src/lib/cli/show-history.ts';
import { projectRoot } from '../src/lib/core/vocab.ts';

function count(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('give a whole number.');
}

const command = new Command('history')
  .description('List what was decided, the newest first; with the id of an act, all that it changed.')
  .argument('[ACT]', 'id of an act: a and ten characters')
  .option('--about <ID>', 'only what concerns this document')
  .option('--limit <N>', 'acts at most', count, 20)
  .option('--json', 'one JSON object a line, as the history keeps it')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();

const [act] = command.args;
if (act === undefined) printHistory(projectRoot(), command.opts<HistoryOptions>());
else process.exitCode = printAct(projectRoot(), act) ? 0 : 1;

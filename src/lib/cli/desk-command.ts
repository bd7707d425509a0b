/** The command line of `npm run desk`. */
import { Command, InvalidArgumentError } from 'commander';

export interface DeskCommandOptions {
  readonly reader?: string;
  readonly second?: true;
  readonly commit?: true;
  readonly port: number;
}

function port(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && number < 65_536) return number;
  throw new InvalidArgumentError('a port is a whole number from 0 to 65535.');
}

const more = `
The address holds a token and works on this machine only; do not pass it on. Ctrl-C ends the desk.

Examples:
  npm run desk                             read what waits, as the user.name of git
  npm run desk -- --reader 王小明 --second   read again what others accepted, without seeing their corrections
  npm run desk -- --commit                 each decision is a commit`;

export function deskCommand(): Command {
  return new Command('desk')
    .description('The review desk: check, correct and decide in the browser, on this machine.')
    .option('--reader <NAME>', 'who reads; by default the user.name of git')
    .option('--second', 'a second reading: documents that others have accepted wait, too')
    .option('--commit', 'commit each decision into git')
    .option('--port <NUMBER>', 'port; any free one by default', port, 0)
    .addHelpText('after', more)
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
}

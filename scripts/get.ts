/** `npm run get`: fetches published reports and takes them in. */
import { type GetCommandOptions, getCommand, runGet } from '../src/lib/cli/get-command.ts';
import { swallowedMessage, swallowedOptions } from '../src/lib/cli/npm-options.ts';

const command = getCommand().parse();
const swallowed = swallowedOptions(['dry-run', 'allow-private'], process.env);
if (swallowed.length > 0) {
  process.stderr.write(`get: ${swallowedMessage('get', swallowed, command.args)}`);
  process.exit(2);
}
process.exitCode = (await runGet(command.args, command.opts<GetCommandOptions>())) ? 0 : 1;

/** `npm run watch`: asks the published originals again. */
import { swallowedMessage, swallowedOptions } from '../src/lib/cli/npm-options.ts';
import { runWatch, type WatchCommandOptions, watchCommand } from '../src/lib/cli/watch-originals.ts';

const command = watchCommand().parse();
const swallowed = swallowedOptions(['only', 'allow-private'], process.env);
if (swallowed.length > 0) {
  process.stderr.write(`watch: ${swallowedMessage('watch', swallowed, command.args)}`);
  process.exit(2);
}
process.exitCode = (await runWatch(command.opts<WatchCommandOptions>())) ? 0 : 1;

/** `npm start`: builds the archive and serves it on this machine until Ctrl-C. */
import { InvalidArgumentError } from 'commander';
import { buildAndTell, buildCommand, type CommandOptions } from '../src/lib/cli/build-command.ts';
import { serveSite } from '../src/lib/publish/hosting/server.ts';

function port(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && number < 65_536) return number;
  throw new InvalidArgumentError('a port is a whole number from 0 to 65535.');
}

const options = buildCommand('start', 'Build the archive and serve it on this machine.')
  .option('--port <number>', 'port, or the next free one above it', port, 4321)
  .parse()
  .opts<CommandOptions & { port: number }>();

const built = await buildAndTell(options);
if (built !== null) {
  const server = await serveSite({ dir: built.dir, base: options.base, port: options.port });
  console.log(`The archive is at ${server.url} (Ctrl-C ends)`);
  const end = () => void server.close();
  process.once('SIGINT', end).once('SIGTERM', end);
}

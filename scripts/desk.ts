/** `npm run desk`: the review desk in the browser, on this machine, until Ctrl-C. */
import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { type DeskCommandOptions, deskCommand } from '../src/lib/cli/desk-command.ts';
import { swallowedMessage, swallowedOptions } from '../src/lib/cli/npm-options.ts';
import { compiledDir } from '../src/lib/core/files.ts';
import { projectRoot } from '../src/lib/core/vocab.ts';

const { reader, second = false, commit = false, port } = deskCommand().parse().opts<DeskCommandOptions>();
const root = projectRoot();

function stop(message: string): never {
  process.stderr.write(`desk: ${message}\n`);
  process.exit(2);
}

const swallowed = swallowedOptions(['reader', 'second', 'commit', 'port'], process.env);
if (swallowed.length > 0) stop(swallowedMessage('desk', swallowed, []).trimEnd());

// Code that was compiled before is loaded in half the time.
enableCompileCache(join(root, compiledDir));
const { gitName } = await import('../src/lib/desk/commit.ts');
const { Desk } = await import('../src/lib/desk/desk.ts');
const { serveDesk } = await import('../src/lib/desk/server.ts');

const name =
  reader ?? (await gitName(root)) ?? stop('who reads? Say --reader NAME, or set user.name in git.');
const desk = await Desk.open({ root, reader: name, asSecond: second, commit });
const server = await serveDesk(desk, port);
// A desk that is closed like a window or killed would not keep what it compiled.
flushCompileCache();
console.log(`The desk is at ${server.url} (Ctrl-C ends)`);
const end = () => void server.close();
process.once('SIGINT', end).once('SIGTERM', end);

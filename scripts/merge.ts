/** `npm run merge`: joins the shards of an archive and builds the site out of them. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { mergeShards } from '../src/lib/build/merge-shards.ts';
import { buildAndTell, buildCommand, type CommandOptions } from '../src/lib/cli/build-command.ts';
import { lockFile } from '../src/lib/core/files.ts';
import { root } from '../src/lib/core/run.ts';
import { withLock } from '../src/lib/incremental/lock.ts';

const command = buildCommand('merge', 'Join what "build --shard" left and build the site.')
  .argument('[FOLDER...]', 'folders of all shards; all in "shards" when left out')
  .parse();
const shards = join(root, 'shards');
const found = existsSync(shards) ? readdirSync(shards).map((name) => join(shards, name)) : [];
try {
  const dirs = command.args.length > 0 ? command.args : found;
  const strangers = await withLock({ file: join(root, lockFile), command: 'npm run merge' }, async () =>
    mergeShards(root, dirs),
  );
  if (strangers.length > 0) {
    console.error(
      `merge: shards ${strangers.join(', ')} come from other code; their reports are prepared again`,
    );
  }
  await buildAndTell(command.opts<CommandOptions>());
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

/** `npm run merge`: joins the shards of an archive and builds the site out of them. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BuildOptions } from '../src/lib/build/build-site.ts';
import { mergeShards } from '../src/lib/build/merge-shards.ts';
import { buildAndTell, buildCommand } from '../src/lib/cli/build-command.ts';
import { root } from '../src/lib/core/run.ts';

const command = buildCommand('merge', 'Join what "build --shard" left and build the site.')
  .argument('[FOLDER...]', 'folders of all shards; all in "shards" when left out')
  .parse();
const shards = join(root, 'shards');
const found = existsSync(shards) ? readdirSync(shards).map((name) => join(shards, name)) : [];
try {
  const strangers = mergeShards(root, command.args.length > 0 ? command.args : found);
  if (strangers.length > 0) {
    console.error(
      `merge: shards ${strangers.join(', ')} come from other code; their reports are prepared again`,
    );
  }
  await buildAndTell(command.opts<BuildOptions>());
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

/** `npm run build`: raw documents, pages and search index become the folder that a static host serves. */
import { InvalidArgumentError } from 'commander';
import { parseShard, type Shard } from '../src/lib/cache/shard.ts';
import { buildAndTell, buildCommand } from './lib/build-command.ts';
import type { BuildOptions } from './lib/build-site.ts';
import { shardFolder } from './lib/shard-folder.ts';
import { stageTable } from './lib/stages.ts';

function shardOption(text: string): Shard {
  const shard = parseShard(text);
  if (shard) return shard;
  throw new InvalidArgumentError('give a part such as 2/4.');
}

const { shard, ...options } = buildCommand('build', 'Build the archive into a folder for any static host.')
  .option('--shard <i/n>', 'do only the i-th of n parts of the work, for "npm run merge"', shardOption)
  .parse()
  .opts<BuildOptions & { readonly shard?: Shard }>();

if (shard) {
  const { buildShard } = await import('./lib/build-shard.ts');
  const { dir, ingest, stages } = await buildShard(shard, shardFolder(shard));
  console.log(stageTable(stages));
  for (const line of ingest.warnings) console.log(`Warning: ${line}`);
  console.log(`Next: bring ${dir} and the other shards to one machine and run "npm run merge" there.`);
} else {
  await buildAndTell(options);
}

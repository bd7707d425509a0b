/** `npm run build`: raw documents, pages and search index become the folder that a static host serves. */
import { join } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { stageTable } from '../src/lib/build/stages.ts';
import { buildAndTell, buildCommand, type CommandOptions } from '../src/lib/cli/build-command.ts';
import { tasksDir } from '../src/lib/core/files.ts';
import { root, run } from '../src/lib/core/run.ts';
import { parseShard, type Shard } from '../src/lib/incremental/shard.ts';

const profileDir = join('.cache', 'profile');

function shardOption(text: string): Shard {
  const shard = parseShard(text);
  if (shard) return shard;
  throw new InvalidArgumentError('give a part such as 2/4.');
}

const { shard, profile, ...options } = buildCommand(
  'build',
  'Build the archive into a folder for any static host.',
)
  .option('--shard <i/n>', 'do only the costly tasks of the i-th of n parts of the archive', shardOption)
  .option('--profile', `write what takes the time to ${profileDir}, for the developer tools of a browser`)
  .parse()
  .opts<CommandOptions & { readonly shard?: Shard; readonly profile?: true }>();

if (profile) {
  // Node profiles a process and its threads from the start on.
  const flags = ['--cpu-prof', `--cpu-prof-dir=${join(root, profileDir)}`];
  const args = process.argv.slice(2).filter((arg) => arg !== '--profile');
  process.exitCode = await run(process.execPath, [...flags, join(root, 'scripts/build.ts'), ...args]);
} else if (shard) {
  const { buildShard } = await import('../src/lib/build/build-shard.ts');
  const { ingest, stages } = await buildShard(shard);
  console.log(stageTable(stages));
  for (const line of ingest.warnings) console.log(`Warning: ${line}`);
  console.log(`Next: copy ${tasksDir} of all machines into one and run "npm run build" there.`);
} else {
  await buildAndTell(options);
}

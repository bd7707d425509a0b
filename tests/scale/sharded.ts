/** A site that several machines built together is the site that one builds alone. */
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeOriginal } from '../../scripts/bench/lib/made-up-archive.ts';
import { documentId, sha256 } from '../../src/lib/archive/custody/custody.ts';
import { copyWithoutCache, differences, makeArchive, runScript } from './project.ts';

interface Stage {
  readonly name: string;
  readonly items: number;
  readonly cached: number;
}

export interface ShardedBuild {
  /** Paths in which the sites differ. */
  readonly differences: readonly string[];
  /** How many things each stage of the joining build had to do. */
  readonly left: Readonly<Record<string, number>>;
}

/** Documents without a report in custody, some for each machine: they have no Markdown and no place in the index. */
function addRejected(project: string, of: number): void {
  for (let i = 0; i < 4 * of; i++) {
    const bytes = Buffer.from(`第${i}页`);
    const id = documentId({ sha256: sha256(bytes) });
    writeOriginal(project, { id, file: 'empty.txt', bytes });
  }
}

/**
 * @param dir to work in
 * @param of number of machines, each with a copy of the project of its own
 */
export async function sharded(dir: string, reports: number, of: number, seed: number): Promise<ShardedBuild> {
  const [single, joined] = [join(dir, 'single'), join(dir, 'joined')];
  makeArchive(single, reports, seed);
  addRejected(single, of);
  copyWithoutCache(single, joined);
  for (let index = 1; index <= of; index++) {
    const machine = join(dir, `machine-${index}`);
    copyWithoutCache(single, machine);
    await runScript(machine, 'scripts/build.ts', '--shard', `${index}/${of}`);
    cpSync(join(machine, '.cache/tasks'), join(joined, '.cache/tasks'), { recursive: true });
    rmSync(machine, { recursive: true });
  }
  await runScript(single, 'scripts/build.ts');
  await runScript(joined, 'scripts/build.ts');
  const stages = JSON.parse(readFileSync(join(joined, '.cache/build-report.json'), 'utf8')) as Stage[];
  return {
    differences: differences(join(single, 'dist'), join(joined, 'dist')),
    left: Object.fromEntries(stages.map(({ name, items, cached }) => [name, items - cached])),
  };
}

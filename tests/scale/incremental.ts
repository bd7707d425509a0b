/** After each change the site of a build that takes over what it can is the site of a build from nothing. */
import { rmSync } from 'node:fs';
import { randomFrom } from '../../scripts/bench/lib/random.ts';
import { type Changing, changes, series } from './changes.ts';
import { differencesToFullBuild, makeArchive, runScript } from './project.ts';

export interface Trial {
  readonly dir: string;
  readonly reports: number;
  /** Names of changes, or how many of all kinds. */
  readonly steps: number | readonly string[];
  readonly seed: number;
}

/**
 * @yields after each change which it was and in which paths the sites differ
 */
export async function* incremental({ dir, reports, steps, seed }: Trial) {
  const random = randomFrom(seed);
  makeArchive(dir, reports, seed);
  const archive: Changing = { dir, seed, random, next: reports };
  await runScript(dir, 'scripts/build.ts');
  try {
    for (const change of typeof steps === 'number' ? series(steps, random) : steps) {
      changes[change]?.(archive);
      await runScript(dir, 'scripts/build.ts', '--confirm-removal');
      yield { change, differences: await differencesToFullBuild(dir) };
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Mutation testing by Stryker, which is installed on demand (`scripts/mutation`). */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from '../core/run.ts';
import { bringPackages } from './on-demand.ts';

/**
 * @param folders whose code is changed; all folders of the configuration when there are none
 * @returns exit code of Stryker: 1 when the score is below the floor
 * @throws when a folder is not there, or Stryker could not be installed
 */
export async function testMutants(folders: readonly string[]): Promise<number> {
  const missing = folders.find((folder) => !existsSync(join(root, folder)));
  if (missing !== undefined) throw new Error(`${missing} is no folder of the project`);
  const installed = await bringPackages('mutation');
  const program = join(installed, 'node_modules/@stryker-mutator/core/bin/stryker.js');
  const env = folders.length > 0 ? { JUANZONG_MUTATE: folders.join(',') } : {};
  return run(process.execPath, [program, 'run', join(installed, 'stryker.config.mjs')], { env });
}

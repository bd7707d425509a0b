/** Two builds of the same content in different surroundings are the same, byte for byte. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { root } from '../../../src/lib/core/run.ts';
import { copyProject } from '../../../src/lib/dev/project-copy.ts';
import { runProgram, temporaryFolder } from '../lib/site.ts';

const { dir: folder, remove } = temporaryFolder();
afterAll(remove);

interface Surroundings {
  readonly project: string;
  readonly env: NodeJS.ProcessEnv;
  /** Processors that the build may use. */
  readonly processors: string;
}

/** @returns the manifest with its parts, one line a file */
function build({ project, env, processors }: Surroundings): string[] {
  const dir = join(folder, project);
  copyProject(dir, ['raw', 'reports']);
  const command = [process.execPath, join(dir, 'scripts/build.ts'), '--site', 'https://archive.example'];
  const taskset = existsSync('/usr/bin/taskset') ? ['/usr/bin/taskset', '-c', processors] : [];
  const [program = '', ...args] = [...taskset, ...command];
  runProgram(dir, program, args, env);
  const site = join(dir, 'dist');
  const parts = readdirSync(join(site, 'manifest')).map((name) => `manifest/${name}`);
  return ['manifest.json', ...parts].flatMap((path) => readFileSync(join(site, path), 'utf8').split('\n'));
}

test('folder, time zone, language, day and number of processors leave no trace', () => {
  const first = build({
    project: 'one',
    env: { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' },
    processors: '0',
  });
  const second = build({
    project: 'another folder/项目',
    env: {
      TZ: 'Pacific/Kiritimati',
      LANG: 'tr_TR.UTF-8',
      LC_ALL: 'tr_TR.UTF-8',
      NODE_OPTIONS: `--import=${pathToFileURL(join(root, 'tests/hosting/lib/other-day.mjs')).href}`,
    },
    processors: '0,1',
  });
  expect(second.filter((line) => !first.includes(line))).toEqual([]);
  expect(second).toEqual(first);
  expect(first.length).toBeGreaterThan(400);
});

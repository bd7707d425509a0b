/** The tests of killed programs, for a small number of kills in `npm test` and a large one by hand. */
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { randomFrom } from '../../../scripts/bench/lib/random.ts';
import { copyProject } from '../../../src/lib/dev/project-copy.ts';
import { changes } from '../../scale/changes.ts';
import { hostileDocuments, writeHostile } from './hostile.ts';
import { contentProblems, distProblems, folderContents, runAndKill } from './kill.ts';
import { runIn, temporaryFolder } from './site.ts';

const seed = 20261122;
/** Milliseconds before which a program has not yet done anything. */
const starting = 150;

export interface KillOptions {
  readonly kills: number;
  readonly timeout: number;
  /** False leaves out the build, of which each run takes seconds. */
  readonly build: boolean;
}

export function killCases({ kills, timeout, build }: KillOptions): void {
  const { dir: folder, remove } = temporaryFolder();
  afterAll(remove);
  const random = randomFrom(seed);

  /** Kills a program somewhere in the time that it takes, until it was caught half as often as asked for. */
  async function killOften(project: string, args: readonly string[], check: () => Promise<void>) {
    const start = performance.now();
    runIn(project, args);
    let whole = performance.now() - start;
    let caught = 0;
    for (let count = 0; count < kills || caught < kills / 2; count += 1) {
      expect(count, `only ${caught} caught`).toBeLessThan(10 * kills);
      // Every third kill falls into the last tenth, where files are put in place.
      const part = count % 3 === 2 ? 0.9 + 0.1 * random.next() : random.next();
      const after = starting + (whole - starting) * part;
      const began = performance.now();
      if (await runAndKill(project, [join(project, args[0] ?? ''), ...args.slice(1)], after)) caught += 1;
      // It ended before: the machine is less busy than at first, or there was less to do.
      else whole = (whole + performance.now() - began) / 2;
      await check();
    }
  }

  describe(`killed ${kills} times`, () => {
    test.runIf(build)(
      'the build never leaves a broken site, and the next one repairs what is left',
      {
        timeout,
      },
      async () => {
        const project = join(folder, 'build');
        copyProject(project, ['raw', 'reports']);
        const content = join(project, 'content');
        const dist = join(project, 'dist');
        runIn(project, ['scripts/build.ts']);
        const good = await folderContents(dist);
        const raw = join(folder, 'raw-before');
        await cp(join(content, 'raw'), raw, { recursive: true });
        let turn = 0;
        await killOften(project, ['scripts/build.ts'], async () => {
          expect(await distProblems(dist)).toEqual([]);
          expect(await contentProblems(content)).toEqual([]);
          // Some builds start with what the killed one left, in its caches too, and have files of the last site to
          // replace; others start with nothing.
          if (++turn % 2 === 0) {
            changes['correct a title']?.({ dir: project, seed, random, next: 0 });
            return;
          }
          await rm(join(content, 'reports'), { recursive: true, force: true });
          await rm(join(project, '.cache'), { recursive: true, force: true });
        });
        await rm(join(content, 'raw'), { recursive: true });
        await cp(raw, join(content, 'raw'), { recursive: true });
        runIn(project, ['scripts/build.ts']);
        expect(await folderContents(dist)).toEqual(good);
      },
    );

    test('ingest never leaves half a document, and the next run completes the rest', {
      timeout,
    }, async () => {
      const project = join(folder, 'ingest');
      copyProject(project);
      const content = join(project, 'content');
      const raw = join(folder, 'raw');
      writeHostile(raw, hostileDocuments(300).slice(0, 30));
      runIn(project, ['scripts/ingest.ts', raw]);
      await cp(content, join(folder, 'good'), { recursive: true });
      const empty = async () => {
        for (const part of ['raw', 'reports'])
          await rm(join(content, part), { recursive: true, force: true });
      };
      await empty();
      let turn = 0;
      await killOften(project, ['scripts/ingest.ts', raw], async () => {
        expect(await contentProblems(content)).toEqual([]);
        // Some runs start with nothing, others with what the killed one left.
        if (++turn % 2 === 0) await empty();
      });
      runIn(project, ['scripts/ingest.ts', raw]);
      expect(await folderContents(content)).toEqual(await folderContents(join(folder, 'good')));
    });
  });
}

/**
 * Two commands at the same time leave the archive and the site that they leave one after the other. SCALE_PAIRS makes it
 * more or fewer.
 */
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { madeUpReports, writePages } from '../../../scripts/bench/lib/made-up-archive.ts';
import { randomFrom } from '../../../scripts/bench/lib/random.ts';
import { connect } from '../../desk/client.ts';
import { startDesk } from '../../desk/harness.ts';
import { differences, hashesOf, makeArchive, runScript } from '../project.ts';

const pairs = Number(process.env['SCALE_PAIRS'] ?? 40);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'scale-concurrent-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** @returns folder of files that no command knows yet */
function newFiles(name: string, from: number): string {
  const dir = join(folder, name);
  writePages(madeUpReports(from, from + 2, 7), dir);
  return dir;
}

type Command = (project: string) => Promise<void>;

const run =
  (script: string, ...args: string[]): Command =>
  (project) =>
    runScript(project, script, ...args);

/** A person who opens the desk, decides about some documents one after another, and closes it. */
const atDesk =
  (ids: readonly string[], subject: string): Command =>
  async (project) => {
    const desk = await startDesk(project, ['--reader', '值班员']);
    try {
      const client = await connect(desk);
      for (const id of ids) {
        const { revision } = await client.document(id);
        const edit = { type: 'correct', field: 'subject', value: subject };
        await client.decide('同时运行的试验', { id, revision, edit });
      }
    } finally {
      await desk.stop();
    }
  };

/** What stands in the site and in `content`; records of checks and decisions tell when they were: they are left out. */
const stateOf = (project: string): Map<string, string> => {
  for (const name of ['preservation', 'history'])
    rmSync(join(project, 'content', name), { recursive: true, force: true });
  return new Map([...hashesOf(join(project, 'dist')), ...hashesOf(join(project, 'content'))]);
};

test(`${pairs} pairs of commands at once are as in sequence`, async () => {
  const random = randomFrom(20261130);
  const project = join(folder, 'project');
  makeArchive(project, 5, 3);
  await runScript(project, 'scripts/build.ts');
  for (let number = 0; number < pairs; number++) {
    const ids = readdirSync(join(project, 'content', 'raw')).sort();
    const commands: Readonly<Record<string, Command>> = {
      build: run('scripts/build.ts'),
      'ingest all': run('scripts/ingest.ts'),
      fixity: run('scripts/fixity.ts'),
      'ingest new files': run('scripts/ingest.ts', newFiles(`some-${number}`, 4 * number)),
      desk: atDesk(ids.slice(0, 3), `第${number}对`),
      'another desk': atDesk(ids.slice(3), `第${number}对另一人`),
      'ingest other files': run('scripts/ingest.ts', newFiles(`others-${number}`, 4 * number + 2)),
    };
    const names = Object.keys(commands);
    // Every kind of command in turn, beside any; two people at two desks look at other documents.
    const first = names[number % names.length] ?? '';
    const others = names.filter((name) => name !== first || !name.includes('desk'));
    const second = random.pick(others);
    const what = `${first} beside ${second}`;
    process.stderr.write(`${number + 1}/${pairs} ${what}\n`);

    const sequence = join(folder, 'sequence');
    cpSync(project, sequence, { recursive: true, verbatimSymlinks: true });
    await commands[first]?.(sequence);
    await commands[second]?.(sequence);
    await runScript(sequence, 'scripts/build.ts');

    await Promise.all([commands[first]?.(project), commands[second]?.(project)]);
    await runScript(project, 'scripts/build.ts');
    expect(stateOf(project), what).toEqual(stateOf(sequence));
    expect(differences(join(project, 'dist'), join(sequence, 'dist'))).toEqual([]);
    rmSync(sequence, { recursive: true, force: true });
    // So that the archive stays small.
    if (number % 8 === 7) {
      rmSync(project, { recursive: true, force: true });
      makeArchive(project, 5, number);
      await runScript(project, 'scripts/build.ts');
    }
  }
});

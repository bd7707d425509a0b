/** What was published and is lost from `content` without a word never leaves the site: the build refuses, by name. */
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { differences, makeArchive, runScript } from './project.ts';

let folder = '';
let project = '';
let ids: readonly string[] = [];
const gone = 'r0123456789ab';
const tombstones = () => join(project, 'content', 'vocab', 'withdrawn.yml');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'planted-losses-'));
  project = join(folder, 'project');
  makeArchive(project, 4, 5);
  writeFileSync(tombstones(), `- { path: reports/${gone}/, reason: 原发布机关已更正, date: "2026-01-02" }\n`);
  await runScript(project, 'scripts/build.ts');
  ids = readdirSync(join(project, 'content', 'raw')).sort();
  for (const name of ['content', 'dist'])
    cpSync(join(project, name), join(folder, name), { recursive: true });
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const raw = (id: string): string => join(project, 'content', 'raw', id);
const markdown = (id: string): string => join(project, 'content', 'reports', `${id}.md`);
const lose = (path: string): void => rmSync(path, { recursive: true });
const original = (id: string): string =>
  join(raw(id), readdirSync(raw(id)).find((name) => name !== 'source.yml') ?? '');

type Loss = readonly [what: string, lose: (id: string) => void, named: (id: string) => string];

const losses: readonly Loss[] = [
  [
    'a report with its original',
    (id) => {
      lose(raw(id));
      lose(markdown(id));
    },
    (id) => id,
  ],
  ['the original of a report', (id) => lose(original(id)), (id) => id],
  ['the record of an original', (id) => lose(join(raw(id), 'source.yml')), (id) => id],
  ['the folder of an original', (id) => lose(raw(id)), (id) => id],
  ['the tombstone of a report that was withdrawn', () => writeFileSync(tombstones(), '[]\n'), () => gone],
];

test.each(losses)(
  '%s is lost: refused by name, the site stays',
  { timeout: 600_000 },
  async (_what, plant, named) => {
    for (const id of ids.slice(0, 2)) {
      plant(id);
      const said = await runScript(project, 'scripts/build.ts').then(
        () => 'built',
        (error: Error) => error.message,
      );
      expect(said).toMatch(new RegExp(`${named(id)}[^]*dist is as it was before`));
      expect(differences(join(project, 'dist'), join(folder, 'dist'))).toEqual([]);
      for (const name of ['content', 'dist']) {
        lose(join(project, name));
        cpSync(join(folder, name), join(project, name), { recursive: true });
      }
    }
  },
);

/** Reading only what has changed leaves the files, and tells the results, of a run that reads everything. */
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rawDocument, takeCustody } from '../../src/lib/archive/custody/custody.ts';
import { ingestChanged, type Settled } from '../../src/lib/archive/ingest/changed.ts';
import { archiveFolders } from '../../src/lib/archive/ingest/folders.ts';
import { copyProject } from '../../src/lib/dev/project-copy.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'changed-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const regions = ['合肥市庐阳区', '南京市玄武区', '成都市武侯区', '西安市雁塔区'];

/** Document number `n`; some are no reports. */
const text = (n: number): string =>
  n % 5 === 4
    ? '网站首页 | 政务公开 | 互动交流\n网站地图 | 联系我们\n'.repeat(1 + n)
    : `${regions[n % 4]}人民政府关于${2010 + n}年度法治政府建设情况的报告
    ${2010 + n}年,我区认真贯彻落实上级部署,扎实推进各项工作。现将有关情况报告如下。
    一、主要做法
    全年办理行政复议案件${n + 3}件,出庭应诉率达到9${n % 10}%。
    二、存在问题
    基层执法力量仍显不足,培训还不够经常。
${regions[n % 4]}人民政府
${2011 + n}年3月10日
打印 关闭
`;

const bytes = (n: number) => rawDocument(`第${n}份.txt`, Buffer.from(text(n)));
const idOf = (n: number) => `r${bytes(n).sha256.slice(0, 12)}`;
const add = (root: string, n: number) => takeCustody(archiveFolders(root).rawDir, bytes(n), '2026-01-02');

/** Reads a project; by id, without the mark that tells how. */
async function ingest(root: string): Promise<{ results: Omit<Settled, 'unchanged'>[]; cached: number }> {
  const folders = archiveFolders(root);
  const settled = await Array.fromAsync(ingestChanged({ folders, cacheDir: join(root, '.cache'), jobs: 1 }));
  return {
    results: settled
      .map(({ unchanged: _, ...rest }) => ({
        ...rest,
        file: rest.file.replace(root, ''),
        // Messages about custody name the path, which is another one in the copy.
        messages: rest.messages.map((one) => ({ ...one, message: one.message.replaceAll(root, '') })),
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    cached: settled.filter(({ unchanged }) => unchanged !== null).length,
  };
}

function tree(root: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const top of ['content', '.cache/trace']) {
    const dir = join(root, top);
    if (!existsSync(dir)) continue;
    for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      found[path.slice(root.length)] = readFileSync(path, 'latin1');
    }
  }
  return found;
}

type Change = (root: string, id: string, n: number) => unknown;

const markdown = (root: string, id: string) => join(archiveFolders(root).reportsDir, `${id}.md`);
const trace = (root: string, id: string) => join(archiveFolders(root).traceDir, `${id}.json`);
const custody = (root: string, id: string) => join(archiveFolders(root).rawDir, id);

function edit(path: string, change: (text: string) => string): void {
  if (existsSync(path)) writeFileSync(path, change(readFileSync(path, 'utf8')));
}

const correction = 'corrections:\n  - { field: published, value: "2022-03-16", reason: "公报刊登日期" }\n';

const changes: Readonly<Record<string, Change>> = {
  add: (root, _id, n) => add(root, n),
  remove: (root, id) => rmSync(custody(root, id), { recursive: true, force: true }),
  correct: (root, id) =>
    edit(join(custody(root, id), 'source.yml'), (yaml) => yaml.replace('corrections: []\n', correction)),
  revoke: (root, id) =>
    edit(join(custody(root, id), 'source.yml'), (yaml) => yaml.replace(correction, 'corrections: []\n')),
  'break source': (root, id) => edit(join(custody(root, id), 'source.yml'), (yaml) => `${yaml}x: 1\n`),
  'mend source': (root, id) =>
    edit(join(custody(root, id), 'source.yml'), (yaml) => yaml.replaceAll('x: 1\n', '')),
  'damage bytes': (root, id, n) => edit(join(custody(root, id), `第${n}份.txt`), (raw) => `${raw} `),
  'restore bytes': (root, id, n) => edit(join(custody(root, id), `第${n}份.txt`), () => text(n)),
  'edit by hand': (root, id) => edit(markdown(root, id), (md) => `${md}\n人工补记。\n`),
  'undo by hand': (root, id) => edit(markdown(root, id), (md) => md.replaceAll('\n人工补记。\n', '')),
  'delete Markdown': (root, id) => rmSync(markdown(root, id), { force: true }),
  'spoil trace': (root, id) => edit(trace(root, id), () => '{}'),
  'delete trace': (root, id) => rmSync(trace(root, id), { force: true }),
  'delete traces': (root) => rmSync(archiveFolders(root).traceDir, { recursive: true, force: true }),
  'delete memory of files': (root) => {
    for (const end of ['', '-wal', '-shm']) rmSync(join(root, `.cache/files.sqlite${end}`), { force: true });
  },
  'spoil ledger': (root) => {
    for (const end of ['-wal', '-shm']) rmSync(join(root, `.cache/ingest.sqlite${end}`), { force: true });
    edit(join(root, '.cache/ingest.sqlite'), () => 'no database'.repeat(1000));
  },
  'delete ledger': (root) => {
    for (const end of ['', '-wal', '-shm']) rmSync(join(root, `.cache/ingest.sqlite${end}`), { force: true });
  },
  'delete tasks': (root) => rmSync(join(root, '.cache/tasks'), { recursive: true, force: true }),
  nothing: () => {},
};

const step = fc.record({ change: fc.constantFrom(...Object.keys(changes)), n: fc.nat({ max: 7 }) });

test('any series of changes gives what a fresh cache gives', { timeout: 240_000 }, async () => {
  let run = 0;
  const series = fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
    const root = join(folder, `run-${run++}`);
    mkdirSync(root);
    for (const n of [0, 1, 2, 4]) await add(root, n);
    await ingest(root);
    for (const { change, n } of steps) {
      await changes[change]?.(root, idOf(n), n);
      const fresh = `${root}-fresh`;
      cpSync(join(root, 'content'), join(fresh, 'content'), { recursive: true });
      const [ours, theirs] = [await ingest(root), await ingest(fresh)];
      expect(theirs.cached).toBe(0);
      expect(ours.results).toEqual(theirs.results);
      expect(tree(root)).toEqual(tree(fresh));
      rmSync(fresh, { recursive: true });
    }
    rmSync(root, { recursive: true });
  });
  await fc.assert(series, { seed: 20261122, numRuns: 25 });
});

test('what has not changed is not read, and one change is one reading', async () => {
  for (const n of [0, 1, 2, 3]) await add(folder, n);
  expect((await ingest(folder)).cached).toBe(0);
  expect((await ingest(folder)).cached).toBe(4);
  await add(folder, 5);
  expect((await ingest(folder)).cached).toBe(4);
  appendFileSync(markdown(folder, idOf(1)), '人工补记。\n');
  // What was read is in the task store: the file is told as edited without another reading.
  const edited = await ingest(folder);
  expect(edited.cached).toBe(5);
  const slugs = (results: typeof edited.results) =>
    results.find(({ id }) => id === idOf(1))?.messages.map(({ slug }) => slug);
  expect(slugs(edited.results)).toContain('edited-by-hand');
  // The second time it is known as edited, and told all the same.
  const again = await ingest(folder);
  expect(again.cached).toBe(5);
  expect(slugs(again.results)).toContain('edited-by-hand');
});

test('a report stays when its raw document is taken out of custody', async () => {
  for (const n of [0, 1]) await add(folder, n);
  await ingest(folder);
  const before = readFileSync(markdown(folder, idOf(0)), 'utf8');
  rmSync(custody(folder, idOf(0)), { recursive: true });
  const { results } = await ingest(folder);
  expect(results.map(({ id }) => id)).toEqual([idOf(1)]);
  expect(readFileSync(markdown(folder, idOf(0)), 'utf8')).toBe(before);
  expect(existsSync(trace(folder, idOf(0)))).toBe(false);
  expect(existsSync(trace(folder, idOf(1)))).toBe(true);
});

test('a changed vocabulary or rule has everything read again', { timeout: 120_000 }, async () => {
  const project = join(folder, 'project');
  copyProject(project);
  for (const n of [0, 1, 2]) await add(project, n);
  const code = `
    const { ingestAll } = await import(${JSON.stringify(join(project, 'src/lib/build/ingest-custody.ts'))});
    console.log(JSON.stringify(await ingestAll(${JSON.stringify(project)})));`;
  const tally = (): { cached: number; counts: object } =>
    JSON.parse(
      execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
        cwd: project,
      }),
    );
  expect(tally().cached).toBe(0);
  expect(tally().cached).toBe(3);
  appendFileSync(join(project, 'content/vocab/site-labels.yml'), '# not read by ingest\n');
  expect(tally().cached).toBe(3);
  appendFileSync(join(project, 'content/vocab/kinds.yml'), '# read by ingest\n');
  expect(tally().cached).toBe(0);
  appendFileSync(join(project, 'src/lib/reading/structure/title.ts'), '// other\n');
  expect(tally()).toMatchObject({ cached: 0, counts: { ok: 3 } });
});

/** `npm run ingest` as a person types it, rightly and wrongly, in a project of its own. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
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
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyProject } from '../../src/lib/dev/project-copy.ts';

let work = '';
let project = '';
let id = '';

const text = `天台县人民政府关于2021年度法治政府建设情况的报告
2021年，我县把依法行政贯穿政府工作始终，扎实推进各项任务。现将有关情况报告如下。
一、主要做法
全年办理行政复议案件13件，行政机关负责人出庭应诉率达到95%。
二、存在问题
基层执法力量仍显不足，业务培训还不够经常，案卷制作水平有待提高。
`;

function ingest(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(project, 'scripts/ingest.ts'), ...args],
    {
      cwd: project,
      encoding: 'utf8',
      env: { ...process.env, npm_lifecycle_event: 'ingest', ...env },
    },
  );
  return { status, stdout, stderr };
}

const source = () => join(project, 'content/raw', id, 'source.yml');
const files = (...path: string[]) => {
  const dir = join(project, 'content', ...path);
  return existsSync(dir) ? readdirSync(dir) : [];
};

/** What a module of the project gives, in a process of its own, since it knows its vocabularies for good. */
const inProject = (code: string): unknown =>
  JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
      cwd: project,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  );

beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'commands-'));
  project = join(work, 'project');
  copyProject(project);
  mkdirSync(join(work, 'saved'));
  writeFileSync(join(work, 'saved', '报告.txt'), text);
  expect(ingest([join(work, 'saved')]).status).toBe(0);
  id = files('raw')[0] ?? '';
}, 120_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('options', () => {
  test('--only with ids that are not there reads nothing and fails', () => {
    const { status, stdout, stderr } = ingest(['--only', 'rffffffffffff', id]);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('没有 rffffffffffff，什么也没有读');
    expect(ingest(['--only', id.slice(1)]).stderr).toContain(`是不是 ${id}`);
  });

  test('--only together with files is refused', () => {
    const { status, stderr } = ingest(['--only', id, '--', join(work, 'saved')]);
    expect(status).toBe(1);
    expect(stderr).toContain('不能同时写文件');
  });

  test('an option that npm swallowed is told with the line to write', () => {
    const { status, stdout, stderr } = ingest([], { npm_config_only: id });
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(`npm run ingest -- --only ${id}`);
  });

  test('a run over all documents says that it is one', () => {
    expect(ingest([]).stderr).toContain('重读 content/raw 中的全部 1 份');
    expect(ingest(['--only', id]).stderr).not.toContain('全部');
  });

  test('--only with an id reads that one', () => {
    const { status, stderr } = ingest(['--only', id]);
    expect(status).toBe(0);
    expect(stderr).toContain('0 rejected');
  });
});

describe('source.yml', () => {
  const withMore = (more: string, check: () => void) => {
    const before = readFileSync(source(), 'utf8');
    writeFileSync(source(), before.replace('corrections: []\n', more));
    try {
      check();
    } finally {
      writeFileSync(source(), before);
    }
  };

  test('that is wrong is no fault of the program: file, field, what to write; the report stays', () => {
    const markdown = readFileSync(join(project, 'content/reports', `${id}.md`), 'utf8');
    const wrong =
      'corrections: [{ field: region, value: { code: "999999", path: [火星省], level: province }, reason: 封面所印 }]\n';
    withMore(wrong, () => {
      const { status, stdout } = ingest([]);
      expect(status).toBe(1);
      expect(stdout).toContain('source-invalid');
      expect(stdout).toContain('火星省');
      expect(stdout).not.toContain('program-error');
      expect(readFileSync(join(project, 'content/reports', `${id}.md`), 'utf8')).toBe(markdown);
    });
  });

  test('takes messages as known: they are counted and not told', () => {
    expect(ingest([]).stdout).toContain('date-unknown');
    withMore('corrections: []\nacknowledged: [{ slug: date-unknown, reason: 已问过机关，查不到 }]\n', () => {
      const { status, stdout, stderr } = ingest([]);
      expect(status).toBe(0);
      expect(stdout).not.toContain('date-unknown');
      expect(stderr).toContain('known messages not repeated');
      const [line] = ingest(['--json']).stdout.split('\n');
      expect(JSON.parse(line ?? '').messages).toMatchObject([
        { slug: 'date-unknown', acknowledged: '已问过机关，查不到' },
      ]);
    });
  });
});

describe('a withdrawn report', () => {
  const vocabulary = () => join(project, 'content/vocab/withdrawn.yml');
  const reports = `
    const { FileIndex } = await import('./src/lib/incremental/file-index.ts');
    const { archiveFolders } = await import('./src/lib/archive/ingest/folders.ts');
    const { prepare } = await import('./src/lib/store/prepare.ts');
    const { Store } = await import('./src/lib/store/store.ts');
    const { TaskStore } = await import('./src/lib/incremental/task-store.ts');
    const tasks = new TaskStore('.cache/tasks');
    const [store, files] = [Store.open('.cache/s.sqlite'), FileIndex.open('.cache/f.sqlite')];
    const { reports } = await prepare({ store, tasks, files, threads: 1, ...archiveFolders(process.cwd()) });
    console.log(JSON.stringify(reports.map(({ id }) => id)));`;
  const build = `
    const { ingestAll } = await import('./src/lib/build/ingest-custody.ts');
    console.log(JSON.stringify((await ingestAll(process.cwd())).warnings));`;

  test('never comes back by itself, at no stage', () => {
    expect(inProject(reports)).toEqual([id]);
    const before = readFileSync(vocabulary(), 'utf8');
    const content = join(project, 'content');
    cpSync(content, join(work, 'kept'), { recursive: true });
    writeFileSync(vocabulary(), `- { path: reports/${id}/, reason: 发布机关要求撤下, date: "2026-11-22" }\n`);
    // Still in custody and in the reports: neither read nor prepared.
    expect(ingest([]).stdout).toContain('withdrawn');
    expect(inProject(build)).toEqual([expect.stringContaining('2026-11-22 撤下，理由：发布机关要求撤下')]);
    expect(inProject(reports)).toEqual([]);
    // Taken out, and its folder taken in again.
    for (const folder of ['raw', 'reports']) rmSync(join(content, folder), { recursive: true });
    const { status, stdout } = ingest([join(work, 'saved')]);
    expect(status).toBe(1);
    expect(stdout).toContain('withdrawn.yml');
    expect([...files('raw'), ...files('reports')]).toEqual([]);
    // Published again when the entry goes.
    writeFileSync(vocabulary(), before);
    expect(ingest([join(work, 'saved')]).status).toBe(0);
    expect(inProject(reports)).toEqual([id]);
  }, 120_000);
});

/**
 * An update that breaks addresses is told before it is deployed; with what the check asks for, every old address leads
 * somewhere.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyProject } from '../../../src/lib/dev/project-copy.ts';
import { anchorsOf } from '../../../src/lib/publish/hosting/anchors.ts';
import { runIn, temporaryFolder } from '../lib/site.ts';

const { dir: folder, remove } = temporaryFolder();
afterAll(remove);
const project = join(folder, 'project');
const before = join(folder, 'before');
const content = (path: string) => join(project, 'content', path);
const build = (...args: string[]) => runIn(project, ['scripts/build.ts', ...args]);
let gone: string;
let changed: string;

function check(...args: string[]): { status: number | null; stdout: string } {
  const all = [join(project, 'scripts/check.ts'), '--since', before, ...args];
  return spawnSync(process.execPath, all, { cwd: project, encoding: 'utf8' });
}
const page = (id: string) => readFileSync(join(project, 'dist', 'reports', id, 'index.html'), 'utf8');

beforeAll(() => {
  copyProject(project, ['raw', 'reports']);
  build();
  cpSync(join(project, 'dist'), before, { recursive: true });
  const ids = readdirSync(content('reports')).map((name) => name.replace('.md', ''));
  const withSections = ids.filter((id) => /^### /m.test(readFileSync(content(`reports/${id}.md`), 'utf8')));
  changed = withSections[0] ?? '';
  gone = ids.find((id) => id !== changed) ?? '';
});

test('an update that changes nothing breaks nothing', () => {
  expect(check()).toMatchObject({ status: 0, stdout: '' });
});

test('a report that is gone and anchors that changed are named, with what to do', () => {
  rmSync(content(`raw/${gone}`), { recursive: true });
  rmSync(content(`reports/${gone}.md`));
  const file = content(`reports/${changed}.md`);
  // All sections become one level lower than they were, so every anchor below them changes.
  writeFileSync(
    file,
    readFileSync(file, 'utf8')
      .replace(/^## .*$/m, '## 新加的一节\n\n$&')
      .replaceAll(/^### /gm, '## '),
  );
  build('--confirm-removal');
  const { status, stdout } = check();
  expect(status).toBe(1);
  expect(stdout).toContain(`reports/${gone}/: `);
  expect(stdout).toContain('content/vocab/withdrawn.yml');
  expect(stdout).toMatch(new RegExp(`reports/${changed}/#s[\\w-]+: 锚点没有了`));
});

test('with a word for what is gone and an entry for each old anchor, nothing is broken', () => {
  const lines = check('--json').stdout.trim().split('\n');
  const addresses = lines.map((line) => JSON.parse(line) as { slug: string; file: string });
  const withdrawn = addresses.filter(({ slug }) => /^(?:page|file)-gone$/.test(slug));
  expect(withdrawn.length).toBeGreaterThan(0);
  const entries = withdrawn.map(
    ({ file }) => `- { path: "${file}", reason: 发布机关要求撤下, date: "2026-11-22" }\n`,
  );
  appendFileSync(content('vocab/withdrawn.yml'), entries.join(''));
  const proposed = check('--propose').stdout;
  expect(proposed).toContain(`page: reports/${changed}/`);
  appendFileSync(content('vocab/moved-anchors.yml'), proposed);
  build();
  const left = check()
    .stdout.split('\n')
    .filter((line) => line.includes('锚点没有了'));
  // What stands in several places, or nowhere, is for a person to decide.
  expect(left.filter((line) => !line.includes('没有了，或不止一处'))).toEqual([]);
  expect(check().stdout).not.toMatch(/(?:page|file)-gone/);
  expect(page(gone)).toContain('发布机关要求撤下');
  const old = anchorsOf(
    `reports/${changed}/index.html`,
    readFileSync(join(before, 'reports', changed, 'index.html'), 'utf8'),
  );
  const now = new Set(anchorsOf(`reports/${changed}/index.html`, page(changed)));
  expect(old.filter((anchor) => !now.has(anchor)).length).toBe(left.length);
});

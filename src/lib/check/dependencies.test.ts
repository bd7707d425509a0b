/** The dependencies of this project are in order, and those of one that is not are told. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../core/vocab.ts';
import { askAdvisories, readAdvisories } from './advisories.ts';
import { checkDependencies } from './dependencies.ts';

const folder = mkdtempSync(join(tmpdir(), 'dependencies-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('this project: fixed versions, checksums, allowed scripts, a reason and the licence of each, none stale', () => {
  expect(checkDependencies(projectRoot())).toEqual([]);
});

describe('a project with faults', () => {
  const root = join(folder, 'project');
  const write = (name: string, data: unknown) => {
    mkdirSync(join(root, name, '..'), { recursive: true });
    writeFileSync(join(root, name), typeof data === 'string' ? data : JSON.stringify(data));
  };
  const slugs = () => checkDependencies(root).map(({ slug, message }) => `${slug} ${message.split(/\s/)[0]}`);
  const row = (name: string, licence = 'MIT') => `| \`${name}\` | 用途 | ${licence} |\n`;

  test('each fault is named', () => {
    write('package.json', {
      dependencies: { a: '1.0.0', b: '^1.0.0', c: '2.0.0' },
      allowScripts: { d: false },
    });
    write('package-lock.json', {
      packages: {
        '': {},
        'node_modules/a': { version: '1.0.0', resolved: 'r', integrity: 's' },
        'node_modules/b': { version: '1.0.0', resolved: 'r' },
        'node_modules/c': { version: '2.0.1', resolved: 'r', integrity: 's', hasInstallScript: true },
        'node_modules/a/node_modules/d': { version: '1.0.0', integrity: 's', hasInstallScript: true },
        'node_modules/a-win32': { version: '1.0.0', optional: true },
      },
    });
    write('node_modules/a/package.json', { license: 'ISC' });
    write('docs/dependencies.md', row('a') + row('b') + row('z'));
    expect(slugs()).toEqual([
      'version-not-fixed b',
      'lock-differs c',
      'no-checksum node_modules/b',
      'install-script c',
      'no-checksum node_modules/a-win32',
      'licence-differs a',
      'no-reason c',
      'stale-reason z',
    ]);
  });
});

describe('known vulnerabilities', () => {
  const answer = {
    vulnerabilities: {
      bad: {
        severity: 'critical',
        range: '<2',
        via: [{ title: 'Runs anything', url: 'https://example.org/1' }],
        fixAvailable: true,
      },
      user: { severity: 'moderate', range: '*', via: ['bad'], fixAvailable: false },
    },
  };
  const printing = (text: string) =>
    [process.execPath, '-e', `process.stdout.write(${JSON.stringify(text)})`] as const;
  const root = projectRoot();

  test('are read from the answer of the registry', async () => {
    const issues = await askAdvisories({ root, timeout: 20_000, command: printing(JSON.stringify(answer)) });
    expect(issues.map(({ severity }) => severity)).toEqual(['error', 'warning']);
    expect(issues[0]?.message).toContain('bad <2：Runs anything https://example.org/1');
    expect(readAdvisories('{"vulnerabilities":{}}')).toEqual([]);
  });
  test.each([
    ['an error of the registry', printing('{"message":"405 Method Not Allowed","error":{}}')],
    ['no answer', printing('')],
    ['no program', ['/no/such/program'] as const],
    ['a registry that never answers', [process.execPath, '-e', 'setInterval(() => {}, 1000)'] as const],
  ])('%s is a note, and nothing waits', async (_name, command) => {
    const start = performance.now();
    const issues = await askAdvisories({ root, timeout: 1500, command });
    expect(issues.map(({ slug, severity }) => [slug, severity])).toEqual([['audit-not-possible', 'info']]);
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});

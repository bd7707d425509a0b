/** `npm run verify` and `npm run export` as a person meets them: what they print and how they end. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '../../src/lib/core/run.ts';
import { writeHostFiles } from '../../src/lib/publish/hosting/host-files.ts';
import { writeManifest } from '../../src/lib/publish/hosting/manifest.ts';

const folder = mkdtempSync(join(tmpdir(), 'commands-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(script: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts', script), ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('verify ends with 0, 1 or 2', async () => {
  expect(run('verify.ts', folder)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('manifest.json'),
  });
  expect(run('verify.ts').status).toBe(2);
  writeFileSync(join(folder, 'index.html'), 'whole');
  writeHostFiles(folder, '/', [{ path: 'index.html', bytes: 5 }]);
  writeManifest(folder, '0123456789abcdef');
  const whole = run('verify.ts', folder);
  expect(whole).toMatchObject({ status: 0, stdout: expect.stringContaining('5 files checked, 0 problems') });
  expect(whole.stdout).toContain('Content version 0123456789abcdef');
  writeFileSync(join(folder, 'index.html'), 'whoLe');
  const changed = run('verify.ts', folder);
  expect(changed).toMatchObject({ status: 1, stdout: expect.stringContaining('changed: index.html') });
});

test('export prints configurations and refuses to put a foreign site into a bag', () => {
  const nginx = run(
    'export.ts',
    'host',
    'nginx',
    '--web-root',
    '/srv/www',
    '--base',
    '/x/',
    '--listen',
    '8080',
  );
  expect(nginx).toMatchObject({ status: 0, stderr: '' });
  expect(nginx.stdout).toContain('listen 8080;');
  expect(run('export.ts', 'host', 'iis', '--web-root', '/srv/www').status).not.toBe(0);
  const bag = run('export.ts', 'bagit', join(folder, 'bag'), '--site', folder);
  expect(bag).toMatchObject({ status: 1, stderr: expect.stringContaining('is not as it was built') });
});

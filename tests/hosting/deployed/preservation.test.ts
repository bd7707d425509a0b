/** What `npm run export` makes of a real build, used as its readers would: by other programs and in a real browser. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bringBrowser } from '../../../src/lib/dev/browser.ts';
import { copyProject } from '../../../src/lib/dev/project-copy.ts';
import { listFiles } from '../../../src/lib/publish/hosting/files.ts';
import { watch } from '../../browser/watch.ts';
import { bringTool } from '../lib/packages.ts';
import { readWarc } from '../lib/read-warc.ts';
import { serverKinds, startServer } from '../lib/servers.ts';
import { runIn, temporaryFolder } from '../lib/site.ts';

const { dir: folder, remove } = temporaryFolder();
const project = join(folder, 'project');
const home = 'https://archive.example/';
const exportAs = (...args: string[]) => runIn(project, ['scripts/export.ts', ...args]);
let ids: readonly string[];
let browser: Browser;

beforeAll(async () => {
  copyProject(project, ['raw', 'reports']);
  runIn(project, ['scripts/build.ts', '--site', 'https://archive.example']);
  ids = readdirSync(join(project, 'content', 'reports')).map((name) => name.replace('.md', ''));
  const { executablePath, args } = await bringBrowser();
  const nowhere = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';
  browser = await chromium.launch({ executablePath, args: [...args, nowhere] });
});
afterAll(async () => {
  await browser?.close();
  remove();
});

describe('the BagIt bag', () => {
  const bag = join(folder, 'bag');
  beforeAll(() => exportAs('bagit', bag));

  test('has the checksums that the system computes, and the sizes that it says', () => {
    const files = ['manifest-sha256.txt', 'tagmanifest-sha256.txt'];
    const checked = spawnSync('sha256sum', ['--check', '--quiet', '--strict', ...files], {
      cwd: bag,
      encoding: 'utf8',
    });
    expect(checked).toMatchObject({ status: 0, stdout: '', stderr: '' });
    const listed = readFileSync(join(bag, 'manifest-sha256.txt'), 'utf8').trim().split('\n');
    expect(listed.map((line) => line.slice(66))).toEqual(
      listFiles(bag).filter((path) => path.startsWith('data/')),
    );
    const sizes = listFiles(join(bag, 'data')).map((path) => readFileSync(join(bag, 'data', path)).length);
    const octets = sizes.reduce((sum, size) => sum + size, 0);
    expect(readFileSync(join(bag, 'bag-info.txt'), 'utf8')).toContain(
      `Payload-Oxum: ${octets}.${sizes.length}\n`,
    );
  });
  // The Library of Congress keeps it on PyPI alone: no package of Debian or npm has a validator that is kept.
  const bagit = spawnSync('python3', ['-c', 'import bagit']).status === 0;
  if (!bagit) console.warn('bagit-python is not installed and not tested: pip install bagit');
  test.runIf(bagit)('is valid for bagit-python', () => {
    const validated = spawnSync('python3', ['-m', 'bagit', '--validate', bag], { encoding: 'utf8' });
    expect(validated.status, validated.stderr).toBe(0);
  });
});

describe('EPUB', () => {
  const file = '/usr/share/java/epubcheck.jar';
  const hasChecker = bringTool({ name: 'epubcheck', file, debianPackage: 'epubcheck' });
  test.runIf(hasChecker)('of one report and of all is valid for epubcheck', () => {
    for (const chosen of [ids.slice(0, 1), ids]) {
      const book = join(folder, `${chosen.length}.epub`);
      exportAs('epub', book, ...chosen, '--address', home);
      const checked = spawnSync('java', ['-jar', file, '--failonwarnings', book], { encoding: 'utf8' });
      expect(checked.status, checked.stdout + checked.stderr).toBe(0);
    }
  });
  test('a report that is not there is named', () => {
    expect(() => exportAs('epub', join(folder, 'none.epub'), 'r000000000000')).toThrow(
      'has no report r000000000000',
    );
  });
});

test('the site is read from its WARC files alone: a report, its style, its links, the search', async () => {
  const dir = join(folder, 'warc');
  exportAs('warc', dir, '--address', home, '--date', '2026-11-22');
  const records = readdirSync(dir).flatMap((name) => readWarc(join(dir, name)));
  const byUrl = new Map(
    records.filter(({ type }) => type === 'response').map((record) => [record.url, record]),
  );
  const page = await browser.newPage();
  const trouble: string[] = [];
  await watch(page, new URL(home).origin, trouble);
  await page.route('**/*', async (route) => {
    const record = byUrl.get(
      route
        .request()
        .url()
        .replace(/[?#].*$/, ''),
    );
    if (record === undefined) return route.fulfill({ status: 404, body: '' });
    return route.fulfill({ status: record.status, headers: record.httpHeaders, body: record.body });
  });
  await page.goto(`${home}reports/${ids[0]}/`);
  expect(await page.locator('article p').count()).toBeGreaterThan(5);
  expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).not.toBe('"Times New Roman"');
  await page.goto(`${home}search/?q=${encodeURIComponent('法治政府')}`);
  await page.locator('.search-hits li').first().waitFor();
  expect(trouble).toEqual([]);
  await page.close();
});

describe('the offline bundle', () => {
  const unpacked = join(folder, 'unpacked');
  beforeAll(() => {
    const file = join(folder, 'offline.zip');
    exportAs('offline', file);
    for (const [path, bytes] of Object.entries(unzipSync(readFileSync(file)))) {
      mkdirSync(dirname(join(unpacked, path)), { recursive: true });
      writeFileSync(join(unpacked, path), bytes);
    }
  });

  async function readThere(address: string): Promise<void> {
    const page = await browser.newPage();
    const trouble: string[] = [];
    await watch(page, new URL(address).origin, trouble);
    await page.goto(`${address}reports/${ids[0]}/`);
    expect(await page.locator('article p').count()).toBeGreaterThan(5);
    await page.goto(`${address}search/?q=${encodeURIComponent('法治政府')}`);
    await page.locator('.search-hits li').first().waitFor();
    expect(trouble).toEqual([]);
    expect((await fetch(`${address}no/such/page/`)).status).toBe(404);
    await page.close();
  }

  test('is read and searched with the server of Python', async () => {
    const kind = serverKinds.find(({ program }) => program === 'python3');
    if (!kind) throw new Error('no Python among the servers');
    const scratch = join(folder, 'python');
    const server = await startServer(kind, {
      webRoot: join(unpacked, 'juanzong', 'site'),
      base: '/',
      scratch,
    });
    await readThere(server.home).finally(() => server.close());
  });
  test('is read and searched with the server that it brings', async () => {
    const server = spawn(process.execPath, [join(unpacked, 'juanzong', 'serve.mjs'), '0']);
    try {
      const address = await new Promise<string>((resolve, reject) => {
        server.stdout.once('data', (line: Buffer) => resolve(line.toString().trim()));
        server.once('exit', () => reject(new Error('the server ended')));
      });
      await readThere(address.replace('localhost', '127.0.0.1'));
      const origin = new URL(address).origin.replace('localhost', '127.0.0.1');
      for (const path of ['/%2e%2e/serve.mjs', '/..%2fserve.json', '/%00', '/%', '//evil.example/x/']) {
        expect((await fetch(origin + path)).status, path).toBe(404);
      }
      const moved = await fetch(`${origin}/reports`);
      expect(moved.url).toBe(`${origin}/reports/`);
    } finally {
      server.kill();
    }
  });
});

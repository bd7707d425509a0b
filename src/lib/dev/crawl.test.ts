import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type SiteServer, serveSite } from '../publish/hosting/server.ts';
import { crawl } from './crawl.ts';

const site = {
  'index.html': '<link href="/base/style.css"><a href="/base/a/#part">a</a> <a href="b/">b</a>',
  'style.css': '',
  'a/index.html': '<h2 id="part">part</h2><a href="#nowhere">in the page</a><a href="../?q=1">home</a>',
  'b/index.html':
    '<a href="/base/gone/">gone</a> <a href="/elsewhere/">out</a><a href="https://a.example/">far</a>',
  'unlinked/index.html': '',
};

let dir: string;
let server: SiteServer;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'crawl-'));
  for (const [path, text] of Object.entries(site)) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), text);
  }
  server = await serveSite({ dir, base: '/base/' });
});
afterEach(async () => {
  await server.close();
  await rm(dir, { recursive: true });
});

test('crawl reaches what is linked and nothing else, and names every link that leads nowhere', async () => {
  const { pages, broken } = await crawl(server.url);
  const { origin } = new URL(server.url);
  const reached = [...pages].map(([address, { status }]) => `${address.slice(origin.length)} ${status}`);
  expect(reached.sort()).toEqual([
    '/base/ 200',
    '/base/a/ 200',
    '/base/b/ 200',
    '/base/gone/ 404',
    '/base/style.css 200',
  ]);
  expect(broken.map((line) => line.replaceAll(origin, '')).sort()).toEqual([
    '/base/a/: /base/a/#nowhere has no such anchor',
    '/base/b/: /base/gone/ gives status 404',
    '/base/b/: /elsewhere/ leaves the base path',
  ]);
});

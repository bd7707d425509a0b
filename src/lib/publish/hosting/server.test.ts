import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SiteServer, serveSite } from './server.ts';

let dir: string;
const servers: SiteServer[] = [];

async function serve(options: { base?: string; port?: number; hosted?: boolean } = {}): Promise<SiteServer> {
  const server = await serveSite({ dir, ...options });
  servers.push(server);
  return server;
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'site-'));
  await mkdir(join(dir, 'raw'));
  await writeFile(join(dir, 'index.html'), 'home');
  await writeFile(join(dir, '404.html'), 'lost');
  await writeFile(join(dir, 'raw', '报告 1.txt'), Buffer.from([0xb1, 0xa8, 0xb8, 0xe6]));
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  await rm(dir, { recursive: true });
});

describe('serveSite', () => {
  test.each(['/', '/some/base/', 'some/base'])(
    'serves home, files and the 404 page under %s',
    async (base) => {
      const { url } = await serve({ base });
      const home = await fetch(url);
      expect([home.status, home.headers.get('content-type'), await home.text()]).toEqual([
        200,
        'text/html;charset=utf-8',
        'home',
      ]);
      const lost = await fetch(`${url}nowhere/`);
      expect([lost.status, await lost.text()]).toEqual([404, 'lost']);
      const raw = await fetch(`${url}raw/${encodeURIComponent('报告 1.txt')}`);
      expect(Buffer.from(await raw.arrayBuffer()).toString('hex')).toBe('b1a8b8e6');
      // The bytes are not UTF-8, so the type must not claim a charset.
      expect(raw.headers.get('content-type')).toBe('text/plain');
    },
  );

  test('nothing outside the base path is part of the site, but / leads there', async () => {
    const { url } = await serve({ base: '/some/base/' });
    const { origin } = new URL(url);
    expect((await fetch(`${origin}/somewhere/`)).status).toBe(404);
    expect((await fetch(`${origin}/some/baseless/`)).status).toBe(404);
    expect((await fetch(origin)).url).toBe(url);
    expect((await fetch(`${origin}/some/base?q=1`)).url).toBe(url);
  });

  test('nothing outside the folder is served', async () => {
    const { url } = await serve();
    expect((await fetch(`${url}..%2f..%2fetc/passwd`)).status).toBe(404);
  });

  test('a port in use gives the next free one', async () => {
    const first = new URL((await serve()).url);
    const second = new URL((await serve({ port: Number(first.port) })).url);
    expect(Number(second.port)).toBeGreaterThan(Number(first.port));
  });

  test('a folder without a site is refused with what to do', async () => {
    await expect(serveSite({ dir: join(dir, 'raw') })).rejects.toThrow('npm run build');
  });

  test('compresses and sends the headers of hosts when asked to, and not otherwise', async () => {
    await writeFile(join(dir, 'long.html'), '卷宗'.repeat(1000));
    const headersOf = async (hosted: boolean) => {
      const { url } = await serve({ hosted });
      const { headers } = await fetch(`${url}long.html`);
      return [headers.get('content-encoding'), headers.get('x-content-type-options')];
    };
    expect(await headersOf(true)).toEqual([expect.stringMatching(/^(br|gzip)$/), 'nosniff']);
    expect(await headersOf(false)).toEqual([null, null]);
  });
});

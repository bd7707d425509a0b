import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
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
        'text/html; charset=utf-8',
        'home',
      ]);
      const lost = await fetch(`${url}nowhere/`);
      expect([lost.status, await lost.text()]).toEqual([404, 'lost']);
      const raw = await fetch(`${url}raw/${encodeURIComponent('报告 1.txt')}`);
      expect(Buffer.from(await raw.arrayBuffer()).toString('hex')).toBe('b1a8b8e6');
      // The bytes are not UTF-8, so the type must not claim a charset.
      expect(raw.headers.get('content-type')).toBe('application/octet-stream');
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

interface Answer {
  readonly status: number | undefined;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

/** Sends the path as it stands, which `fetch` would tidy up. */
function ask(
  url: string,
  path: string,
  method = 'GET',
  headers: Record<string, string> = {},
): Promise<Answer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, method, headers }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece) => pieces.push(piece));
      response.on('end', () => {
        const body = Buffer.concat(pieces).toString();
        resolve({ status: response.statusCode, headers: response.headers, body });
      });
    })
      .on('error', reject)
      .end();
  });
}

describe('HTTP as RFC 9110 has it', () => {
  beforeAll(async () => {
    await writeFile(join(dir, 'ten.txt'), '0123456789');
    await mkdir(join(dir, 'docs'));
    await writeFile(join(dir, 'docs', 'index.html'), 'docs');
  });

  test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'OPTIONS', 'PROPFIND'])(
    '%s is not allowed',
    async (method) => {
      const { url } = await serve();
      const { status, headers } = await ask(url, '/ten.txt', method);
      expect([status, headers['allow']]).toEqual([405, 'GET, HEAD']);
    },
  );

  test.each([
    ['bytes=0-3', 206, '0123', 'bytes 0-3/10'],
    ['bytes=7-', 206, '789', 'bytes 7-9/10'],
    ['bytes=-2', 206, '89', 'bytes 8-9/10'],
    ['bytes=-20', 206, '0123456789', 'bytes 0-9/10'],
    ['bytes=5-90', 206, '56789', 'bytes 5-9/10'],
    ['bytes=10-', 416, null, 'bytes */10'],
    ['bytes=9-5', 416, null, 'bytes */10'],
    ['bytes=-0', 416, null, 'bytes */10'],
    ['lines=0-3', 200, '0123456789', undefined],
    ['bytes', 200, '0123456789', undefined],
  ])('Range: %s', async (range, status, body, contentRange) => {
    const { url } = await serve();
    const answer = await ask(url, '/ten.txt', 'GET', { range });
    expect([answer.status, answer.headers['content-range']]).toEqual([status, contentRange]);
    if (body !== null) expect(answer.body).toBe(body);
    // The next request is answered: a bad one ends nothing.
    expect((await ask(url, '/ten.txt')).body).toBe('0123456789');
  });

  test('HEAD says what GET would and sends nothing; what is known is not sent again', async () => {
    const { url } = await serve();
    const head = await ask(url, '/ten.txt', 'HEAD');
    expect([head.status, head.headers['content-length'], head.body]).toEqual([200, '10', '']);
    const etag = String(head.headers['etag']);
    const modified = String(head.headers['last-modified']);
    const status = async (headers: Record<string, string>) =>
      (await ask(url, '/ten.txt', 'GET', headers)).status;
    expect(await status({ 'if-none-match': etag })).toBe(304);
    expect(await status({ 'if-none-match': '"other"' })).toBe(200);
    expect(await status({ 'if-none-match': '*' })).toBe(304);
    expect(await status({ 'if-modified-since': modified })).toBe(304);
    // If-None-Match outranks If-Modified-Since.
    expect(await status({ 'if-none-match': '"other"', 'if-modified-since': modified })).toBe(200);
    expect(await status({ 'if-match': '"other"' })).toBe(412);
    expect(await status({ 'if-unmodified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' })).toBe(412);
    expect((await ask(url, '/nowhere/', 'HEAD')).body).toBe('');
  });

  test.each([
    '/raw/a.html',
    '//raw/a.html',
    '/%72aw/a.html',
    '/./raw/a.html',
    '/docs/../raw/a.html',
    '/raw%2fa.html',
  ])('the headers of raw files come with %s, too', async (path) => {
    await writeFile(join(dir, 'raw', 'a.html'), '<script>1</script>');
    const { url } = await serve({ hosted: true });
    const { status, headers } = await ask(url, path);
    expect([status, headers['content-type'], headers['content-disposition']]).toEqual([
      200,
      'application/octet-stream',
      'attachment',
    ]);
  });

  test('a folder without its slash is sent on to it, and never to another host', async () => {
    const { url } = await serve({ base: '/some/' });
    const moved = await ask(url, '/some/docs');
    expect([moved.status, moved.headers['location']]).toEqual([301, '/some/docs/']);
    const root = await serve();
    for (const path of ['//docs', '///docs', '/%2Fdocs', '/\\docs', '//evil.example/..//docs']) {
      const { status, headers } = await ask(root.url, path);
      if (status === 301) expect(headers['location']).toBe('/docs/');
      else expect([400, 404]).toContain(status);
    }
  });

  test.each(['/%', '/%ff', '/%00', '/a%00b'])('%s is a bad request', async (path) => {
    const { url } = await serve();
    expect((await ask(url, path)).status).toBe(400);
  });
});

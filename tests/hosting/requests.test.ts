/**
 * Hundreds of requests with the answers that RFC 9110 has for them: methods, preconditions in their order of
 * precedence, ranges and all that falls together. The local server is asked, and nginx beside it where there is one.
 */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeHostFiles } from '../../src/lib/publish/hosting/host-files.ts';
import { serveSite } from '../../src/lib/publish/hosting/server.ts';
import { isInstalled, serverKinds, startServer } from './lib/servers.ts';

const text = '0123456789';
const modified = new Date('2024-05-06T07:08:09Z');

interface Asked {
  readonly method: string;
  readonly path: string;
  /** `ETAG` stands for the entity tag of the file. */
  readonly headers: Readonly<Record<string, string>>;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

const day = 86_400_000;
const at = (days: number): string => new Date(modified.getTime() + days * day).toUTCString();

const preconditions: readonly Asked['headers'][] = [
  {},
  { 'If-None-Match': 'ETAG' },
  { 'If-None-Match': '"other"' },
  { 'If-None-Match': '"other", ETAG, "more"' },
  { 'If-None-Match': '*' },
  { 'If-Modified-Since': at(0) },
  { 'If-Modified-Since': at(1) },
  { 'If-Modified-Since': at(-1) },
  { 'If-Modified-Since': 'not a date' },
  { 'If-None-Match': '"other"', 'If-Modified-Since': at(1) },
  { 'If-None-Match': 'ETAG', 'If-Modified-Since': at(-1) },
  { 'If-Match': '"other"' },
  { 'If-Match': '*' },
  { 'If-Unmodified-Since': at(-1) },
  { 'If-Unmodified-Since': at(1) },
  { 'If-Match': '*', 'If-None-Match': 'ETAG' },
  { 'If-Unmodified-Since': at(-1), 'If-None-Match': 'ETAG' },
];

const ranges: readonly Asked['headers'][] = [
  {},
  { Range: 'bytes=0-3' },
  { Range: 'bytes=7-' },
  { Range: 'bytes=-2' },
  { Range: 'bytes=5-90' },
  { Range: 'bytes=0-0' },
  { Range: 'bytes=10-' },
  { Range: 'bytes=4000-5000' },
  { Range: 'lines=0-3' },
  { Range: 'bytes=a-b' },
  { Range: 'bytes=0-3', 'If-Range': at(-1) },
];

const get = ['GET', 'HEAD'].flatMap((method) =>
  ['/ten.txt', '/nowhere.txt'].flatMap((path) =>
    preconditions.flatMap((before) =>
      ranges.map((range): Asked => ({ method, path, headers: { ...before, ...range } })),
    ),
  ),
);
const others = ['POST', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND', 'MKCOL'].flatMap((method) =>
  ['/ten.txt', '/'].map((path): Asked => ({ method, path, headers: {} })),
);
const folders = ['GET', 'HEAD'].flatMap((method) =>
  ['/', '/docs/', '/docs', '/docs?x=1', '/ten.txt?x=1'].map((path): Asked => ({ method, path, headers: {} })),
);

/** Sends a request just as it is. */
function ask(home: string, { method, path, headers }: Asked): Promise<Answer> {
  const { hostname, port } = new URL(home);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, method, headers, agent: false }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => {
        const body = Buffer.concat(pieces).toString();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      });
    })
      .on('error', reject)
      .end();
  });
}

/** Sections 13.1.1 to 13.2.2: what the preconditions of a request for an existing file come to. */
function preconditionStatus(headers: Asked['headers'], etag: string): 200 | 304 | 412 {
  const { 'If-Match': match, 'If-None-Match': noneMatch } = headers;
  const date = (name: string): number => Date.parse(headers[name] ?? '');
  if (match !== undefined && match !== '*') return 412;
  if (match === undefined && date('If-Unmodified-Since') < modified.getTime()) return 412;
  if (noneMatch !== undefined) return noneMatch === '*' || noneMatch.includes(etag) ? 304 : 200;
  return date('If-Modified-Since') >= modified.getTime() ? 304 : 200;
}

/** Sections 14.1.2 and 14.2: first and last byte; null when none is satisfiable, undefined when all is sent. */
function rangeOf({ method, headers }: Asked): readonly [number, number] | null | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(headers['Range'] ?? '') ?? [];
  // The date of If-Range is an older one, so the file is sent whole.
  if (method !== 'GET' || first === undefined || last === undefined || headers['If-Range']) return undefined;
  if (first === '') return [Math.max(0, text.length - Number(last)), text.length - 1];
  if (Number(first) >= text.length) return null;
  return [Number(first), last === '' ? text.length - 1 : Math.min(Number(last), text.length - 1)];
}

/** Section 14.2: a range that is none may be ignored or refused. */
const mayRefuse = ({ method, headers }: Asked, status: number): boolean =>
  method === 'GET' && headers['Range'] === 'bytes=a-b' && status === 416;

/** The answer as far as the RFC leaves no choice. */
function expected(asked: Asked, etag: string): Partial<Answer> & { range?: string } {
  const { method, path } = asked;
  const isWhole = method === 'GET';
  if (method !== 'GET' && method !== 'HEAD') return { status: 405 };
  if (path === '/nowhere.txt') return { status: 404 };
  if (/^\/docs(?:\?|$)/.test(path)) return { status: 301 };
  if (!path.startsWith('/ten.txt')) return { status: 200, ...(!isWhole && { body: '' }) };
  const status = preconditionStatus(asked.headers, etag);
  if (status === 304) return { status, body: '' };
  if (status === 412) return { status };
  const range = rangeOf(asked);
  if (range === null) return { status: 416, range: `bytes */${text.length}` };
  if (range === undefined) return { status: 200, body: isWhole ? text : '' };
  const [first, last] = range;
  return {
    status: 206,
    body: text.slice(first, last + 1),
    range: `bytes ${first}-${last}/${text.length}`,
  };
}

/**
 * Where nginx has an answer of its own: ranges of HEAD, dates that are not the very one of the file, and tags beside
 * dates.
 */
const isOfNginx = ({ method, headers }: Asked): boolean =>
  (method === 'HEAD' && headers['Range'] !== undefined) ||
  (headers['If-None-Match'] !== undefined && headers['If-Modified-Since'] !== undefined) ||
  headers['If-Modified-Since'] === at(1);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'requests-'));
  mkdirSync(join(folder, 'docs'));
  for (const name of ['index.html', 'docs/index.html', '404.html']) writeFileSync(join(folder, name), name);
  writeHostFiles(folder, '/', []);
  writeFileSync(join(folder, 'ten.txt'), text);
  utimesSync(join(folder, 'ten.txt'), modified, modified);
});
afterAll(() => rmSync(folder, { recursive: true }));

const all = [...get, ...others, ...folders];
const nginx = serverKinds.find(({ program }) => program === 'nginx');
const servers: Readonly<Record<string, () => Promise<{ home: string; close: () => Promise<void> }>>> = {
  'the local server': async () => {
    const { url, close } = await serveSite({ dir: folder });
    return { home: url, close };
  },
  ...(nginx && isInstalled(nginx)
    ? { nginx: () => startServer(nginx, { webRoot: folder, base: '/', scratch: `${folder}-nginx` }) }
    : {}),
};

/** @returns what is not as it should be in an answer; null when all is */
function fault(asked: Asked, etag: string, { status, body, headers }: Answer): string | null {
  const wanted = expected(asked, etag);
  const range = headers['content-range'];
  const isRight =
    status === wanted.status &&
    (wanted.body === undefined || body === wanted.body) &&
    (wanted.range === undefined || range === wanted.range);
  if (isRight || mayRefuse(asked, status)) return null;
  return `${JSON.stringify(asked)}: ${JSON.stringify({ status, body, range })}, not ${JSON.stringify(wanted)}`;
}

test.each(Object.entries(servers))(
  `%s answers ${all.length} requests as RFC 9110 has it`,
  async (name, start) => {
    expect(all.length).toBeGreaterThanOrEqual(200);
    const { home, close } = await start();
    try {
      const { headers } = await ask(home, { method: 'GET', path: '/ten.txt', headers: {} });
      const etag = String(headers['etag']);
      expect(Date.parse(String(headers['last-modified']))).toBe(modified.getTime());
      const wrong: string[] = [];
      for (const asked of all) {
        if (name === 'nginx' && isOfNginx(asked)) continue;
        const filled = Object.entries(asked.headers).map(([key, value]) => [
          key,
          value.replace('ETAG', etag),
        ]);
        const real: Asked = { ...asked, headers: Object.fromEntries(filled) };
        const found = fault(real, etag, await ask(home, real));
        if (found !== null) wrong.push(found);
      }
      expect(wrong).toEqual([]);
    } finally {
      await close();
      rmSync(`${folder}-nginx`, { recursive: true, force: true });
    }
  },
);

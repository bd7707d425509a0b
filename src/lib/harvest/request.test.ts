import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guard, RefusedAddress } from './address-guard.ts';
import { type Clock, systemClock } from './clock.ts';
import { RequestFailed, request } from './request.ts';

const text = '法治政府建设年度报告。'.repeat(50);
const answers: Record<string, { readonly headers?: Record<string, string>; readonly body: Uint8Array }> = {
  '/plain': { body: Buffer.from(text) },
  '/gzip': { headers: { 'Content-Encoding': 'gzip' }, body: gzipSync(text) },
  '/deflate': { headers: { 'Content-Encoding': 'deflate' }, body: deflateSync(text) },
  '/br': { headers: { 'Content-Encoding': 'BR' }, body: brotliCompressSync(text) },
  '/bomb': { headers: { 'Content-Encoding': 'gzip' }, body: gzipSync(Buffer.alloc(3_000_000)) },
  '/damaged': { headers: { 'Content-Encoding': 'gzip' }, body: Buffer.from('not packed') },
  '/short': { headers: { 'Content-Length': '5000' }, body: Buffer.from('cut') },
};
const server = createServer((asked, response) => {
  const answer = answers[asked.url ?? ''];
  if (answer === undefined) return;
  response.writeHead(200, answer.headers);
  response.write(answer.body, () => (asked.url === '/short' ? response.destroy() : response.end()));
});
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const ask = (path: string, clock: Clock = systemClock, host = '127.0.0.1', isOpen = true) =>
  request(new URL(`http://${host}:${(server.address() as AddressInfo).port}${path}`), {
    guard: guard({ allowPrivate: isOpen, resolve: async () => [{ address: '127.0.0.1', family: 4 }] }),
    clock,
    limits: { mostBytes: 1_000_000, timeout: 60_000 },
    headers: {},
  });
const failure = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => null,
    (error: unknown) => error,
  );

describe('an answer', () => {
  it.each(['/plain', '/gzip', '/deflate', '/br'])('%s comes as it reads', async (path) => {
    const answer = await ask(path);
    expect(Buffer.from(answer.body).toString()).toBe(text);
    expect([answer.status, answer.statusLine]).toEqual([200, 'HTTP/1.1 200 OK']);
  });

  it.each([
    ['/bomb', '超过 1 MB', false],
    ['/damaged', '连接失败', true],
    ['/short', '连接失败', true],
  ])('%s is none', async (path, words, tryAgain) => {
    const error = (await failure(ask(path))) as RequestFailed;
    expect(error).toBeInstanceOf(RequestFailed);
    expect(error.message).toContain(words);
    expect(error.tryAgain).toBe(tryAgain);
  });

  it('that does not come in time is none', async () => {
    const late: Clock = {
      ...systemClock,
      deadline: (_, ring) => {
        setImmediate(ring);
        return () => {};
      },
    };
    const error = (await failure(ask('/never', late))) as RequestFailed;
    expect([error.message, error.tryAgain]).toEqual(['60 秒内没有取完', true]);
  });
});

it.each(['127.0.0.1', 'inner.example'])('%s is not asked', async (host) => {
  expect(await failure(ask('/plain', systemClock, host, false))).toBeInstanceOf(RefusedAddress);
});

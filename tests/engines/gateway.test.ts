/** What the gateways let through, before a stand-in for the engine. */
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mostBytes, requestStart } from '../../src/lib/search/query/engine/layout.ts';
import { freePort } from './lib/cluster.ts';
import { type Gateway, isInstalled, startGateway, type WebServer } from './lib/gateway.ts';

const good = `${requestStart}"words":["行政复议"]}}`;

/** Body and status; a body that is too long may be refused as such. */
const refused: readonly (readonly [string, string])[] = [
  ['a deep wildcard', JSON.stringify({ query: { wildcard: { body: { value: '*a*b*c*d*e*f*g*h*' } } } })],
  ['a template of its own', JSON.stringify({ source: { query: { match_all: {} } } })],
  ['one behind ours', `${requestStart}}},"source":{"query":{"match_all":{}}},"x":{}}`],
  ['one in disguise', `${requestStart}}},"\\u0073ource":{"query":{"match_all":{}}},"x":{}}`],
  ['two requests in one', `${good}\n{"query":{"match_all":{}}}`],
  ['ten thousand words', `${requestStart}"words":${JSON.stringify(Array(10_000).fill('复议'))}}}`],
  ['nothing', ''],
];

describe.each<WebServer>(['nginx', 'caddy'])('%s', (server) => {
  const missing = !isInstalled(server);
  let engine: Server;
  let gateway: Gateway;
  let seen: { readonly url: string; readonly type: string; readonly body: string }[] = [];

  beforeAll(async () => {
    if (missing) return;
    engine = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (part: string) => {
        body += part;
      });
      request.on('end', () => {
        seen.push({ url: request.url ?? '', type: request.headers['content-type'] ?? '', body });
        response.setHeader('content-type', 'application/json').end('{}');
      });
    });
    const port = await freePort();
    await new Promise<void>((resolve) => engine.listen(port, '127.0.0.1', resolve));
    // The first node is dead.
    gateway = await startGateway(server, [`127.0.0.1:${await freePort()}`, `127.0.0.1:${port}`]);
  });
  afterAll(() => {
    gateway?.stop();
    engine?.close();
  });

  const send = async (body: string, init: RequestInit = { method: 'POST' }) => {
    seen = [];
    const response = await fetch(gateway.address, { ...init, ...(init.method === 'POST' && { body }) });
    return response.status;
  };

  test.skipIf(missing)('lets a search through to a node that lives, as JSON', async () => {
    for (let k = 0; k < 4; k++) {
      expect(await send(good, { method: 'POST', headers: { 'content-type': 'application/yaml' } })).toBe(200);
      expect(seen).toEqual([{ url: '/juanzong/_search/template', type: 'application/json', body: good }]);
    }
  });

  test.skipIf(missing).each(refused)('refuses %s', async (_, body) => {
    const status = await send(body);
    expect(body.length > mostBytes ? [403, 413] : [403]).toContain(status);
    expect(seen).toEqual([]);
  });

  test.skipIf(missing).each(['GET', 'PUT', 'DELETE'])('refuses %s', async (method) => {
    expect(await send('', { method })).toBe(403);
    expect(seen).toEqual([]);
  });
});

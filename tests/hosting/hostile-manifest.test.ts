/** The commands that read a manifest from anyone's host, against servers that would send 10 GB: memory and answer. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliCompress, createDeflate, createGzip } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../src/lib/core/run.ts';
import { writeHostFiles } from '../../src/lib/publish/hosting/host-files.ts';
import { mostFiles, mostOfPart, mostParts, writeManifest } from '../../src/lib/publish/hosting/manifest.ts';

const megabyte = 1024 * 1024;
const tenGigabytes = 10 * 1024 * megabyte;
const mostMemory = 300 * megabyte;

let folder = '';
let site = '';
let server: Server | undefined;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hostile-manifest-'));
  site = join(folder, 'dist');
  mkdirSync(site);
  writeHostFiles(site, '/', []);
  writeFileSync(join(site, 'index.html'), 'home');
  writeManifest(site, '0123456789abcdef');
});
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

async function listen(answer: (path: string, response: ServerResponse) => void): Promise<string> {
  server = createServer((request, response) => answer(request.url ?? '', response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

interface Ended {
  readonly status: number;
  readonly said: string;
  /** Most bytes that it held. */
  readonly memory: number;
}

/** Runs a command of the project to its end. */
async function run(script: string, ...args: string[]): Promise<Ended> {
  const told = join(folder, 'memory');
  const tell = `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(told)},
    String(process.resourceUsage().maxRSS * 1024)));`;
  const preload = join(folder, 'tell.cjs');
  writeFileSync(preload, tell);
  const child = spawn(process.execPath, ['--require', preload, join(root, 'scripts', script), ...args], {
    cwd: root,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (said += piece));
  const [status] = (await once(child, 'close')) as [number];
  return { status, said, memory: Number(readFileSync(told, 'utf8')) };
}

/** 10 GB of one piece, as the reader takes them. */
function* pieces(piece: Buffer): Generator<Buffer> {
  for (let sent = 0; sent < tenGigabytes; sent += piece.length) yield piece;
}

const quietly = (sending: Promise<void>): void => void sending.catch(() => {});
const spaces = Buffer.alloc(megabyte, ' ');

const packers = { gzip: createGzip, deflate: createDeflate, br: createBrotliCompress };

const bomb = (encoding: keyof typeof packers) => (_path: string, response: ServerResponse) => {
  response.writeHead(200, { 'content-encoding': encoding });
  quietly(pipeline(Readable.from(pieces(spaces)), packers[encoding](), response));
};

const endless = (_path: string, response: ServerResponse): void =>
  quietly(pipeline(Readable.from(pieces(spaces)), response));

/** A manifest whose parts are each as it should be, as many and as long as may be. */
function manyParts(entry: (number: number) => string): (path: string, response: ServerResponse) => void {
  let text = '[';
  let entries = 0;
  while (entries < mostOfPart && text.length < 7.5 * megabyte)
    text += `${entries === 0 ? '' : ','}${entry(entries++)}`;
  text += ']';
  const sha256 = createHash('sha256').update(text).digest('hex');
  const count = mostParts;
  const parts = Array.from({ length: count }, (_, part) => ({ path: `manifest/${part}.json`, sha256 }));
  const files = Math.min(mostFiles, count * entries);
  const head = { format: 'juanzong-manifest-2', contentVersion: '0123456789abcdef', files, bytes: 0 };
  const rootText = JSON.stringify({ ...head, parts, hostFiles: [] });
  return (path, response) => {
    response.end(path === '/manifest.json' ? rootText : path.startsWith('/manifest/') ? text : '');
  };
}

const zeros = '0'.repeat(64);
const servers = {
  'never ends it': endless,
  'packs it with gzip': bomb('gzip'),
  'packs it with deflate': bomb('deflate'),
  'packs it with br': bomb('br'),
  'has parts of long paths': manyParts(
    (number) => `{"path":"${'政'.repeat(990)}${number}","bytes":1,"sha256":"${zeros}"}`,
  ),
  'has parts of short paths': manyParts((number) => `{"path":"${number}","bytes":1,"sha256":"${zeros}"}`),
};

describe.each(Object.entries(servers))('a host with an endless manifest that %s', (_name, answer) => {
  test.each([
    ['verify', 'verify.ts', (home: string) => [home]],
    ['check --since', 'check.ts', (home: string) => ['--since', home, '--site', site]],
  ])('is refused by %s with little memory', { timeout: 300_000 }, async (_command, script, args) => {
    const { status, said, memory } = await run(script, ...args(await listen(answer)));
    process.stderr.write(
      `${script} ${_name}: ${Math.round(memory / megabyte)} MB, ${said.trim().slice(0, 200)}\n`,
    );
    expect([status, said]).toEqual([
      2,
      expect.stringMatching(/has more than the \d+ bytes|speaks of \d+ files/),
    ]);
    expect(memory).toBeLessThan(mostMemory);
  });
});

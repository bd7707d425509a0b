/** Rude clients: a thousand that ask slowly or never read the answer do not keep the others waiting. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const megabyte = 1024 * 1024;
const clients = 1000;

let dir: string;
let server: ChildProcess;
let url: URL;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'slow-clients-'));
  writeFileSync(join(dir, 'index.html'), 'home');
  writeFileSync(join(dir, 'large.bin'), Buffer.alloc(8 * megabyte));
  const code = `import { serveSite } from ${JSON.stringify(new URL('./server.ts', import.meta.url).href)};
    console.log((await serveSite({ dir: ${JSON.stringify(dir)} })).url);`;
  server = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(server.stdout ?? server, 'data')) as [Buffer];
  url = new URL(line.toString().trim());
});
afterAll(() => {
  server.kill();
  rmSync(dir, { recursive: true });
});

async function slowClient(request: string): Promise<Socket> {
  const socket = connect(Number(url.port), url.hostname);
  socket.on('error', () => {});
  await once(socket, 'connect');
  // The answer stays in the buffers of the system until the server can send no more.
  socket.pause();
  socket.write(request);
  return socket;
}

test('a thousand slow clients cost little, and others are answered', async () => {
  const sockets: Socket[] = [];
  for (let k = 0; k < clients; k++) {
    const asksSlowly = k % 2 === 0;
    const head = `GET /${asksSlowly ? '' : 'large.bin'} HTTP/1.1\r\nHost: ${url.host}\r\n`;
    sockets.push(await slowClient(asksSlowly ? head : `${head}\r\n`));
  }
  const answer = await fetch(url);
  expect([answer.status, await answer.text()]).toEqual([200, 'home']);
  const status = `/proc/${server.pid}/status`;
  if (existsSync(status)) {
    const peak = Number(/VmHWM:\s*(\d+) kB/.exec(readFileSync(status, 'utf8'))?.[1]) * 1024;
    // Each that reads nothing holds a buffer of a stream or two, never the 8 MB of the file.
    expect(peak).toBeLessThan(400 * megabyte);
  }
  for (const socket of sockets) socket.destroy();
  expect((await fetch(url)).status).toBe(200);
  expect(server.exitCode).toBeNull();
});

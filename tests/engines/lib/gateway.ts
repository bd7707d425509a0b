/** Web servers of the system with the configuration that the export writes. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  caddyGateway,
  type GatewayOptions,
  nginxGateway,
  nginxLocation,
} from '../../../src/lib/publish/opensearch/gateway.ts';
import { freePort } from './cluster.ts';

export type WebServer = 'nginx' | 'caddy';

export const isInstalled = (server: WebServer): boolean =>
  spawnSync(server, [server === 'nginx' ? '-v' : 'version'], { stdio: 'ignore' }).status === 0;

export interface Gateway {
  /** Address that the page would ask. */
  readonly address: string;
  stop(): void;
}

function nginxConfig(dir: string, port: number, options: GatewayOptions): string {
  // Readers come one by one, a test asks as fast as it can.
  const http = nginxGateway(options).replace('rate=20r/s', 'rate=10000r/s');
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${dir}/${name};`,
  );
  return `daemon off;
pid ${dir}/nginx.pid;
error_log ${dir}/error.log;
events {}
http {
access_log off;
${folders.join('\n')}
${http}
server {
listen 127.0.0.1:${port};
${nginxLocation(options)}
}
}
`;
}

const caddyConfig = (port: number, options: GatewayOptions): string =>
  `{\nadmin off\nauto_https off\n}\nhttp://127.0.0.1:${port} {\n${caddyGateway(options)}\n}\n`;

function run(server: WebServer, dir: string, port: number, options: GatewayOptions): ChildProcess {
  const file = join(dir, server);
  if (server === 'nginx') {
    writeFileSync(file, nginxConfig(dir, port, options));
    return spawn('nginx', ['-c', file, '-p', dir], { stdio: 'inherit' });
  }
  writeFileSync(file, caddyConfig(port, options));
  const env = { ...process.env, HOME: dir };
  return spawn('caddy', ['run', '--config', file, '--adapter', 'caddyfile'], { env, stdio: 'ignore' });
}

/** @param nodes address and port of each node of the engine */
export async function startGateway(server: WebServer, nodes: readonly string[]): Promise<Gateway> {
  const dir = mkdtempSync(join(tmpdir(), 'gateway-'));
  const [port, innerPort] = await Promise.all([freePort(), freePort()]);
  const options = { path: '/search-engine', nodes, innerPort };
  const child = run(server, dir, port, options);
  const address = `http://127.0.0.1:${port}${options.path}`;
  const isUp = () =>
    fetch(address)
      .then(() => true)
      .catch(() => false);
  for (let tries = 0; tries < 200 && !(await isUp()); tries++)
    await new Promise((resolve) => setTimeout(resolve, 100));
  return {
    address,
    stop: () => {
      child.kill('SIGTERM');
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** nginx of the system with the configuration that the export writes. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nginxGateway, nginxLocation } from '../../../src/lib/publish/opensearch/gateway.ts';
import { freePort } from './cluster.ts';

export const hasNginx = (): boolean => spawnSync('nginx', ['-v'], { stdio: 'ignore' }).status === 0;

export interface Gateway {
  /** Address that the page would ask. */
  readonly address: string;
  stop(): void;
}

export async function startGateway(nodes: readonly string[]): Promise<Gateway> {
  const dir = mkdtempSync(join(tmpdir(), 'gateway-'));
  const [port, innerPort] = await Promise.all([freePort(), freePort()]);
  const options = { path: '/search-engine', nodes, innerPort };
  // Readers come one by one, the test asks as fast as it can.
  const http = nginxGateway(options).replace('rate=20r/s', 'rate=10000r/s');
  const config = `daemon off;
pid ${dir}/nginx.pid;
error_log ${dir}/error.log;
events {}
http {
  access_log off;
  client_body_temp_path ${dir}/body;
  proxy_temp_path ${dir}/proxy;
  fastcgi_temp_path ${dir}/fastcgi;
  uwsgi_temp_path ${dir}/uwsgi;
  scgi_temp_path ${dir}/scgi;
${http}
server {
  listen 127.0.0.1:${port};
${nginxLocation(options)}
}
}
`;
  const file = join(dir, 'nginx.conf');
  writeFileSync(file, config);
  const child = spawn('nginx', ['-c', file, '-p', dir], { stdio: 'inherit' });
  const address = `http://127.0.0.1:${port}/search-engine`;
  for (let tries = 0; tries < 100; tries++) {
    if (
      await fetch(address).then(
        () => true,
        () => false,
      )
    )
      break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    address,
    stop: () => {
      child.kill('SIGTERM');
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

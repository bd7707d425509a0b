/** Real web servers as plain processes on the loopback interface, with the configuration that the project ships. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { caddyfile } from '../../../src/lib/publish/hosting/caddy.ts';
import { fileTypes } from '../../../src/lib/publish/hosting/file-types.ts';
import { nginxConfig } from '../../../src/lib/publish/hosting/nginx.ts';

export interface Place {
  /** The site lies in it at its base path; every user can read it. */
  readonly webRoot: string;
  readonly base: string;
  /** Folder for the server's own files. */
  readonly scratch: string;
}

export interface ServerKind {
  readonly name: string;
  /** Program in PATH and the Debian package that has it. */
  readonly program: string;
  readonly debianPackage: string;
  /** Sends headers, types and the page for missing addresses as designed; others only serve files. */
  readonly configured: boolean;
  /** @returns arguments of the program, after writing its configuration */
  readonly prepare: (place: Place, port: number) => readonly string[];
  readonly env?: (place: Place) => NodeJS.ProcessEnv;
}

const host = '127.0.0.1';
const isRoot = process.getuid?.() === 0;

function write(place: Place, name: string, text: string): string {
  const file = join(place.scratch, name);
  writeFileSync(file, text);
  return file;
}

const nginx: ServerKind = {
  name: 'nginx',
  program: 'nginx',
  debianPackage: 'nginx-light',
  configured: true,
  prepare: (place, port) => {
    const site = nginxConfig({ ...place, listen: `${host}:${port}`, domain: '_' }, fileTypes());
    write(place, 'juanzong.conf', site);
    const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `${name}_temp_path ${place.scratch}/${name};`,
    );
    const main = `daemon off; ${isRoot ? 'user root;' : ''} pid ${place.scratch}/nginx.pid; error_log stderr;
      events { } http { access_log off; ${paths.join(' ')} include ${place.scratch}/juanzong.conf; }`;
    return ['-e', 'stderr', '-c', write(place, 'nginx.conf', main)];
  },
};

const caddy: ServerKind = {
  name: 'Caddy',
  program: 'caddy',
  debianPackage: 'caddy',
  configured: true,
  prepare: (place, port) => {
    const site = caddyfile({ ...place, listen: `${host}:${port}`, domain: '_' }, fileTypes());
    const file = write(place, 'Caddyfile', `{\n  admin off\n  auto_https off\n}\n${site}`);
    return ['run', '--adapter', 'caddyfile', '--config', file];
  },
  env: ({ scratch }) => ({ XDG_DATA_HOME: scratch, XDG_CONFIG_HOME: scratch }),
};

const apacheModules = ['mpm_event', 'authz_core', 'mime', 'dir', 'headers', 'filter', 'deflate'];

const apache: ServerKind = {
  name: 'Apache',
  program: 'apache2',
  debianPackage: 'apache2',
  configured: true,
  prepare: (place, port) => {
    const modules = apacheModules.map(
      (name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`,
    );
    const main = `${modules.join('\n')}
ServerRoot ${place.scratch}
ServerName localhost
PidFile ${place.scratch}/apache.pid
Mutex file:${place.scratch} default
Listen ${host}:${port}
ErrorLog ${place.scratch}/error.log
TypesConfig /dev/null
${isRoot ? 'User www-data\nGroup www-data' : ''}
DocumentRoot ${place.webRoot}
<Directory ${place.webRoot}>
  AllowOverride All
  Require all granted
</Directory>
`;
    return ['-D', 'FOREGROUND', '-f', write(place, 'apache.conf', main)];
  },
};

const python: ServerKind = {
  name: 'Python http.server',
  program: 'python3',
  debianPackage: 'python3',
  configured: false,
  prepare: ({ webRoot }, port) => ['-m', 'http.server', String(port), '--bind', host, '--directory', webRoot],
};

export const serverKinds: readonly ServerKind[] = [nginx, caddy, apache, python];

/** Programs of servers are often outside the PATH of ordinary users. */
export function isInstalled({ program }: ServerKind): boolean {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin'];
  return folders.some((folder) => existsSync(join(folder, program)));
}

export interface RunningServer {
  /** Address of the site's home page. */
  readonly home: string;
  close(): Promise<void>;
}

/** @throws with what the server said when it does not answer within a minute */
export async function startServer(kind: ServerKind, place: Place): Promise<RunningServer> {
  mkdirSync(place.scratch, { recursive: true });
  const port = await freePort();
  const args = kind.prepare(place, port);
  const env = { ...process.env, ...kind.env?.(place), PATH: `${process.env['PATH']}:/usr/sbin` };
  const child = spawn(kind.program, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (data: Buffer) => {
    said = (said + data.toString()).slice(-4000);
  });
  const home = `http://${host}:${port}${place.base}`;
  for (const end = Date.now() + 60_000; Date.now() < end && child.exitCode === null; await sleep(50)) {
    const answer = await fetch(home).catch(() => null);
    if (answer?.status === 200) return { home, close: () => stop(child) };
  }
  await stop(child);
  throw new Error(`${kind.name} does not serve ${home}: ${said}`);
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, host, () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject()));
    });
  });
}

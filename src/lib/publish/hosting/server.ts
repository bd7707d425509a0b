/**
 * Serves a built site from this machine as a static host would: directories by their index.html, unknown
 * addresses by 404.html with status 404, under any base path.
 */
import { createReadStream, existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import compression from 'compression';
import sirv from 'sirv';
import { headersFor } from './header-rules.ts';

export interface ServeOptions {
  /** Folder of the built site. */
  readonly dir: string;
  /** Path that the site was built for, with or without slashes at its ends. */
  readonly base?: string;
  /** First port to try; 0 takes any free one. */
  readonly port?: number;
  /** Also compresses, and sends the headers that hosts are told to send, as a well kept host does. */
  readonly hosted?: boolean;
}

export interface SiteServer {
  /** Address of the home page, with the base path and a slash at its end. */
  readonly url: string;
  /** Stops at once, open connections are cut. */
  close(): Promise<void>;
}

const host = '127.0.0.1';
/** How many ports above the wanted one are tried. */
const portTries = 20;

/**
 * @returns the running server
 * @throws when `dir` holds no index.html, or no port is free
 */
export async function serveSite(options: ServeOptions): Promise<SiteServer> {
  const { dir, base = '/', port = 0, hosted = false } = options;
  if (!existsSync(join(dir, 'index.html'))) {
    throw new Error(`${dir} holds no built site (no index.html): run "npm run build" first`);
  }
  const prefix = `/${base.split('/').filter(Boolean).join('/')}`.replace(/\/$/, '');
  const handle = handler(dir, prefix, hosted);
  const server = createServer(hosted ? compressed(handle) : handle);
  await listen(server, port);
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${actual}${prefix}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

function compressed(handle: Handler): Handler {
  // Its types name a framework, but it uses nothing beyond Node.
  const compress = compression() as unknown as (...args: [...Parameters<Handler>, () => void]) => void;
  return (request, response) => compress(request, response, () => handle(request, response));
}

function handler(dir: string, prefix: string, hosted: boolean): Handler {
  // `dev` reads the folder at each request, so that a rebuilt site is shown without a restart.
  const serveFile = sirv(dir, { dev: true, etag: true });
  return (request, response) => {
    const url = request.url ?? '/';
    const path = url.replace(/[?#].*$/s, '');
    if (path !== '/' && path === prefix) return redirect(response, `${prefix}/`);
    if (!path.startsWith(`${prefix}/`)) {
      return path === '/' ? redirect(response, `${prefix}/`) : notFound(dir, response);
    }
    request.url = url.slice(prefix.length);
    if (hosted) response.setHeaders(new Map(Object.entries(headersFor(path.slice(prefix.length + 1)))));
    return serveFile(request, response, () => notFound(dir, response));
  };
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location }).end();
}

function notFound(dir: string, response: ServerResponse): void {
  const page = join(dir, '404.html');
  if (!existsSync(page)) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n');
    return;
  }
  response.writeHead(404, { 'content-type': 'text/html;charset=utf-8' });
  createReadStream(page).pipe(response);
}

async function listen(server: Server, port: number): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await listenOn(server, port === 0 ? 0 : port + tries - 1);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || tries === portTries) throw error;
    }
  }
}

function listenOn(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

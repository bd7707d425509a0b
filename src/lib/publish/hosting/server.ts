/**
 * Serves a built site from this machine as a static host would: directories by their index.html, unknown
 * addresses by 404.html with status 404, under any base path; ranges and conditional requests by RFC 9110.
 */
import { createReadStream, existsSync, statSync } from 'node:fs';
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, posix, relative, sep } from 'node:path';
import { pipeline } from 'node:stream';
import compression from 'compression';
import send from 'send';
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

/** What a static site can be asked (RFC 9110, section 9); everything else gets 405. */
const methods = ['GET', 'HEAD'];

/**
 * The path that a request means, decoded and with single slashes, so that every spelling of it gets the same
 * headers; null when it cannot be one.
 */
export function pathOf(url: string): string | null {
  try {
    const path = decodeURIComponent(url.replace(/[?#].*$/s, ''));
    return path.startsWith('/') && !path.includes('\0') ? posix.normalize(path) : null;
  } catch {
    return null;
  }
}

function handler(dir: string, prefix: string, hosted: boolean): Handler {
  return (request, response) => {
    if (!methods.includes(request.method ?? '')) {
      return refuse(response.setHeader('Allow', methods.join(', ')), 405);
    }
    const path = pathOf(request.url ?? '');
    if (path === null) return refuse(response, 400);
    if ((path === '/' && prefix !== '') || path === prefix) return redirect(response, `${prefix}/`);
    if (!path.startsWith(`${prefix}/`)) return notFound(dir, request, response);
    return serveFile(path.slice(prefix.length), { dir, prefix, hosted }, request, response);
  };
}

interface Site {
  readonly dir: string;
  readonly prefix: string;
  readonly hosted: boolean;
}

/** @param path below the base path, with a slash at its beginning */
function serveFile(
  path: string,
  { dir, prefix, hosted }: Site,
  ...[request, response]: Parameters<Handler>
): void {
  send(withPlainRange(request, join(dir, path)), encodeURI(path).replace(/[?#]/g, encodeURIComponent), {
    root: dir,
    dotfiles: 'allow',
    cacheControl: false,
  })
    .on('headers', (_, file: string) => {
      const own = relative(dir, file).split(sep).join('/');
      // Bytes of others, in whatever encoding: no type by the ending would be sure to be true.
      if (own.startsWith('raw/')) response.setHeader('Content-Type', 'application/octet-stream');
      if (hosted) response.setHeaders(new Map(Object.entries(headersFor(own))));
    })
    .on('directory', () => redirect(response, encodeURI(`${prefix}${path}/`)))
    .on('error', (error: { status?: number; headers?: Record<string, string> }) => {
      if (error.status === 404 || error.status === 403) return notFound(dir, request, response);
      for (const [name, value] of Object.entries(error.headers ?? {})) response.setHeader(name, value);
      return refuse(response, error.status ?? 500);
    })
    .pipe(response);
}

/**
 * Ranges are for GET alone (RFC 9110, section 14.2), and the last N bytes of a file that has fewer are the whole file
 * (section 14.1.2); `send` takes both otherwise.
 * @returns the same request, asked in a way that it understands
 */
function withPlainRange(request: IncomingMessage, file: string): IncomingMessage {
  if (request.method !== 'GET') delete request.headers.range;
  const [, suffix] = /^bytes=-(\d+)$/.exec(request.headers.range ?? '') ?? [];
  if (suffix !== undefined) {
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    if (size > 0 && Number(suffix) > size) request.headers.range = 'bytes=0-';
  }
  return request;
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(301, { location }).end();
}

function refuse(response: ServerResponse, status: number): void {
  for (const name of ['ETag', 'Last-Modified', 'Content-Disposition']) response.removeHeader(name);
  response
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8' })
    .end(`${STATUS_CODES[status]}\n`);
}

function notFound(dir: string, request: IncomingMessage, response: ServerResponse): void {
  const page = join(dir, '404.html');
  if (!existsSync(page)) {
    refuse(response, 404);
    return;
  }
  response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
  if (request.method === 'HEAD') response.end();
  else pipeline(createReadStream(page), response, () => {});
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

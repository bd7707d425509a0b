/** A made-up portal of several hosts on this machine, with everything that portals do to those who fetch from them. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import type { VirtualClock } from './virtual-clock.ts';

/** What a page does when it is asked. */
export interface Page {
  readonly body?: string | Uint8Array;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly etag?: boolean;
  readonly lastModified?: boolean;
  /** Sent in this encoding, without a word of it in the headers. */
  readonly gbk?: boolean;
  readonly packed?: boolean;
  /** Bytes without end. */
  readonly endless?: boolean;
  /** No answer before every time limit. */
  readonly silent?: boolean;
  /** The connection breaks. */
  readonly broken?: boolean;
  /** Tells `status` and `headers` the first so many times, then the body. */
  readonly troubles?: number;
  /** Text that differs each time, beside the article. */
  readonly counter?: boolean;
}

export interface Request {
  readonly host: string;
  readonly path: string;
  /** By the virtual clock, in milliseconds. */
  readonly at: number;
}

export interface Portal {
  readonly port: number;
  readonly pages: Map<string, Page>;
  readonly requests: Request[];
  /** True when two requests to one host were under way at the same time. */
  overlapped: boolean;
  readonly close: () => Promise<void>;
}

const bytesOf = (page: Page, counter: number): Buffer => {
  const text = page.counter
    ? String(page.body).replace('<!--counter-->', `您是第${counter}位访客`)
    : page.body;
  if (typeof text !== 'string') return Buffer.from(text ?? '');
  return page.gbk ? iconv.encode(text, 'gbk') : Buffer.from(text);
};

/** Different texts have different tags. */
const tagOf = (page: Page): string =>
  `"${bytesOf(page, 0).length}-${bytesOf(page, 0).subarray(-40).toString('hex')}"`;

const modified = 'Mon, 01 Sep 2025 08:00:00 GMT';

/** Longer than any time limit. */
const tooLong = 61_000;

function pour(response: ServerResponse): void {
  response.writeHead(200);
  const more = (): void => {
    while (!response.destroyed && response.write('又一行。'.repeat(4000)));
  };
  response.on('drain', more);
  more();
}

/** @param count how many times the page has been asked for */
function send(page: Page, count: number, request: IncomingMessage, response: ServerResponse): void {
  const isReady = count > (page.troubles ?? Number.POSITIVE_INFINITY);
  const status = isReady ? 200 : (page.status ?? 200);
  const headers: Record<string, string> = isReady ? {} : { ...page.headers };
  if (status === 200 && page.etag) headers['ETag'] = tagOf(page);
  if (status === 200 && page.lastModified) headers['Last-Modified'] = modified;
  const isKnown =
    (page.etag && request.headers['if-none-match'] === tagOf(page)) ||
    (page.lastModified && request.headers['if-modified-since'] === modified);
  if (status === 200 && isKnown) {
    response.writeHead(304, headers).end();
    return;
  }
  const body = bytesOf(page, count);
  if (page.packed) headers['Content-Encoding'] = 'gzip';
  response.writeHead(status, headers).end(page.packed ? gzipSync(body) : body);
}

/** @param pages by `host/path` */
export async function openPortal(clock: VirtualClock, pages: Map<string, Page>): Promise<Portal> {
  const requests: Request[] = [];
  const underWay = new Map<string, number>();
  const asked = new Map<string, number>();
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const path = request.url ?? '';
    const now = (underWay.get(host) ?? 0) + 1;
    underWay.set(host, now);
    if (now > 1) portal.overlapped = true;
    response.on('close', () => underWay.set(host, (underWay.get(host) ?? 0) - 1));
    requests.push({ host, path, at: clock.now() });
    const key = `${host}${path}`;
    const count = (asked.get(key) ?? 0) + 1;
    asked.set(key, count);
    const page = pages.get(key);
    if (page?.broken) request.socket.destroy();
    else if (page?.silent) clock.stall(tooLong);
    else if (page?.endless) pour(response);
    else if (page) send(page, count, request, response);
    else response.writeHead(404).end('<title>404</title>没有这个文件');
  };
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const portal: Portal = {
    port: (server.address() as AddressInfo).port,
    pages,
    requests,
    overlapped: false,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return portal;
}

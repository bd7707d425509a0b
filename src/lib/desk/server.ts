/** The desk over HTTP, on this machine only: checks who asks, finds the answer, says what went wrong in words. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { type Asset, assetPaths, deskAssets, pageHtml } from './assets.ts';
import { decisionSchema } from './decision.ts';
import { type Desk, DeskError } from './desk.ts';
import { escapeHtml, styleHash } from './safe-page.ts';
import { commonHeaders, Guard, originalPolicy, pagePolicy } from './security.ts';

const host = '127.0.0.1';
/** A decision is a few hundred characters; one for many documents some hundred kilobytes. */
const largestBody = 2 << 20;

export interface DeskServer {
  /** Address to open, with the token. */
  readonly url: string;
  close(): Promise<void>;
}

interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly content: string | Uint8Array;
}

const json = (value: unknown, status = 200): Answer => ({
  status,
  headers: { 'Content-Type': 'application/json; charset=utf-8' },
  content: JSON.stringify(value),
});

/** What is shown in the browser is a page; what the page's script asks for is JSON. */
const refusal = (status: number, message: string, asPage: boolean): Answer =>
  asPage
    ? {
        status,
        headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': pagePolicy },
        content: `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>审阅台</title><p>${escapeHtml(message)}</p></html>`,
      }
    : json({ message }, status);

const notFound: Answer = json({ message: '没有这个地址。' }, 404);

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
    throw new DeskError('请求应为 JSON。', 415);
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) throw new DeskError('请求过大。', 413);
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new DeskError('请求不是合法的 JSON。', 400);
  }
}

/** Ids that name a folder, and nothing that leads out of it. */
const id = /^r[0-9a-f]{12}$/;
const correction = z.strictObject({ id: z.string().regex(id), field: z.string(), value: z.unknown() });

const stepSchema = z.strictObject({ shown: z.string().regex(id).nullable().default(null) });

async function read(desk: Desk, url: URL): Promise<Answer> {
  const [, area, name = '', part, number] = url.pathname.split('/');
  const typed = url.searchParams.get('q') ?? '';
  if (area === 'queue') return json(desk.queue());
  if (area === 'places') {
    const year = Number(url.searchParams.get('year'));
    return json(desk.places(typed, year > 0 ? year : null));
  }
  if (area === 'names') return json(desk.names(typed, url.searchParams.get('field') ?? ''));
  if (area === 'values') return json(desk.typed(url.searchParams.get('field') ?? '', typed));
  if (area === 'kinds') return json(desk.kinds(typed));
  if (area === 'agreement') return json(await desk.agreement());
  if (!id.test(name)) return notFound;
  if (area === 'documents') return json(await desk.document(name));
  if (area !== 'originals') return notFound;
  if (part === 'bytes') {
    const headers = {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': 'attachment',
      'Content-Security-Policy': originalPolicy(styleHash),
    };
    return { headers, content: await desk.bytes(name) };
  }
  if (part === 'pages')
    return { headers: { 'Content-Type': 'image/webp' }, content: await desk.sheet(name, Number(number)) };
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': originalPolicy(styleHash),
  };
  return { headers, content: await desk.page(name) };
}

async function write(desk: Desk, path: string, body: unknown): Promise<Answer> {
  if (path === '/similar') {
    const { id, field, value } = correction.parse(body);
    return json(await desk.similar(id, field, value));
  }
  if (path === '/decisions') return json(await desk.decide(decisionSchema.parse(body)));
  if (path === '/undo') return json(await desk.undo(stepSchema.parse(body).shown));
  if (path === '/redo') return json(await desk.redo(stepSchema.parse(body).shown));
  return notFound;
}

/** What the person behind the page can understand; anything else is a fault of the program. */
function troubleAnswer(error: unknown): Answer {
  if (error instanceof DeskError) return json({ message: error.message }, error.status);
  if (error instanceof z.ZodError) {
    const [issue] = error.issues;
    const message = `请求不合要求：${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim();
    return json({ message }, 400);
  }
  console.error(error);
  return json({ message: `程序错误，没有写入：${(error as Error).message}` }, 500);
}

interface Site {
  readonly desk: Desk;
  readonly guard: Guard;
  /** What the page loads, made when it is asked for first. */
  readonly assets: () => Promise<ReadonlyMap<string, Asset>>;
}

async function answer(request: IncomingMessage, { desk, guard, assets }: Site): Promise<Answer> {
  const asPage = request.headers['sec-fetch-mode'] === 'navigate';
  const wrongHost = guard.checkHost(request);
  if (wrongHost) return refusal(wrongHost.status, wrongHost.message, asPage);
  const url = request.url?.startsWith('/') ? URL.parse(`http://${host}${request.url}`) : null;
  if (url === null) return refusal(400, '这个地址不合规范。', asPage);
  const isReading = request.method === 'GET' || request.method === 'HEAD';
  const cookie = isReading && url.pathname === '/' ? guard.cookieFor(url) : null;
  // The token leaves the address, so that neither history nor a picture of the screen shows it.
  if (cookie) return { status: 303, headers: { 'Set-Cookie': cookie, Location: '/' }, content: '' };
  const refused = guard.check(request);
  if (refused) return refusal(refused.status, refused.message, asPage);
  if (request.method === 'POST') return write(desk, url.pathname, await bodyOf(request));
  if (!isReading) return refusal(405, '审阅台不认得这种请求。', asPage);
  if (url.pathname === '/') {
    const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': pagePolicy };
    return { headers, content: pageHtml(guard.pageToken) };
  }
  const asset = assetPaths.has(url.pathname) ? (await assets()).get(url.pathname) : undefined;
  if (asset) return { headers: { 'Content-Type': asset.type }, content: asset.content };
  return read(desk, url);
}

async function respond(request: IncomingMessage, response: ServerResponse, site: Site): Promise<void> {
  const { status = 200, headers = {}, content } = await answer(request, site).catch(troubleAnswer);
  // What is left of a request that was refused is not read.
  const closing = request.complete ? {} : { Connection: 'close' };
  response.writeHead(status, { ...commonHeaders, ...closing, ...headers });
  response.end(request.method === 'HEAD' ? undefined : content);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/**
 * @param port 0 takes any free one
 * @throws Error when the port is taken
 */
export async function serveDesk(desk: Desk, port = 0): Promise<DeskServer> {
  let made: ReturnType<typeof deskAssets> | undefined;
  let site: Site | undefined;
  const server = createServer((request, response) => {
    if (site) void respond(request, response, site);
    else response.destroy();
  });
  await listen(server, port);
  const { port: actual } = server.address() as AddressInfo;
  const guard = new Guard(actual);
  const assets = () => {
    made ??= deskAssets();
    return made;
  };
  site = { desk, guard, assets };
  return {
    url: `http://${host}:${actual}/?token=${guard.token}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

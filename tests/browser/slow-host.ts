/** The site as a slow network brings it: pages arrive in pieces, each drawn before the next one comes. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const piecesOfPage = 12;
/** Longer than the browser takes between two drawings. */
const pauseMs = 40;
/** Pieces end with an element, as words that come one by one turn lines that are balanced. */
const endOfElement = /(?<=<\/(?:a|li|p|td|th|tr|h1|h2|nav|ul|section)>)/u;

/** Text cut after elements into pieces of about the same length. */
function piecesOf(html: string): string[] {
  const pieces = [''];
  for (const part of html.split(endOfElement)) {
    if ((pieces.at(-1) ?? '').length > html.length / piecesOfPage) pieces.push('');
    pieces[pieces.length - 1] += part;
  }
  return pieces;
}

/** Serves what `origin` serves, pages in pieces. Gives the address of its home page, and how to end it. */
export async function serveSlowly(origin: string): Promise<{ url: string; close: () => void }> {
  const server = createServer(async (request, response) => {
    const answer = await fetch(new URL(request.url ?? '/', origin));
    const type = answer.headers.get('content-type') ?? 'application/octet-stream';
    response.writeHead(answer.status, { 'content-type': type });
    if (!type.startsWith('text/html')) {
      response.end(Buffer.from(await answer.arrayBuffer()));
      return;
    }
    for (const piece of piecesOf(await answer.text())) {
      response.write(piece);
      await delay(pauseMs);
    }
    response.end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(new URL(origin).pathname, `http://127.0.0.1:${port}`).href,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

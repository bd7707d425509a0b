/**
 * Who may speak to the desk: the person who started it, from this machine, through the desk's own page. Each check
 * stands against one kind of guest: the `Host` header against names that were bound anew to this machine (DNS
 * rebinding), the token against other users of the machine and other programs, `Origin` and the second token against
 * pages of other sites that make the browser send something.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Why a request is refused: a status of HTTP and a sentence for the person who may stand behind it. */
export interface Refusal {
  readonly status: number;
  readonly message: string;
}

const same = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

const noToken: Refusal = { status: 403, message: '请从终端里显示的地址打开审阅台。' };
const otherSite: Refusal = { status: 403, message: '这个请求不是审阅台自己的页面发出的。' };

/** Header that carries the token of the page. */
export const pageTokenHeader = 'x-desk-token';

export class Guard {
  /** Stands in the address that the terminal shows. */
  readonly token = randomBytes(32).toString('hex');
  /** Stands in the page: whoever sends it has read the page. */
  readonly pageToken = createHmac('sha256', this.token).update('page').digest('hex');
  readonly #hosts: ReadonlySet<string>;
  readonly #cookie: string;

  /** @param port that the server listens on; desks on other ports have cookies of their own */
  constructor(port: number) {
    this.#hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
    this.#cookie = `desk-${port}`;
  }

  /** Value of `Set-Cookie` for a request that brought the token in its address, else null. */
  cookieFor(url: URL): string | null {
    const given = url.searchParams.get('token');
    if (given === null || !same(given, this.token)) return null;
    return `${this.#cookie}=${this.token}; HttpOnly; SameSite=Strict; Path=/`;
  }

  /** The first check of every request, before anything of it is used. */
  checkHost({ headers }: IncomingMessage): Refusal | null {
    return this.#hosts.has(headers.host ?? '') ? null : otherSite;
  }

  /** @returns null when the request may be answered */
  check({ method, headers }: IncomingMessage): Refusal | null {
    const cookies = (headers.cookie ?? '').split(';').map((one) => one.trim());
    const prefix = `${this.#cookie}=`;
    const cookie = cookies.find((one) => one.startsWith(prefix))?.slice(prefix.length) ?? '';
    if (!same(cookie, this.token)) return noToken;
    const site = headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return otherSite;
    if (method === 'GET' || method === 'HEAD') return null;
    if (headers.origin !== `http://${headers.host}`) return otherSite;
    const [pageToken] = [headers[pageTokenHeader]].flat();
    return same(pageToken ?? '', this.pageToken) ? null : otherSite;
  }
}

/** Policies of the page itself: nothing inline, nothing from elsewhere, in nobody's frame. */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Policies of a hostile document: no script, no network, no form, an origin of its own.
 * @param styleHash of the one stylesheet in it
 */
export const originalPolicy = (styleHash: string): string =>
  `default-src 'none'; style-src '${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox`;

/** Headers of every answer. */
export const commonHeaders: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

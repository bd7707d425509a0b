/**
 * Loads from a host that may be anyone's: bounded in time, bytes and redirects, and never led to another host. The
 * harvest asks in its own way (harvest/request.ts): it chooses the address that a name leads to and keeps the headers
 * as they came, which `fetch` does not give.
 */
import { boundedBody, isRedirect } from '../../core/bounded-body.ts';

export interface FetchLimits {
  /** Bytes of the body, unpacked. */
  readonly mostBytes: number;
  /** Milliseconds that all of it may take. */
  readonly timeout: number;
}

const mostRedirects = 5;

/** Follows redirects within the host; a copy that lives elsewhere has another address to be asked by. */
async function fetchThere(url: string, signal: AbortSignal): Promise<Response> {
  let address = new URL(url);
  for (let hops = 0; hops <= mostRedirects; hops += 1) {
    const response = await fetch(address, { signal, cache: 'no-store', redirect: 'manual' });
    if (!isRedirect(response.status)) return response;
    await response.body?.cancel();
    const target = new URL(response.headers.get('location') ?? '', address);
    if (target.origin !== address.origin) throw new Error(`${url} leads to another host, ${target.origin}`);
    address = target;
  }
  throw new Error(`${url} leads on and on`);
}

export interface Loaded {
  readonly status: number;
  /** Pieces of the body as they come; throws when there are more bytes than allowed. */
  readonly body: AsyncIterable<Uint8Array>;
}

/** @throws Error when the host does not answer in time or leads elsewhere */
export async function boundedFetch(url: string, { mostBytes, timeout }: FetchLimits): Promise<Loaded> {
  const response = await fetchThere(url, AbortSignal.timeout(timeout));
  const tooMuch = () => new Error(`${url} has more than the ${mostBytes} bytes that it may have`);
  return { status: response.status, body: boundedBody(response.body ?? [], mostBytes, tooMuch) };
}

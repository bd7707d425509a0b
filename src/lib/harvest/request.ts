/** One request and all of its answer, bounded in time and bytes. */
import { type IncomingMessage, request as plain } from 'node:http';
import { request as secure } from 'node:https';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { boundedBody } from '../core/bounded-body.ts';
import { type Guard, RefusedAddress } from './address-guard.ts';
import type { Clock } from './clock.ts';

export interface RequestLimits {
  /** Bytes of the body, unpacked. */
  readonly mostBytes: number;
  /** Milliseconds that all of it may take. */
  readonly timeout: number;
}

/** What a host answered. */
export interface Answer {
  readonly url: string;
  /** When it was asked, ISO 8601. */
  readonly date: string;
  readonly status: number;
  /** `HTTP/1.1 200 OK`. */
  readonly statusLine: string;
  /** Name and value in turn, as they came. */
  readonly rawHeaders: readonly string[];
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Unpacked. */
  readonly body: Uint8Array;
  /** Its `Content-Encoding` was undone. */
  readonly wasPacked: boolean;
}

/** No answer, or not all of one; the message says why. `tryAgain`: it may come another time. */
export class RequestFailed extends Error {
  readonly tryAgain: boolean;

  constructor(message: string, tryAgain: boolean, cause?: unknown) {
    super(message, { cause });
    this.tryAgain = tryAgain;
  }
}

const unpackers: Readonly<Record<string, () => NodeJS.ReadWriteStream & Readable>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** The body as it reads, and whether it came packed. */
function unpacked(message: IncomingMessage): { stream: Readable; wasPacked: boolean } {
  const unpacker = unpackers[message.headers['content-encoding']?.trim().toLowerCase() ?? ''];
  if (unpacker === undefined) return { stream: message, wasPacked: false };
  const stream = unpacker();
  message.on('error', (error) => stream.destroy(error)).pipe(stream);
  return { stream, wasPacked: true };
}

async function readBody(message: IncomingMessage, mostBytes: number) {
  const { stream, wasPacked } = unpacked(message);
  const tooMuch = () => new RequestFailed(`超过 ${Math.round(mostBytes / 1_048_576)} MB，没有取完`, false);
  const pieces = await Array.fromAsync(boundedBody(stream, mostBytes, tooMuch));
  return { body: Buffer.concat(pieces), wasPacked };
}

export interface RequestOptions {
  readonly guard: Guard;
  readonly clock: Clock;
  readonly limits: RequestLimits;
  /** Beside those that every request has. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Asks once; a redirect is an answer.
 * @throws RefusedAddress when the address may not be asked, RequestFailed when no whole answer came
 */
export async function request(url: URL, { guard, clock, limits, headers }: RequestOptions): Promise<Answer> {
  guard.check(url);
  const date = new Date(clock.now()).toISOString();
  const stop = new AbortController();
  const end = clock.deadline(limits.timeout, () =>
    stop.abort(new RequestFailed(`${limits.timeout / 1000} 秒内没有取完`, true)),
  );
  try {
    const message = await new Promise<IncomingMessage>((resolve, reject) => {
      const send = url.protocol === 'https:' ? secure : plain;
      send(url, {
        lookup: guard.lookup,
        signal: stop.signal,
        headers: { 'Accept-Encoding': 'gzip, deflate, br', ...headers },
      })
        .on('response', resolve)
        .on('error', reject)
        .end();
    });
    try {
      const { body, wasPacked } = await readBody(message, limits.mostBytes);
      const status = message.statusCode ?? 0;
      return {
        url: url.href,
        date,
        status,
        statusLine: `HTTP/${message.httpVersion} ${status} ${message.statusMessage ?? ''}`.trimEnd(),
        rawHeaders: message.rawHeaders,
        headers: Object.fromEntries(
          Object.entries(message.headers).map(([name, value]) => [name, value?.toString()]),
        ),
        body,
        wasPacked,
      };
    } finally {
      message.destroy();
    }
  } catch (error) {
    throw troubleOf(stop.signal.aborted ? stop.signal.reason : error);
  } finally {
    end();
  }
}

/** A refusal and our own words stay; whatever the network said may be otherwise another time. */
function troubleOf(error: unknown): Error {
  if (error instanceof RequestFailed || error instanceof RefusedAddress) return error;
  const { message, code } = error as NodeJS.ErrnoException;
  return new RequestFailed(`连接失败（${code ?? message}）`, true, error);
}

/**
 * Fetches addresses as a polite guest: only what robots.txt allows, one request after the other and host, redirects
 * followed and kept, trouble waited for. An address always gives a result, never an exception.
 */
import { isRedirect } from '../core/bounded-body.ts';
import { limits as readingLimits } from '../reading/decode/limits.ts';
import { type Guard, RefusedAddress } from './address-guard.ts';
import type { Clock } from './clock.ts';
import { HostTurns } from './host-turns.ts';
import { type Answer, RequestFailed, type RequestLimits, request } from './request.ts';
import { mostRobotsBytes, type RobotRules, robotRules } from './robots.ts';

interface Way {
  /** Redirects that led on, in order. */
  readonly hops: readonly Answer[];
}

export type Fetched =
  | ({ readonly type: 'answer'; readonly answer: Answer } & Way)
  /** May not be asked, today or ever. */
  | ({ readonly type: 'refused'; readonly reason: string } & Way)
  /** No whole answer came; another time may bring one. */
  | ({ readonly type: 'failed'; readonly reason: string } & Way);

export interface FetcherOptions {
  readonly clock: Clock;
  readonly guard: Guard;
  readonly userAgent: string;
  readonly limits?: RequestLimits;
}

/** What is known of an address from the last time (RFC 9110, 13). */
export interface Validators {
  readonly etag?: string | undefined;
  readonly modified?: string | undefined;
}

/** Larger than anything that is read, slower than anything that works. */
const ordinary: RequestLimits = { mostBytes: readingLimits.container, timeout: 60_000 };

const mostHops = 10;
const tries = 3;
/** Milliseconds before the second try; twice as many before each further one. */
const firstBackOff = 5000;
/** A host may change its robots.txt; it is asked again after a day (RFC 9309, 2.4). */
const robotsLife = 86_400_000;

const isTrouble = ({ status }: Answer): boolean => status === 429 || status >= 500;

/** @returns milliseconds that `Retry-After` asks for (RFC 9110, 10.2.3), null when it says nothing */
export function retryAfter({ headers }: Pick<Answer, 'headers'>, now: number): number | null {
  const value = headers['retry-after']?.trim();
  if (value === undefined || value === '') return null;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const date = /^[A-Za-z]{3},.*GMT$/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

export class Fetcher {
  readonly #options: FetcherOptions;
  readonly #turns = new Map<string, HostTurns>();
  readonly #robots = new Map<string, { readonly rules: Promise<RobotRules>; readonly until: number }>();

  constructor(options: FetcherOptions) {
    this.#options = options;
  }

  #turnsOf({ hostname }: URL): HostTurns {
    const known = this.#turns.get(hostname);
    if (known) return known;
    const turns = new HostTurns(this.#options.clock);
    this.#turns.set(hostname, turns);
    return turns;
  }

  /**
   * Asks until an answer comes that is more than trouble, or patience ends.
   * @throws RefusedAddress, RequestFailed
   */
  async #patiently(
    url: URL,
    headers: Readonly<Record<string, string>>,
    limits: RequestLimits,
  ): Promise<Answer> {
    const { clock, guard, userAgent } = this.#options;
    const turns = this.#turnsOf(url);
    const once = () =>
      request(url, { guard, clock, limits, headers: { 'User-Agent': userAgent, ...headers } });
    for (let attempt = 1; ; attempt++) {
      guard.check(url);
      const closed = turns.closed();
      if (closed !== null) throw new RequestFailed(closed, true);
      const backOff = firstBackOff * 2 ** (attempt - 1);
      try {
        const answer = await turns.take(once);
        const isLast = !isTrouble(answer) || attempt === tries;
        if (isLast) turns.told(!isTrouble(answer));
        if (isTrouble(answer)) turns.pause(retryAfter(answer, clock.now()) ?? (isLast ? 0 : backOff));
        if (isLast) return answer;
      } catch (error) {
        if (!(error instanceof RequestFailed && error.tryAgain)) throw error;
        if (attempt === tries) {
          turns.told(false);
          throw error;
        }
        turns.pause(backOff);
      }
    }
  }

  async #askForRobots(origin: string): Promise<RobotRules> {
    let url = new URL('/robots.txt', origin);
    const limits = { ...(this.#options.limits ?? ordinary), mostBytes: mostRobotsBytes };
    try {
      for (let hop = 0; hop <= 5; hop++) {
        const answer = await this.#patiently(url, {}, limits);
        const target = isRedirect(answer.status) ? targetOf(answer) : null;
        if (target === null) return robotRules(origin, answer);
        url = target;
      }
    } catch (error) {
      if (error instanceof RefusedAddress) throw error;
    }
    return robotRules(origin, null);
  }

  /** @throws RefusedAddress when the host itself may not be asked */
  async #robotsOf(url: URL): Promise<RobotRules> {
    this.#options.guard.check(url);
    const { clock } = this.#options;
    const known = this.#robots.get(url.origin);
    if (known && known.until > clock.now()) return known.rules;
    const rules = this.#askForRobots(url.origin);
    this.#robots.set(url.origin, { rules, until: clock.now() + robotsLife });
    const { delay } = await rules;
    if (delay !== null) this.#turnsOf(url).slowTo(delay);
    return rules;
  }

  /** @returns why an address would not be fetched, null when it would */
  async mayAsk(
    address: string,
  ): Promise<{ readonly state: 'refused' | 'failed'; readonly detail: string } | null> {
    if (!URL.canParse(address)) return { state: 'refused', detail: '不是网址' };
    try {
      const url = new URL(address);
      const { refusal, isUnknown } = await this.#robotsOf(url);
      const detail = refusal(url);
      return detail === null ? null : { state: isUnknown ? 'failed' : 'refused', detail };
    } catch (error) {
      if (error instanceof RefusedAddress) return { state: 'refused', detail: error.message };
      throw error;
    }
  }

  /**
   * @param validators what the archive has: the host may answer that nothing changed
   * @param limits for what is no document, such as a long list of addresses
   */
  async fetch(
    address: string,
    validators: Validators = {},
    limits = this.#options.limits ?? ordinary,
  ): Promise<Fetched> {
    const hops: Answer[] = [];
    if (!URL.canParse(address)) return { type: 'refused', reason: '不是网址', hops };
    const headers = {
      ...(validators.etag === undefined ? {} : { 'If-None-Match': validators.etag }),
      ...(validators.modified === undefined ? {} : { 'If-Modified-Since': validators.modified }),
    };
    try {
      for (let url = new URL(address); ; ) {
        const refusal = await this.mayAsk(url.href);
        if (refusal !== null) return { type: refusal.state, reason: refusal.detail, hops };
        const answer = await this.#patiently(url, headers, limits);
        const target = isRedirect(answer.status) ? targetOf(answer) : null;
        if (target === null) return { type: 'answer', answer, hops };
        hops.push(answer);
        if (hops.length > mostHops || hops.some(({ url: before }) => before === target.href))
          return { type: 'failed', reason: '一再转到别的网址，没有尽头', hops };
        url = target;
      }
    } catch (error) {
      // A name that leads to a private address is known when it is looked up for the connection.
      if (error instanceof RefusedAddress) return { type: 'refused', reason: error.message, hops };
      if (error instanceof RequestFailed) return { type: 'failed', reason: error.message, hops };
      throw error;
    }
  }
}

function targetOf({ url, headers }: Answer): URL | null {
  const { location } = headers;
  if (location === undefined || !URL.canParse(location, url)) return null;
  const target = new URL(location, url);
  target.hash = '';
  return target;
}

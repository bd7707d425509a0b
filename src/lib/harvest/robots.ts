/** What a host lets programs read, from its robots.txt (RFC 9309). */
import robotsParser from 'robots-parser';
import type { Answer } from './request.ts';

/** Name that robots.txt knows the harvest by. */
export const productToken = 'juanzong';

/** As much as must be read of a robots.txt. */
export const mostRobotsBytes = 512 * 1024;

export interface RobotRules {
  /** Null when the address may be read, else why not. */
  readonly refusal: (url: URL) => string | null;
  /** True when nothing could be learnt, so that another day may bring another answer. */
  readonly isUnknown: boolean;
  /** Seconds between two requests, null when the host does not say. */
  readonly delay: number | null;
}

const everything: RobotRules = { refusal: () => null, isUnknown: false, delay: null };

const unreachable: RobotRules = {
  refusal: () => '读不到 robots.txt，不知道是否允许',
  isUnknown: true,
  delay: null,
};

/** @param answer to the request for `robots.txt`, the last one after redirects; null when none came */
export function robotRules(origin: string, answer: Answer | null): RobotRules {
  if (answer === null || answer.status >= 500 || answer.status === 429) return unreachable;
  if (answer.status < 200 || answer.status >= 300) return everything;
  const robots = robotsParser(`${origin}/robots.txt`, new TextDecoder().decode(answer.body));
  return {
    refusal: (url) => (robots.isAllowed(url.href, productToken) === false ? 'robots.txt 不允许' : null),
    isUnknown: false,
    delay: robots.getCrawlDelay(productToken) ?? null,
  };
}

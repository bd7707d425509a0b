/**
 * A report that says that nothing happened gives a figure of zero, which is not the same as a missing one:
 * 未制发行政规范性文件 · 没有行政诉讼案件 · 无一件败诉案件 · 败诉案件为零.
 */

import type { Span } from '../../core/text/span.ts';
import type { Clause } from './clauses.ts';
import type { Frame } from './frames.ts';
import { isScopeLike } from './scopes.ts';
import type { Token } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Zero extends Span {
  /** One frame for each thing that did not happen. */
  readonly frames: readonly Frame[];
}

/** 一件 and 一起 between the negation and its object only stress it. */
const ignorable = (token: Token): boolean =>
  ['light', 'joiner', 'list', 'scope', 'skip', 'time', 'phrase'].includes(token.kind) ||
  (token.kind === 'quantity' && token.quantity.value === 1);

function framesOf(tokens: readonly Token[]): Frame[] | null {
  const topics: string[] = [];
  const hard: string[] = [];
  const soft: string[] = [];
  let deeds = 0;
  for (const token of tokens) {
    if (ignorable(token)) continue;
    if (token.kind !== 'term' || token.term.measure) return null;
    if (token.term.topic) topics.push(token.term.topic);
    if (token.term.soft) soft.push(...token.term.actions);
    else if (token.term.actions.length > 0) {
      hard.push(...token.term.actions);
      deeds += 1;
    }
  }
  // 未制发规范性文件目录: a second deed makes another thing of it.
  if (deeds > 1) return null;
  const actions = hard.length > 0 ? hard : soft.length > 0 ? soft : ['occur'];
  const base = {
    sum: null,
    actions: [actions],
    softOnly: hard.length === 0,
    measures: [],
    scope: null,
    narrowed: null,
    circumstance: null,
  };
  if (topics.length > 0) return topics.map((topic) => ({ ...base, topic }));
  return hard.length > 0 ? [{ ...base, topic: null }] : null;
}

const afterZero = /^(?:案件|案|数|数量|量)?(?:均|都|仍)?(?:为|是)零$/;

/** @returns the figure of zero that a clause tells, or null */
export function readZero(text: string, clause: Clause, vocabulary: Vocabulary): Zero | null {
  const { negations, partials, targets } = vocabulary.steering;
  const first = clause.tokens[0];
  const last = clause.tokens.at(-1);
  if (!first || !last) return null;
  const whole = text.slice(first.start, last.end);
  if (targets.some((word) => whole.includes(word))) return null;
  const tail = clause.tokens.findLastIndex((token) => token.kind === 'term');
  const tailToken = clause.tokens[tail];
  if (tailToken && afterZero.test(text.slice(tailToken.end, last.end).trim())) {
    const frames = framesOf(clause.tokens.slice(0, tail + 1).filter((token) => token.kind !== 'time'));
    return frames && { start: first.start, end: last.end, frames };
  }
  const at = clause.tokens.findIndex(
    (token) =>
      token.kind === 'rest' && negations.some((word) => text.slice(token.start, token.end).endsWith(word)),
  );
  const negation = clause.tokens[at];
  if (!negation) return null;
  const lead = text
    .slice(first.start, negation.end)
    .replace(/(?:并无|未有|没有|均无|均未|未曾|从未|未|无|没)$/, '');
  const before = clause.tokens.slice(0, at);
  if (partials.some((word) => lead.includes(word))) return null;
  const ownRest = text
    .slice(negation.start, negation.end)
    .replace(/(?:并无|未有|没有|均无|均未|未曾|从未|未|无|没)$/, '');
  const knownBefore =
    before.every((token) => token.kind !== 'rest' && token.kind !== 'other') && ownRest.trim() === '';
  if (!knownBefore && !isScopeLike(lead, vocabulary)) return null;
  const frames = framesOf(clause.tokens.slice(at + 1));
  const word = negations.find((one) => text.slice(0, negation.end).endsWith(one)) ?? '';
  return frames && { start: negation.end - word.length, end: last.end, frames };
}

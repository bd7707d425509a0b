/**
 * Reads what stands around one quantity: what is counted (topic), what was done with it (action) or which rate it
 * is (measure). Every word between these and the quantity must be known; an unknown one narrows the count in a way
 * that no indicator tells, so the frame is refused.
 */
import { actionGroups } from './action-groups.ts';
import type { Clause } from './clauses.ts';
import { actsHard, actsSoft, isTerm, known, measureOf, textOf, topicOf } from './facets.ts';
import { skipList, splitCore, takeNarrowing, withoutDescription } from './left-context.ts';
import { isScopeLike, scopeOf } from './scopes.ts';
import type { Token } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Frame {
  /** What is counted; null when only an earlier clause can tell. */
  readonly topic: string | null;
  /** Several things counted together. */
  readonly sum: readonly string[] | null;
  /** Groups of actions; more than one when the number answers for each (受理并审结). */
  readonly actions: readonly (readonly string[])[];
  readonly softOnly: boolean;
  readonly measures: readonly string[];
  readonly scope: string | null;
  /** Words that narrow the count (涉及野生动物保护); only some phrasings bear that. */
  readonly narrowed: string | null;
}

export type FrameResult =
  | { readonly frame: Frame; readonly refused: null }
  | { readonly frame: null; readonly refused: string };
const refuse = (refused: string): FrameResult => ({ frame: null, refused });
/** Topics that are counted together: only joiners and scopes stand between them. */
function lastTopics(core: readonly Token[]): { topics: string[]; index: number } {
  const topics: string[] = [];
  let index = -1;
  let joined = true;
  for (let i = core.length - 1; i >= 0; i--) {
    const token = core[i];
    if (!token) continue;
    const topic = topicOf(token);
    if (topic) {
      if (topics.length > 0 && !joined) break;
      if (!topics.includes(topic)) topics.unshift(topic);
      if (index < 0) index = i;
      joined = false;
      if (actsHard(token)) break;
    } else if (topics.length > 0) {
      if (token.kind === 'joiner' || token.kind === 'list') joined = true;
      else if (token.kind !== 'scope' && token.kind !== 'light') break;
    }
  }
  return { topics, index };
}
export interface FrameInput {
  readonly text: string;
  readonly clause: Clause;
  /** Index of the quantity among the clause's tokens. */
  readonly at: number;
}

/** Tokens on both sides of the quantity up to the next one. */
function sides({ clause, at }: FrameInput): {
  left: readonly Token[];
  right: readonly Token[];
  inner: boolean;
} {
  const before = clause.tokens.slice(0, at).findLastIndex(({ kind }) => kind === 'quantity');
  const after = clause.tokens.slice(at + 1).findIndex(({ kind }) => kind === 'quantity');
  return {
    left: clause.tokens.slice(before + 1, at),
    right: clause.tokens.slice(at + 1, after < 0 ? undefined : at + 1 + after),
    inner: before >= 0,
  };
}

/**
 * The noun right behind the quantity (19件行政复议案件), as an index into the tokens, or -1. A description that ends
 * with 的 may stand between (4件以部门名义制发的规范性文件).
 */
function nounBehind(text: string, right: readonly Token[]): number {
  const first = right.findIndex(({ kind }) => kind !== 'scope' && kind !== 'light');
  const token = right[first];
  if (token && topicOf(token)) return first;
  const described = right.findIndex((one) => topicOf(one) !== null);
  const before = right[described - 1];
  const of = before && text.slice(before.start, before.end) === '的';
  return of && right.slice(0, described).every(({ kind }) => known.has(kind)) ? described : -1;
}

function readTopic(text: string, core: readonly Token[], right: readonly Token[]) {
  const noun = nounBehind(text, right);
  const last = core.findLast((token) => isTerm(token) && !actsSoft(token));
  const usesNoun = noun >= 0 && !(last && topicOf(last) && !actsHard(last)) && !core.some(measureOf);
  if (usesNoun) {
    const token = right[noun];
    return { topics: token ? [topicOf(token) ?? ''] : [], usesNoun, rest: right.slice(noun + 1), index: -1 };
  }
  return { ...lastTopics(core), usesNoun, rest: right };
}

/** Reads the frame of the quantity at `at`, or tells why it cannot be read. */
export function readFrame(input: FrameInput, vocabulary: Vocabulary): FrameResult {
  const { text } = input;
  const { left: allLeft, right, inner } = sides(input);
  const { left, narrowed } = takeNarrowing(text, skipList(text, allLeft));
  const { lead, core } = splitCore(left);
  if (lead.at(-1)?.kind === 'other') return refuse('other-matter');
  const { topics, usesNoun, rest, index } = readTopic(text, core, right);
  if (rest.some(({ kind }) => !known.has(kind))) return refuse('unknown-words-behind');
  const measures = core.map(measureOf).filter((measure) => measure !== null);
  const behindTopic = core.slice(index + 1).some(actsHard) ? core.slice(index + 1) : core;
  const told = usesNoun ? withoutDescription(text, core) : core;
  // 2010年以来制发的1025件…: the time belongs to the description, the figure's own is not told.
  if (core.slice(0, core.length - told.length).some(({ kind }) => kind === 'time'))
    return refuse('described');
  const own = usesNoun ? actionGroups(text, told) : actionGroups(text, behindTopic);
  if (own === null) return refuse('several-actions');
  const fromRight = own.length === 0 ? actionGroups(text, rest) : [];
  if (fromRight === null) return refuse('several-actions');
  const hard = own.length > 0 ? own : fromRight;
  const soft = [...core, ...rest].filter(actsSoft).map(({ term }) => term.actions);
  const leadText = textOf(text, lead).trim();
  // 向有关司局制发: the one it goes to is neither scope nor part of what is counted.
  // 深入乡镇、村组开展: a place where all of it was done.
  const isBlank = leadText === '' || /^(?:[向给]|深入|走进)[^的]{1,16}$/.test(leadText);
  if (topics.length === 0 && hard.length === 0 && measures.length === 0) {
    return refuse(isBlank ? 'no-indicator' : 'unknown-words-before');
  }
  const objectOfRight = usesNoun && own.length === 0 && fromRight.length > 0;
  const named =
    isScopeLike(leadText, vocabulary) &&
    !lead.some((token) => isTerm(token) && token.term.actions.length > 0);
  if (!isBlank && !objectOfRight && !named) return refuse('unknown-words-before');
  // A narrowing word between an action and its object stands at the end of the lead: 受理土地征收领域行政复议案件.
  if (!isBlank && lead.some(actsHard) && own.length === 0 && !usesNoun) return refuse('unknown-words-before');
  if (inner && topics.length === 0 && measures.length === 0 && hard.length === 0)
    return refuse('no-indicator');
  const scope = scopeOf(text, isBlank || objectOfRight ? '' : leadText, [
    ...core,
    ...(usesNoun ? right : []),
  ]);
  return {
    refused: null,
    frame: {
      topic: topics.length === 1 ? (topics[0] ?? null) : null,
      sum: topics.length > 1 ? topics : null,
      actions: hard.length > 0 ? hard : soft.length > 0 ? [soft.flat()] : [],
      softOnly: hard.length === 0 && soft.length > 0,
      measures,
      scope: [narrowed, scope].filter((part) => part !== null).join('、') || null,
      narrowed,
    },
  };
}

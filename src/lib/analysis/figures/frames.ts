/**
 * Reads what stands around one quantity: what is counted (topic), what was done with it (action) or which rate it
 * is (measure). Every word between these and the quantity must be known; an unknown one narrows the count in a way
 * that no indicator tells, so the frame is refused.
 */
import { actionGroups } from './action-groups.ts';
import type { Clause } from './clauses.ts';
import { actsHard, actsSoft, isTerm, known, measureOf, textOf, topicOf } from './facets.ts';
import { skipList, splitCore, takeNarrowing, withoutDescription } from './left-context.ts';
import { circumstanceOf, isScopeLike, scopeOf } from './scopes.ts';
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
  /** Words in front tell when, where or how it was done, or for whom; only some phrasings bear that. */
  readonly circumstance: 'way' | 'audience' | null;
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

/** 有6个部门收到申请超过20件, 规划、交通各1件: a count of each of several bodies is nobody's total. */
function isForEach(text: string, { clause, at }: FrameInput): boolean {
  const quantity = clause.tokens[at];
  const word = clause.tokens[at - 1];
  if (quantity?.kind !== 'quantity' || quantity.quantity.unit.unit === '%') return false;
  if (word && /^(?:各|均|都|平均)$/.test(textOf(text, [word]))) return true;
  const first = clause.tokens.slice(0, at).findIndex(({ kind }) => kind === 'quantity');
  const bodies = clause.tokens[first];
  if (bodies?.kind !== 'quantity' || !bodies.quantity.unit.classes.includes('matter')) return false;
  if (clause.tokens.slice(first, at).some((token) => textOf(text, [token]) === '各')) return true;
  return (
    /有$/.test(text.slice(clause.tokens[0]?.start, bodies.start)) &&
    clause.tokens.slice(first, at).some(isTerm)
  );
}

/** 罚款5万元以上的12件: a bound that describes the count behind it counts nothing itself. */
function isBound(text: string, { clause, at }: FrameInput): boolean {
  const token = clause.tokens[at];
  if (token?.kind !== 'quantity') return false;
  const { qualifier } = token.quantity;
  return (qualifier === 'at-least' || qualifier === 'at-most') && text.charAt(token.end) === '的';
}

/**
 * Reads the frame of the quantity at `at`, or tells why it cannot be read.
 * @param actsBehind an action behind a later item of the list holds for this one
 */
export function readFrame(input: FrameInput, vocabulary: Vocabulary, actsBehind = false): FrameResult {
  const { text } = input;
  const { left: allLeft, right, inner } = sides(input);
  if (isForEach(text, input)) return refuse('for-each');
  if (isBound(text, input)) return refuse('bound');
  const respondent = [...allLeft, ...right].flatMap((token) =>
    token.kind === 'phrase' && token.phrase.kind.endsWith('respondent') ? [token] : [],
  )[0];
  const { left, narrowed: words } = takeNarrowing(text, skipList(text, allLeft));
  const others = respondent?.phrase.kind === 'other-respondent' ? textOf(text, [respondent]) : null;
  const narrowed = words ?? others?.replace(/的$/, '') ?? null;
  const { lead, core } = splitCore(left);
  if (lead.at(-1)?.kind === 'other') return refuse('other-matter');
  const { topics, usesNoun, rest, index } = readTopic(text, core, right);
  if (rest.some(({ kind }) => !known.has(kind))) return refuse('unknown-words-behind');
  const measures = core.map(measureOf).filter((measure) => measure !== null);
  const behindTopic = core.slice(index + 1).some(actsHard) ? core.slice(index + 1) : core;
  const told = usesNoun ? withoutDescription(text, core) : core;
  // 2010年以来制发的1025件…: the time belongs to the description, the figure's own is not told.
  const description = core.slice(0, core.length - told.length);
  const { relativeYears } = vocabulary.steering;
  if (description.some((token) => token.kind === 'time' && relativeYears[textOf(text, [token])] !== 0))
    return refuse('described');
  const own = usesNoun ? actionGroups(text, told) : actionGroups(text, behindTopic);
  if (own === null) return refuse('several-actions');
  const fromRight = own.length === 0 ? actionGroups(text, rest) : [];
  if (fromRight === null) return refuse('several-actions');
  const hard = own.length > 0 ? own : fromRight;
  const soft = [...core, ...rest].filter(actsSoft).map(({ term }) => term.actions);
  const leadText = textOf(text, lead).trim();
  // 向有关司局制发: the one it goes to is neither scope nor part of what is counted.
  const isBlank = leadText === '' || /^[向给][^的]{1,16}$/.test(leadText);
  if (topics.length === 0 && hard.length === 0 && measures.length === 0 && (soft.length === 0 || inner)) {
    return refuse(isBlank ? 'no-indicator' : 'unknown-words-before');
  }
  const objectOfRight = usesNoun && own.length === 0 && (fromRight.length > 0 || actsBehind);
  const named =
    isScopeLike(leadText, vocabulary) &&
    !lead.some((token) => isTerm(token) && token.term.actions.length > 0);
  const circumstance = isBlank || objectOfRight || named ? null : circumstanceOf(leadText, vocabulary);
  if (!isBlank && !objectOfRight && !named && !circumstance) return refuse('unknown-words-before');
  // A narrowing word between an action and its object stands at the end of the lead: 受理土地征收领域行政复议案件.
  if (!isBlank && !circumstance && lead.some(actsHard) && own.length === 0 && !usesNoun)
    return refuse('unknown-words-before');
  if (inner && topics.length === 0 && measures.length === 0 && hard.length === 0)
    return refuse('no-indicator');
  const scope = scopeOf(text, isBlank || objectOfRight || circumstance ? '' : leadText, [
    ...core,
    ...(usesNoun ? right : []),
  ]);
  const topic = topics.length === 1 ? (topics[0] ?? null) : null;
  const isRespondent = topic === 'reconsideration' && respondent?.phrase.kind === 'own-respondent';
  return {
    refused: null,
    frame: {
      topic: isRespondent ? 'reconsideration-respondent' : topic,
      sum: topics.length > 1 ? topics : null,
      actions: hard.length > 0 ? hard : soft.length > 0 ? [soft.flat()] : [],
      softOnly: hard.length === 0 && soft.length > 0,
      measures,
      scope: [narrowed, scope].filter((part) => part !== null).join('、') || null,
      narrowed,
      circumstance,
    },
  };
}

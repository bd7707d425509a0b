/**
 * Reads what stands around one quantity: what is counted (topic), what was done with it (action) or which rate it
 * is (measure). Every word between these and the quantity must be known; an unknown one narrows the count in a way
 * that no indicator tells, so the frame is refused.
 */
import type { Clause } from './clauses.ts';
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

type TermToken = Extract<Token, { kind: 'term' | 'light' | 'other' }>;

const known = new Set(['term', 'light', 'joiner', 'list', 'scope', 'time', 'skip']);
const isTerm = (token: Token): token is TermToken => token.kind === 'term';
const topicOf = (token: Token): string | null => (isTerm(token) ? token.term.topic : null);
const actsHard = (token: Token): token is TermToken =>
  isTerm(token) && token.term.actions.length > 0 && !token.term.soft;
const actsSoft = (token: Token): token is TermToken => isTerm(token) && token.term.soft;
const measureOf = (token: Token): string | null => (isTerm(token) ? token.term.measure : null);

const refuse = (refused: string): FrameResult => ({ frame: null, refused });

/** Characters of a run of tokens. */
const textOf = (text: string, tokens: readonly Token[]): string =>
  tokens.length === 0 ? '' : text.slice(tokens[0]?.start, tokens.at(-1)?.end);

/** The known tokens right before the quantity, and the unknown ones before them. */
function splitCore(left: readonly Token[]): { lead: readonly Token[]; core: readonly Token[] } {
  let from = left.length;
  while (from > 0 && known.has(left[from - 1]?.kind ?? '')) from -= 1;
  // 市中级 + 法院: a scope word right behind an unknown one ends its name.
  while (from > 0 && left[from - 1]?.kind !== 'other' && left[from]?.kind === 'scope') from += 1;
  return { lead: left.slice(0, from), core: left.slice(from) };
}

/** 主动公开政务动态、政府文件等8.2万条: the list between an action and 等 is the object and narrows nothing. */
function skipList(text: string, left: readonly Token[]): readonly Token[] {
  const etc = left.findLastIndex(
    (token) => token.kind === 'light' && text.slice(token.start, token.end) === '等',
  );
  if (etc < 0 || left.slice(etc + 1).some(({ kind }) => !known.has(kind))) return left;
  // Somebody must say what is counted: the word behind 等, or an action that needs no object (主动公开).
  const says = left.slice(etc + 1).some((token) => topicOf(token) !== null);
  const act = left
    .slice(0, etc)
    .findLastIndex((token) => actsHard(token) && (says || topicOf(token) !== null));
  if (act < 0 || !left.slice(act, etc).some(({ kind }) => kind === 'list')) return left;
  return [...left.slice(0, act + 1), ...left.slice(etc)];
}

/** 废止涉及野生动物保护的规范性文件: takes the narrowing words out from between an action and its object. */
function takeNarrowing(
  text: string,
  left: readonly Token[],
): { left: readonly Token[]; narrowed: string | null } {
  const of = left.findLastIndex(({ start, end }) => text.slice(start, end) === '的');
  const act = left.slice(0, of).findLastIndex(actsHard);
  const first = left[act + 1];
  const last = left[of - 1];
  if (of < 0 || act < 0 || !first || !last) return { left, narrowed: null };
  const words = text.slice(first.start, last.end);
  if (!/^涉及?/.test(words) || words.length > 20) return { left, narrowed: null };
  return { left: [...left.slice(0, act + 1), ...left.slice(of + 1)], narrowed: words };
}

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

/** A soft action counts when 并 pairs it with a hard one: 回复并认真办理. */
function isPaired(text: string, tokens: readonly Token[], token: Token): boolean {
  if (!actsSoft(token)) return false;
  return tokens.some((other) => {
    if (!actsHard(other)) return false;
    const [first, second] = other.start < token.start ? [other, token] : [token, other];
    return (
      /^[^,;、。]{0,6}$/.test(text.slice(first.end, second.start)) &&
      /[并且]/.test(text.slice(first.end, second.start))
    );
  });
}

/** @returns groups of actions, or null when they are counted together or nothing tells how they belong together */
function actionGroups(text: string, tokens: readonly Token[]): (readonly string[])[] | null {
  const hard = tokens.filter((token) => actsHard(token) || isPaired(text, tokens, token)).filter(isTerm);
  if (hard.length <= 1) return hard.map(({ term }) => term.actions);
  for (const [i, token] of hard.entries()) {
    const next = hard[i + 1];
    if (next && !/[并且]/.test(text.slice(token.end, next.start))) return null;
  }
  return hard.map(({ term }) => term.actions);
}

/** Actions behind the last item of a list that all its items share: 5件合同、3份协议均进行了合法性审查. */
export function actionsBehind(text: string, clauses: readonly Clause[], from: number): (readonly string[])[] {
  let last = from;
  while (clauses[last + 1]?.joined) last += 1;
  const tokens = clauses[last]?.tokens ?? [];
  const behind = tokens.slice(tokens.findLastIndex(({ kind }) => kind === 'quantity') + 1);
  if (last === from || !/[均都]|全部/.test(textOf(text, behind))) return [];
  return actionGroups(text, behind) ?? [];
}

/** 制发的1025件规范性文件进行清理: what stands before 的 only describes the noun behind the number. */
function withoutDescription(text: string, core: readonly Token[]): readonly Token[] {
  const of = core.findLastIndex(({ start, end }) => text.slice(start, end) === '的');
  return core.slice(of + 1);
}

/** Words before the known ones: the name of a body or a field is a scope, anything else narrows the count. */
export function isScopeLike(lead: string, vocabulary: Vocabulary): boolean {
  const text = lead.replace(/^(?:[一二三四五六七八九十]+是|其中|同时|全年|共|\s)+/, '').trim();
  return (
    text.length <= 24 &&
    !/[的对将把不未向给由为]/.test(text) &&
    !vocabulary.steering.onBehalf.some((verb) => text.includes(verb)) &&
    vocabulary.scopeEndings.some((end) => text.endsWith(end))
  );
}

/** Scopes, but not those behind 向, which name the one it goes to. */
function scopeTokens(text: string, tokens: readonly Token[]): Token[] {
  let addressed = false;
  return tokens.filter((token) => {
    const word = text.slice(token.start, token.end);
    if (word === '向') addressed = true;
    else if (token.kind === 'term') addressed = false;
    return token.kind === 'scope' && !addressed;
  });
}

function scopeOf(text: string, lead: string, tokens: readonly Token[]): string | null {
  const words = scopeTokens(text, tokens).map(({ start, end }) => text.slice(start, end));
  const all = [...(lead === '' ? [] : [lead]), ...words];
  return all.length === 0 ? null : [...new Set(all)].join('、');
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
  const isBlank = leadText === '' || /^[向给][^的]{1,16}$/.test(leadText);
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

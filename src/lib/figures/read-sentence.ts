/** Reads the figures of one sentence. */
import type { Period } from '../schema.ts';
import { type AssignContext, assignIndicators } from './assign.ts';
import { pairHeadEnd, type Role, roleReader } from './changes.ts';
import { type Clause, splitClauses } from './clauses.ts';
import { type Frame, type FrameResult, readFrame } from './frames.ts';
import { type ListItem, resolveLists } from './lists.ts';
import { findMasks, type Mask } from './not-figures.ts';
import { findTimes, type TimeMention } from './periods.ts';
import { findQuantities, type Quantity } from './quantities.ts';
import { type Token, tokenize } from './tokens.ts';
import type { Figure, PassageContext } from './types.ts';
import type { Indicator, Vocabulary } from './vocabulary.ts';
import { readZero } from './zeros.ts';

export interface Sentence {
  /** As published. */
  readonly text: string;
  readonly folded: string;
  /** Place in the passage. */
  readonly offset: number;
}

interface State {
  readonly sentence: Sentence;
  readonly context: PassageContext;
  readonly vocabulary: Vocabulary;
  readonly times: readonly TimeMention[];
  readonly sentenceActions: ReadonlySet<string>;
  /** Topic of the clauses so far; more than one when they were counted together. */
  inherited: readonly string[];
  /** True once the sentence itself has named the topic. */
  named: boolean;
  scope: string | null;
  /** Actions of the clause before, for clauses behind 、 that name only another object. */
  shared: readonly (readonly string[])[];
  /** Units that an unknown matter was counted in since the topic was named. */
  readonly blocked: Set<string>;
  readonly figures: Figure[];
}

const actionsOf = (tokens: readonly Token[]): Set<string> =>
  new Set(tokens.flatMap((token) => (token.kind === 'term' ? token.term.actions : [])));

/**
 * The time that holds at a place: the last mention before it in its sentence, yardsticks left out.
 * @returns undefined when the sentence does not say, null when what it says is no single known period
 */
function periodAt(state: State, at: number, clause: Clause): Period | null | undefined {
  const own = clause.tokens.flatMap((token) => (token.kind === 'time' ? [token.mention] : []));
  const inside =
    own.filter((mention) => !mention.comparison && mention.start < at).at(-1) ??
    own.filter((m) => !m.comparison).at(-1);
  if (inside) return inside.period;
  const earlier = state.times.filter(({ end, comparison }) => end <= at && !comparison);
  const outer = earlier.filter((mention) => !isParenthetical(state.sentence.folded, mention, at)).at(-1);
  return outer ? outer.period : undefined;
}

/** The first of two levels is of an earlier time, known only when it is told; the second is of the time of the sentence. */
function levelPeriod(state: State, role: Role, clause: Clause): Period | null | undefined {
  const own = clause.tokens.findLast((token) => token.kind === 'time');
  if (own) return own.mention.period;
  return role === 'from' ? null : periodAt(state, clause.tokens[0]?.start ?? 0, clause);
}

/** A time in parentheses holds for what stands in them. */
function isParenthetical(text: string, mention: TimeMention, at: number): boolean {
  const open = text.lastIndexOf('(', mention.start);
  const close = open < 0 ? -1 : text.indexOf(')', open);
  return open >= 0 && close >= mention.end && (at < open || at > close);
}

function isTarget(state: State, clause: Clause, period: Period | null | undefined): boolean {
  const first = clause.tokens[0];
  const last = clause.tokens.at(-1);
  const text = first && last ? state.sentence.folded.slice(first.start, last.end) : '';
  const { period: report, planned } = state.context;
  return (
    planned ||
    state.vocabulary.steering.targets.some((word) => text.includes(word)) ||
    Boolean(period && report && period.start > report.end)
  );
}

function push(state: State, quantity: Quantity, part: Partial<Figure> & Pick<Figure, 'kind' | 'rule'>): void {
  const { sentence, context } = state;
  state.figures.push({
    indicator: null,
    value: quantity.value,
    upper: quantity.upper,
    unit: quantity.unit.unit,
    qualifier: quantity.qualifier,
    scope: state.scope,
    period: context.period,
    confidence: 0,
    sentence: sentence.text,
    anchor: context.anchor,
    offset: sentence.offset + quantity.start,
    length: quantity.end - quantity.start,
    ...part,
  });
}

/** A quantity that no indicator was found for. Small Chinese numerals are mostly words (三项制度), so they are dropped. */
function leave(state: State, quantity: Quantity, rule: string, scope: string | null): void {
  if (quantity.han && quantity.value < 10) return;
  push(state, quantity, { kind: 'unassigned', rule, scope });
}

/** A count of a part must not pass for the count of the whole. */
function isPart(
  state: State,
  clause: Clause,
  indicator: Indicator,
  frame: Frame,
  period: Period | null,
): boolean {
  const first = clause.tokens[0];
  const lead = first ? state.sentence.folded.slice(first.start, first.start + 4) : '';
  const explicit = frame.topic !== null && !clause.parenthesised && !/其中|包括|含/.test(lead);
  const same = state.figures.some(
    (figure) =>
      figure.sentence === state.sentence.text &&
      figure.indicator === indicator.id &&
      figure.period?.start === period?.start &&
      figure.period?.end === period?.end,
  );
  return same && !explicit;
}

/** The indicators of a frame; 审核合同58份、协议23份 shares its action with the clause before. */
function indicatorsOf(state: State, quantity: Quantity, clause: Clause, frame: Frame): Indicator[] {
  const context = assignContext(state, clause, state.blocked.has(quantity.unit.unit));
  const own = assignIndicators(frame, quantity.unit, context, state.vocabulary);
  const sharing =
    clause.joined && frame.topic !== null && frame.actions.length === 0 && state.shared.length > 0;
  const found =
    own.length > 0 || !sharing || frame.measures.length > 0
      ? own
      : assignIndicators(
          { ...frame, actions: state.shared, softOnly: false },
          quantity.unit,
          context,
          state.vocabulary,
        );
  if (!sharing) state.shared = frame.topic && !frame.softOnly ? frame.actions : [];
  return found;
}

/** @param blocked an unknown matter was counted in the same unit since the topic was named */
function assignContext(state: State, clause: Clause, blocked: boolean): AssignContext {
  return {
    inherited: blocked ? [] : state.inherited,
    clauseActions: actionsOf(clause.tokens),
    sentenceActions: state.sentenceActions,
  };
}

interface Reading {
  readonly clause: Clause;
  readonly result: FrameResult;
  readonly rule: 'clause' | 'list' | 'change';
  readonly role: Role;
  readonly item: string | null;
}

function confidenceOf(state: State, reading: Reading, frame: Frame): number {
  if (reading.rule !== 'clause') return 0.85;
  if (frame.topic || frame.sum) return 0.95;
  return state.named || state.inherited.length === 0 ? 0.9 : 0.7;
}

function settle(state: State, quantity: Quantity, { clause, result, rule, role, item }: Reading): void {
  const { folded } = state.sentence;
  if (role === 'change' || role === 'comparison') return leave(state, quantity, role, state.scope);
  const period =
    rule === 'change' ? levelPeriod(state, role, clause) : periodAt(state, quantity.start, clause);
  const { frame } = result;
  if (frame?.scope) state.scope = frame.scope;
  if (!frame) {
    if (result.refused !== 'no-indicator') state.blocked.add(quantity.unit.unit);
    state.shared = [];
    return leave(state, quantity, result.refused, state.scope);
  }
  const reading: Reading = { clause, result, rule, role, item };
  const explicit = frame.topic ? [frame.topic] : frame.sum;
  const confidence = confidenceOf(state, reading, frame);
  const indicators = indicatorsOf(state, quantity, clause, frame);
  if (explicit) {
    state.inherited = explicit;
    state.named = true;
    state.blocked.clear();
  }
  const scope = item ?? frame.scope ?? state.scope;
  if (indicators.length === 0) return leave(state, quantity, 'no-indicator', scope);
  if (isTarget(state, clause, period)) return leave(state, quantity, 'target', scope);
  if (period === null) return leave(state, quantity, 'period-unknown', scope);
  const own = period ?? state.context.period;
  const whole = indicators.filter((one) => rule !== 'clause' || !isPart(state, clause, one, frame, own));
  if (whole.length === 0) return leave(state, quantity, 'part-of-a-sum', scope);
  if (/^[^,。;]*\?/.test(folded)) return leave(state, quantity, 'question', scope);
  for (const { id } of whole) {
    push(state, quantity, { kind: 'assigned', indicator: id, rule, confidence, scope, period: own });
  }
}

/** The clause of a level behind 由…至…: what is counted stands in front of 由. */
function pairClause(folded: string, clause: Clause, first: Quantity, quantity: Quantity): Clause {
  const end = pairHeadEnd(folded, first);
  const head = clause.tokens.filter((token) => token.end <= end);
  const from = quantity === first ? end : first.end;
  const times = clause.tokens.filter(
    (token) => token.kind === 'time' && token.start >= from && token.end <= quantity.start,
  );
  const self: Token = { kind: 'quantity', quantity, start: quantity.start, end: quantity.end };
  return {
    tokens: [...head.filter(({ kind }) => kind !== 'time'), ...times, self],
    parenthesised: false,
    joined: false,
  };
}

function readClause(
  state: State,
  clause: Clause,
  roles: ReadonlyMap<number, Role>,
  lists: readonly ListItem[],
): void {
  const { folded } = state.sentence;
  let first: Quantity | null = null;
  for (const [at, token] of clause.tokens.entries()) {
    if (token.kind !== 'quantity') continue;
    const { quantity } = token;
    const role = roles.get(quantity.start) ?? 'level';
    const list = lists.find(({ start }) => start === quantity.start);
    if (role === 'from') first = quantity;
    const pair = (role === 'from' || role === 'to') && first;
    const own = list?.clause ?? (pair ? pairClause(folded, clause, pair, quantity) : clause);
    const place = list || pair ? own.tokens.length - 1 : at;
    const result = readFrame({ text: folded, clause: own, at: place }, state.vocabulary);
    const rule = list ? 'list' : pair ? 'change' : 'clause';
    settle(state, quantity, { clause: own, result, rule, role, item: list?.item ?? null });
  }
}

/** A clause without a quantity can name the topic of the next ones, or say that there was nothing. */
function readPlainClause(state: State, clause: Clause): void {
  const zero = readZero(state.sentence.folded, clause, state.vocabulary);
  const period = zero && periodAt(state, zero.start, clause);
  if (zero && period !== null && !isTarget(state, clause, period)) {
    const quantity: Quantity = {
      start: zero.start,
      end: zero.end,
      value: 0,
      upper: null,
      unit: { unit: '', classes: [], change: false },
      qualifier: 'exact',
      han: false,
    };
    for (const frame of zero.frames) {
      for (const { id, unit } of assignIndicators(
        frame,
        null,
        assignContext(state, clause, false),
        state.vocabulary,
      )) {
        const own = period ?? state.context.period;
        push(state, quantity, {
          kind: 'assigned',
          indicator: id,
          unit,
          rule: 'zero',
          confidence: 0.85,
          period: own,
        });
      }
    }
  }
  const topics = clause.tokens.flatMap((token) =>
    token.kind === 'other' ? ['other'] : token.kind === 'term' && token.term.topic ? [token.term.topic] : [],
  );
  const last = topics.at(-1);
  if (!last) return;
  const different = [...new Set(topics)];
  state.inherited =
    different.length > 1 && clause.tokens.some(({ kind }) => kind === 'list' || kind === 'joiner')
      ? different
      : [last];
  state.named = true;
  state.blocked.clear();
}

function pushMasked(state: State, mask: Mask): void {
  const { sentence, context } = state;
  const digits = sentence.folded.slice(mask.start, mask.end).match(/\d/);
  if (!digits) return;
  state.figures.push({
    kind: 'not-a-figure',
    indicator: null,
    value: null,
    upper: null,
    unit: '',
    qualifier: 'exact',
    scope: null,
    period: null,
    confidence: 0,
    sentence: sentence.text,
    anchor: context.anchor,
    offset: sentence.offset + mask.start,
    length: mask.end - mask.start,
    rule: mask.reason,
  });
}

/**
 * @param carried topics that the heading or the sentence before gives, used when the sentence names none
 * @returns the figures in reading order
 */
export function readSentence(
  sentence: Sentence,
  carried: readonly string[],
  context: PassageContext,
  vocabulary: Vocabulary,
): Figure[] {
  const { folded } = sentence;
  const masks = findMasks(folded);
  const hidden = masks.filter(({ reason }) => reason === 'title' || reason === 'quoted-name');
  const times = findTimes(folded, context.period, hidden, vocabulary);
  const quantities = findQuantities(folded, masks, vocabulary);
  const tokens = tokenize({ text: folded, masks, times, quantities }, vocabulary);
  const roles = roleReader(vocabulary).roles(folded, quantities, times);
  const byPlace = new Map(quantities.map(({ start }, i) => [start, roles[i] ?? 'level'] as const));
  const lists = resolveLists(folded, tokens, vocabulary);
  const state: State = {
    sentence,
    context,
    vocabulary,
    times,
    sentenceActions: actionsOf(tokens),
    inherited: carried,
    named: false,
    scope: null,
    shared: [],
    blocked: new Set(),
    figures: [],
  };
  for (const clause of splitClauses(tokens)) {
    const counted = clause.tokens.filter((token) => token.kind === 'quantity');
    // 无一件败诉案件: the one only stresses that there was none.
    const stressed = counted.every(({ quantity }) => quantity.han && quantity.value === 1);
    const plain = counted.length === 0 || (stressed && readZero(folded, clause, vocabulary) !== null);
    if (plain) readPlainClause(state, clause);
    else readClause(state, clause, byPlace, lists);
  }
  for (const mask of masks) pushMasked(state, mask);
  return state.figures.sort((a, b) => a.offset - b.offset);
}

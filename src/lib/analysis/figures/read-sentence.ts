/** Reads the figures of one sentence. */

import { actionsBehind } from './action-groups.ts';
import { assignIndicators } from './assign.ts';
import { pairHeadEnd, type Role, roleReader } from './changes.ts';
import { isTarget, periodAt } from './clause-time.ts';
import { type Clause, splitClauses } from './clauses.ts';
import { readFrame } from './frames.ts';
import { type ListItem, resolveLists } from './lists.ts';
import { matterOf } from './matter.ts';
import { findMasks } from './not-figures.ts';
import type { Time } from './passage-time.ts';
import { findTimes } from './periods.ts';
import { findPhrases } from './phrases.ts';
import { findQuantities, type Quantity } from './quantities.ts';
import { resolveQuantity } from './settle.ts';
import { standingInWords } from './standing.ts';
import { actionsOf, assignContext, push, pushMasked, type Sentence, type State } from './state.ts';
import { type Token, tokenize } from './tokens.ts';
import type { Figure, PassageContext } from './types.ts';
import type { Vocabulary } from './vocabulary.ts';
import { readZero } from './zeros.ts';

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
  sharedBehind: readonly (readonly string[])[],
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
    const result = readFrame(
      { text: folded, clause: own, at: place },
      state.vocabulary,
      sharedBehind.length > 0,
    );
    const rule = list ? 'list' : pair ? 'change' : 'clause';
    resolveQuantity(state, quantity, {
      clause: own,
      result,
      rule,
      role,
      item: list?.item ?? null,
      sharedBehind,
    });
  }
}

/** What stands in parentheses changes nothing for the clauses behind it. */
function readAside(
  state: State,
  clause: Clause,
  roles: ReadonlyMap<number, Role>,
  lists: readonly ListItem[],
): void {
  readClause({ ...state, blocked: new Set(state.blocked) }, clause, [], roles, lists);
}

/** A clause without a quantity can name the topic of the next ones, or say that there was nothing. */
function readPlainClause(state: State, clause: Clause): void {
  const zero = readZero(state.sentence.folded, clause, state.vocabulary);
  const period = zero && (periodAt(state, zero.start, clause) ?? state.time);
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
        matterOf(frame, clause, state),
        null,
        assignContext(state, clause, false),
        state.vocabulary,
      )) {
        const own = period ?? state.time ?? null;
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

/** What holds where the sentence itself names none: topics of the heading or the sentence before, and the time. */
export interface Carried {
  readonly topics: readonly string[];
  readonly time: Time;
}

/** 复议机关作出…: who acts tells what it is about. */
function topicOfOrgan(folded: string, { steering }: Vocabulary): readonly string[] | null {
  const found = Object.entries(steering.organs).find(([, names]) =>
    names.some((name) => folded.includes(name)),
  );
  return found ? [found[0]] : null;
}

/** @returns the figures in reading order */
export function readSentence(
  sentence: Sentence,
  carried: Carried,
  context: PassageContext,
  vocabulary: Vocabulary,
): Figure[] {
  const { folded } = sentence;
  const masks = findMasks(folded);
  const hidden = masks.filter(({ reason }) => reason === 'title' || reason === 'quoted-name');
  const times = findTimes(folded, context.period, hidden, vocabulary);
  const quantities = findQuantities(folded, masks, vocabulary);
  const phrases = findPhrases(folded);
  const tokens = tokenize({ text: folded, masks, times, quantities, phrases }, vocabulary);
  const roles = roleReader(vocabulary).roles(folded, quantities, times);
  const byPlace = new Map(quantities.map(({ start }, i) => [start, roles[i] ?? 'level'] as const));
  const lists = resolveLists(folded, tokens, vocabulary);
  const state: State = {
    sentence,
    context,
    vocabulary,
    times,
    sentenceActions: actionsOf(tokens),
    time: carried.time,
    standing: standingInWords(folded, context.standing ?? 'unknown', vocabulary.steering),
    inherited: topicOfOrgan(folded, vocabulary) ?? carried.topics,
    named: false,
    scope: null,
    planned: false,
    breakdown: false,
    shared: [],
    blocked: new Set(),
    figures: [],
  };
  const clauses = splitClauses(tokens);
  for (const [i, clause] of clauses.entries()) {
    const counted = clause.tokens.filter((token) => token.kind === 'quantity');
    // 无一件败诉案件: the one only stresses that there was none.
    const stressed = counted.every(({ quantity }) => quantity.han && quantity.value === 1);
    const plain = counted.length === 0 || (stressed && readZero(folded, clause, vocabulary) !== null);
    if (plain) readPlainClause(state, clause);
    else if (clause.parenthesised) readAside(state, clause, byPlace, lists);
    else readClause(state, clause, actionsBehind(folded, clauses, i), byPlace, lists);
  }
  for (const mask of masks) pushMasked(state, mask);
  return state.figures.sort((a, b) => a.offset - b.offset);
}

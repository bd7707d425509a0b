/** What is known while the clauses of one sentence are read, and how a finding is noted down. */

import { quoteAround } from '../../core/text/sentence-limits.ts';
import type { Span } from '../../core/text/span.ts';
import type { AssignContext } from './assign.ts';
import type { Clause } from './clauses.ts';
import type { Mask } from './not-figures.ts';
import type { Time } from './passage-time.ts';
import type { TimeMention } from './periods.ts';
import type { Quantity } from './quantities.ts';
import type { Token } from './tokens.ts';
import type { Figure, PassageContext, Standing } from './types.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What is read at once: a sentence, or a part of a very long one. */
export interface Sentence {
  readonly folded: string;
  /** Place in the passage. */
  readonly offset: number;
  /** The whole sentence as published, for quotations, and its place in the passage. */
  readonly whole: { readonly text: string; readonly offset: number };
}

/** The words that show a place of the sentence. */
export function quoteOf({ offset, whole }: Sentence, { start, end }: Span): string {
  const shift = offset - whole.offset;
  return quoteAround(whole.text, start + shift, end + shift);
}

export interface State {
  readonly sentence: Sentence;
  readonly context: PassageContext;
  readonly vocabulary: Vocabulary;
  readonly times: readonly TimeMention[];
  readonly sentenceActions: ReadonlySet<string>;
  /** Time that holds where the sentence names none. */
  readonly time: Time;
  readonly standing: Standing;
  /** Topic of the clauses so far; more than one when they were counted together. */
  inherited: readonly string[];
  /** True once the sentence itself has named the topic. */
  named: boolean;
  scope: string | null;
  /** True behind a number that tells what shall be. */
  planned: boolean;
  /** True while clauses tell what an earlier count is made of. */
  breakdown: boolean;
  /** Actions of the clause before, for clauses behind 、 that name only another object. */
  shared: readonly (readonly string[])[];
  /** Units that an unknown matter was counted in since the topic was named. */
  readonly blocked: Set<string>;
  readonly figures: Figure[];
}

export const actionsOf = (tokens: readonly Token[]): Set<string> =>
  new Set(tokens.flatMap((token) => ('term' in token ? token.term.actions : [])));

/** @param blocked an unknown matter was counted in the same unit since the topic was named */
export function assignContext(state: State, clause: Clause, blocked: boolean): AssignContext {
  return {
    inherited: blocked ? [] : state.inherited,
    under: state.inherited,
    clauseActions: actionsOf(clause.tokens),
    sentenceActions: state.sentenceActions,
  };
}

export function push(
  state: State,
  quantity: Quantity,
  part: Partial<Figure> & Pick<Figure, 'kind' | 'rule'>,
): void {
  const { sentence, context } = state;
  state.figures.push({
    indicator: null,
    value: quantity.value,
    upper: quantity.upper,
    unit: quantity.unit.unit,
    qualifier: quantity.qualifier,
    scope: state.scope,
    period: state.time ?? null,
    confidence: 0,
    sentence: quoteOf(sentence, quantity),
    anchor: context.anchor,
    offset: sentence.offset + quantity.start,
    length: quantity.end - quantity.start,
    ...part,
  });
}

/** A quantity that no indicator was found for. Small Chinese numerals are mostly words (三项制度), so they are dropped. */
export function leave(
  state: State,
  quantity: Quantity,
  reason: string,
  part: Pick<Figure, 'scope' | 'period'>,
): void {
  if (quantity.han && (quantity.value < 10 || quantity.unit.classes.length === 0)) return;
  push(state, quantity, { kind: 'unassigned', rule: reason, ...part });
}

export function pushMasked(state: State, mask: Mask): void {
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
    sentence: quoteOf(sentence, mask),
    anchor: context.anchor,
    offset: sentence.offset + mask.start,
    length: mask.end - mask.start,
    rule: mask.reason,
  });
}

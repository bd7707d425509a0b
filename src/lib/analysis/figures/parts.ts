/** Counts of parts, which must not pass for the count of the whole. */
import type { Period } from '../../core/schema.ts';
import type { Clause } from './clauses.ts';
import type { Frame } from './frames.ts';
import type { State } from './state.ts';
import type { Indicator } from './vocabulary.ts';

/** True when the sentence has given the indicator for the period already and the clause names no topic anew. */
export function isPart(
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
      figure.indicator === indicator.id &&
      figure.period?.start === period?.start &&
      figure.period?.end === period?.end,
  );
  return same && !explicit;
}

/**
 * 其中行政处罚案件38件 behind 行政复议案件: another topic without an action of its own tells what the count before it is
 * made of, and so do the clauses that go on with it.
 */
export function isBreakdown(state: State, clause: Clause, frame: Frame): boolean {
  const first = clause.tokens[0];
  const lead = first ? state.sentence.folded.slice(first.start, first.start + 4) : '';
  const acts = frame.measures.length > 0 || (frame.actions.length > 0 && !frame.softOnly);
  const other = frame.topic !== null && !state.inherited.includes(frame.topic);
  if (acts) state.breakdown = false;
  else if (other && state.named && /其中|主要|涉及|包括/.test(lead)) state.breakdown = true;
  return state.breakdown && other && !acts;
}

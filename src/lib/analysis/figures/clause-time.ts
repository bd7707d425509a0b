/** Which time a figure is of, and whether it is a fact or a target. */
import type { Period } from '../../core/schema.ts';
import type { Role } from './changes.ts';
import type { Clause } from './clauses.ts';
import type { TimeMention } from './periods.ts';
import type { State } from './state.ts';

/**
 * The time that holds at a place: the last mention before it in its sentence, yardsticks left out.
 * @returns undefined when the sentence does not say, null when what it says is no single known period
 */
export function periodAt(state: State, at: number, clause: Clause): Period | null | undefined {
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
export function levelPeriod(state: State, role: Role, clause: Clause): Period | null | undefined {
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

/** True for what shall be: a target, a plan, or a time after the report's. */
export function isTarget(state: State, clause: Clause, period: Period | null | undefined): boolean {
  const first = clause.tokens[0];
  const last = clause.tokens.at(-1);
  const text = first && last ? state.sentence.folded.slice(first.start, last.end) : '';
  const { period: report, planned } = state.context;
  const { targets, future } = state.vocabulary.steering;
  const before = state.sentence.folded.slice(0, first?.start ?? 0);
  return (
    planned ||
    targets.some((word) => text.includes(word)) ||
    future.some((word) => before.includes(word)) ||
    Boolean(period && report && period.start > report.end)
  );
}

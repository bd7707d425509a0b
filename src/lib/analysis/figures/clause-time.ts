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
  const { folded } = state.sentence;
  const outer = state.times.findLast(
    (mention) =>
      mention.end <= at &&
      !mention.comparison &&
      !isParenthetical(folded, mention, at) &&
      !(mention.event && isWholeYear(state, folded.slice(mention.end, at))),
  );
  if (!outer) return undefined;
  // 9月印发方案,制定规范性文件5件: whether the count is of that month is not told.
  return outer.event && !isOpening(folded, outer) ? null : outer.period;
}

/** Words that leave the day of an event behind: 3月成立复议局,全年受理…. */
const isWholeYear = ({ vocabulary: { steering } }: State, between: string): boolean =>
  [...steering.ownYear, ...steering.wholeYear].some((word) => between.includes(word));

/** 12月4日国家宪法日当天,发放资料800份: a day that opens the sentence and ends its clause. */
const isOpening = (text: string, { start, end }: TimeMention): boolean =>
  start === 0 && /^[^,;。]{0,12},/.test(text.slice(end));

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

/** 应评查案卷100份: what is due need not have been done; 响应 and 相应 are other words. */
const isDue = (text: string, { tokens }: Clause): boolean =>
  tokens.some(
    (token, i) => /^应当?$/.test(text.slice(token.start, token.end)) && tokens[i - 1]?.kind !== 'rest',
  );

/** True for what shall be: a target, a plan, or a time after the report's. */
export function isTarget(state: State, clause: Clause, period: Period | null | undefined): boolean {
  const first = clause.tokens[0];
  const last = clause.tokens.at(-1);
  const whole = first && last ? state.sentence.folded.slice(first.start, last.end) : '';
  // 对拟出台的15件文件进行审核: what is planned is not the action behind.
  const text = whole.replace(/[对将把][^,;。、]*?的(?=\d)/, '');
  const { period: report, planned } = state.context;
  const { targets, facts, future } = state.vocabulary.steering;
  const before = state.sentence.folded.slice(0, first?.start ?? 0);
  return (
    planned ||
    (state.planned && !facts.some((word) => text.includes(word))) ||
    targets.some((word) => text.includes(word)) ||
    isDue(state.sentence.folded, clause) ||
    future.some((word) => before.includes(word)) ||
    Boolean(period && report && period.start > report.end)
  );
}

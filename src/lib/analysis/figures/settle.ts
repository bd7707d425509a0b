/** Decides what becomes of one quantity: assigned to indicators, or left with the reason. */
import type { Period } from '../../core/schema.ts';
import { assignIndicators } from './assign.ts';
import type { Role } from './changes.ts';
import { isTarget, levelPeriod, periodAt } from './clause-time.ts';
import type { Clause } from './clauses.ts';
import type { Frame, FrameResult } from './frames.ts';
import type { Quantity } from './quantities.ts';
import { assignContext, leave, push, type State } from './state.ts';
import type { Indicator } from './vocabulary.ts';

export interface Reading {
  readonly clause: Clause;
  readonly result: FrameResult;
  readonly rule: 'clause' | 'list' | 'change';
  readonly role: Role;
  /** Item of a list that the value belongs to, shown as its scope. */
  readonly item: string | null;
  /** Actions that stand behind a later item of the same list: 5件合同、3份协议均进行了审查. */
  readonly sharedBehind: readonly (readonly string[])[];
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

/**
 * The indicators of a frame. An item of a list without an action of its own shares the action of the item before
 * (审核合同58份、协议23份) or that behind the last one.
 */
function indicatorsOf(
  state: State,
  quantity: Quantity,
  { clause, sharedBehind }: Reading,
  frame: Frame,
): Indicator[] {
  const { unit } = quantity;
  const context = assignContext(state, clause, state.blocked.has(unit.unit));
  const own = assignIndicators(frame, unit, context, state.vocabulary);
  const bare = frame.topic !== null && frame.actions.length === 0 && frame.measures.length === 0;
  const before = clause.joined ? state.shared : [];
  const shared = before.length > 0 ? before : sharedBehind;
  if (!bare || !clause.joined) state.shared = frame.topic && !frame.softOnly ? frame.actions : [];
  if (own.length > 0 || !bare || shared.length === 0) return own;
  return assignIndicators({ ...frame, actions: shared, softOnly: false }, unit, context, state.vocabulary);
}

/** Refusals that tell of a matter of its own, so that later counts in the same unit may be about it. */
const unknownMatter = new Set(['other-matter', 'unknown-words-before', 'unknown-words-behind']);

function confidenceOf(state: State, reading: Reading, frame: Frame): number {
  if (reading.rule !== 'clause') return 0.85;
  if (frame.topic || frame.sum) return 0.95;
  return state.named || state.inherited.length === 0 ? 0.9 : 0.7;
}

/** A clause that could not be read still tells what the next ones are about. */
function nameTopic(state: State, clause: Clause, quantity: Quantity): boolean {
  const last = clause.tokens.findLast(
    (token) =>
      token.end <= quantity.start &&
      (token.kind === 'other' || (token.kind === 'term' && token.term.topic !== null)),
  );
  if (!last) return false;
  state.inherited = last.kind === 'term' && last.term.topic ? [last.term.topic] : ['other'];
  state.named = true;
  return true;
}

/** Notes the quantity down and carries its topic and scope on to the next clauses. */
export function settle(state: State, quantity: Quantity, reading: Reading): void {
  const { clause, result, rule, role, item } = reading;
  const time = rule === 'change' ? levelPeriod(state, role, clause) : periodAt(state, quantity.start, clause);
  const period = time === undefined ? state.context.period : time;
  const refuse = (reason: string, scope: string | null): void =>
    leave(state, quantity, reason, { scope, period });
  if (role === 'change' || role === 'comparison') {
    refuse(role, state.scope);
    return;
  }
  const { frame } = result;
  if (frame?.scope) state.scope = frame.scope;
  if (!frame) {
    const unknown = unknownMatter.has(result.refused);
    if (unknown) state.blocked.add(quantity.unit.unit);
    state.shared = [];
    // A rate behind a narrower matter is of that matter.
    if (nameTopic(state, clause, quantity) && unknown) state.blocked.add('%');
    refuse(result.refused, state.scope);
    return;
  }
  const explicit = frame.topic ? [frame.topic] : frame.sum;
  const confidence = confidenceOf(state, reading, frame);
  const indicators = indicatorsOf(state, quantity, reading, frame);
  if (explicit) {
    state.inherited = explicit;
    state.named = true;
    state.blocked.clear();
  }
  const scope = item ?? frame.scope ?? state.scope;
  const whole = indicators.filter((one) => rule !== 'clause' || !isPart(state, clause, one, frame, period));
  if (indicators.length === 0) refuse('no-indicator', scope);
  else if (isTarget(state, clause, time)) refuse('target', scope);
  else if (time === null) refuse('period-unknown', scope);
  else if (whole.length === 0) refuse('part-of-a-sum', scope);
  for (const { id } of isTarget(state, clause, time) || time === null ? [] : whole) {
    push(state, quantity, { kind: 'assigned', indicator: id, rule, confidence, scope, period });
  }
}

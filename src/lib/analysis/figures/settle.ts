/** Decides what becomes of one quantity: assigned to indicators, or left with the reason. */
import type { Period } from '../../core/schema.ts';
import { assignIndicators } from './assign.ts';
import type { Role } from './changes.ts';
import { isTarget, levelPeriod, periodAt } from './clause-time.ts';
import type { Clause } from './clauses.ts';
import { actsHard, topicOf } from './facets.ts';
import type { Frame, FrameResult } from './frames.ts';
import { matterOf } from './matter.ts';
import { isBreakdown, isPart } from './parts.ts';
import type { Quantity } from './quantities.ts';
import { assignContext, leave, push, type State } from './state.ts';
import type { Figure } from './types.ts';
import type { Indicator, Unit } from './vocabulary.ts';

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

/** 审结行政复议案件169: a number that ends its clause without a measure word counts cases when an action says so. */
function unitFor(
  { vocabulary, context }: State,
  { unit, value, han }: Quantity,
  { clause, result }: Reading,
): Unit {
  const bare = unit.unit === '' && !han && Number.isInteger(value) && !context.tabular;
  const acts = result.frame && !result.frame.softOnly && result.frame.actions.length > 0;
  return bare && acts && clause.tokens.at(-1)?.kind === 'quantity' ? vocabulary.unit('件') : unit;
}

/** 审核合同84份,规范性文件7件: a clause that is a thing with its number goes on with the action before. */
const isMereItem = ({ tokens }: Clause): boolean =>
  tokens.at(-1)?.kind === 'quantity' &&
  tokens.slice(0, -1).every((token) => topicOf(token) !== null && !actsHard(token));

/**
 * The indicators of a frame. An item of a list without an action of its own shares the action of the item before
 * (审核合同58份、协议23份) or that behind the last one.
 */
function indicatorsOf(state: State, quantity: Quantity, reading: Reading, frame: Frame): Indicator[] {
  const { clause, sharedBehind } = reading;
  const unit = unitFor(state, quantity, reading);
  const context = assignContext(state, clause, state.blocked.has(quantity.unit.unit));
  const own = assignIndicators(frame, unit, context, state.vocabulary);
  const bare = frame.topic !== null && frame.actions.length === 0 && frame.measures.length === 0;
  const goesOn = clause.joined || isMereItem(clause);
  const before = goesOn ? state.shared : [];
  const shared = before.length > 0 ? before : sharedBehind;
  if (!bare || !goesOn) state.shared = frame.topic && !frame.softOnly ? frame.actions : [];
  // 抽取处罚案卷40卷、许可案卷25卷进行评查: a soft action gives way to the one that all items share.
  const gives = bare || (frame.topic !== null && frame.softOnly && sharedBehind.length > 0);
  if (own.length > 0 || !gives || shared.length === 0) return own;
  return assignIndicators({ ...frame, actions: shared, softOnly: false }, unit, context, state.vocabulary);
}

/** 2021年为37件,2022年为29件: another time with its number goes on with what the number before counts. */
function goesOnInTime(
  state: State,
  { tokens }: Clause,
  { unit }: Quantity,
  period: Period | null,
): Figure | null {
  const isMere = tokens.every(({ kind }) => kind === 'time' || kind === 'light' || kind === 'quantity');
  const last = state.figures.at(-1);
  if (!isMere || !tokens.some(({ kind }) => kind === 'time') || tokens.at(-1)?.kind !== 'quantity')
    return null;
  const isOther = last?.period?.start !== period?.start || last?.period?.end !== period?.end;
  return last?.kind === 'assigned' && last.unit === unit.unit && isOther ? last : null;
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

/** Refuses a quantity and tells the next clauses what it was about. */
function refuseFrame(state: State, clause: Clause, quantity: Quantity, reason: string): void {
  const unknown = unknownMatter.has(reason);
  if (unknown) state.blocked.add(quantity.unit.unit);
  state.shared = [];
  // A rate behind a narrower matter is of that matter.
  if (nameTopic(state, clause, quantity) && unknown) state.blocked.add('%');
}

/** Notes the quantity down and carries its topic and scope on to the next clauses. */
export function resolveQuantity(state: State, quantity: Quantity, reading: Reading): void {
  const { clause, result, rule, role, item } = reading;
  const told = rule === 'change' ? levelPeriod(state, role, clause) : periodAt(state, quantity.start, clause);
  const time = told === undefined ? state.time : told;
  const period = time ?? null;
  const refuse = (reason: string, scope: string | null): void =>
    leave(state, quantity, reason, { scope, period });
  if (role === 'change' || role === 'comparison') {
    refuse(role, state.scope);
    return;
  }
  const target = isTarget(state, clause, time);
  state.planned = target;
  const before = target || !time ? null : goesOnInTime(state, clause, quantity, period);
  if (before) {
    const { indicator, scope } = before;
    push(state, quantity, { kind: 'assigned', indicator, rule, confidence: 0.85, scope, period });
    return;
  }
  if (!result.frame) {
    refuseFrame(state, clause, quantity, result.refused);
    refuse(result.refused, state.scope);
    return;
  }
  const frame = matterOf(result.frame, clause, state);
  if (frame.scope) state.scope = frame.scope;
  if (isBreakdown(state, clause, frame)) {
    refuse('part-of-another-count', state.scope);
    return;
  }
  const explicit = frame.topic ? [frame.topic] : frame.sum;
  const confidence = confidenceOf(state, reading, frame);
  const indicators = indicatorsOf(state, quantity, reading, frame);
  if (indicators.length === 0 && frame.circumstance) {
    refuseFrame(state, clause, quantity, 'unknown-words-before');
    refuse('unknown-words-before', state.scope);
    return;
  }
  if (explicit) {
    state.inherited = explicit;
    state.named = true;
    state.blocked.clear();
  }
  const scope = item ?? frame.scope ?? state.scope;
  const whole = indicators.filter((one) => rule !== 'clause' || !isPart(state, clause, one, frame, period));
  if (indicators.length === 0) refuse('no-indicator', scope);
  else if (target) refuse('target', scope);
  else if (time === null) refuse('period-unknown', scope);
  else if (whole.length === 0) refuse('part-of-a-sum', scope);
  for (const { id } of target || time === null ? [] : whole) {
    push(state, quantity, { kind: 'assigned', indicator: id, rule, confidence, scope, period });
  }
}

/** Finds the indicators whose phrasing a frame fits. */
import type { Frame } from './frames.ts';
import type { Indicator, Phrasing, Unit, Vocabulary } from './vocabulary.ts';

export interface AssignContext {
  /** Topic of the clauses before, used when the frame names none; several when they were counted together. */
  readonly inherited: readonly string[];
  /** The same, also when a matter of its own stands between. */
  readonly under: readonly string[];
  /** Actions and facets that stand in the clause and in the sentence. */
  readonly clauseActions: ReadonlySet<string>;
  readonly sentenceActions: ReadonlySet<string>;
}

interface Hit {
  readonly indicator: Indicator;
  /** A phrasing that names its topic is surer than one that does not. */
  readonly rank: number;
}

const within = (list: readonly string[] | undefined, values: Iterable<string>): boolean =>
  list !== undefined && [...values].some((value) => list.includes(value));

function topicFits(phrasing: Phrasing, topics: readonly string[]): boolean {
  if (phrasing.sum)
    return (
      topics.length > 1 &&
      phrasing.sum.length === topics.length &&
      topics.every((t) => phrasing.sum?.includes(t))
    );
  if (phrasing.topics) return topics.length === 1 && phrasing.topics.includes(topics[0] ?? '');
  return true;
}

function actionFits(phrasing: Phrasing, frame: Frame, actions: readonly string[]): boolean {
  if (phrasing.bare) return actions.length === 0;
  if (within(phrasing.actions, actions)) return true;
  const none = actions.length === 0 || (frame.softOnly && (frame.topic !== null || frame.sum !== null));
  return none && (phrasing.optional === true || phrasing.actions === undefined);
}

function fits(
  phrasing: Phrasing,
  frame: Frame,
  actions: readonly string[],
  measure: string | null,
  context: AssignContext,
): boolean {
  const explicit = frame.topic ? [frame.topic] : frame.sum;
  const topics = explicit ?? context.inherited;
  if (!topicFits(phrasing, topics)) return false;
  if (phrasing.local && !explicit) return false;
  if (frame.narrowed !== null && !phrasing.narrow) return false;
  if (frame.circumstance === 'way' && !phrasing.lead) return false;
  if (frame.circumstance === 'audience' && !phrasing.audience) return false;
  if (within(phrasing.notUnder, context.under)) return false;
  if (within(phrasing.unless, context.clauseActions)) return false;
  if (phrasing.near && !within(phrasing.near, context.sentenceActions)) return false;
  if (measure !== null) return within(phrasing.measures, [measure]);
  return phrasing.measures === undefined && actionFits(phrasing, frame, actions);
}

/**
 * @param unit null when any unit will do (a figure of zero without a number)
 * @returns the indicators, one for each rate or action that the number answers for; empty when a part of the frame
 * fits none or several
 */
export function assignIndicators(
  frame: Frame,
  unit: Unit | null,
  context: AssignContext,
  vocabulary: Vocabulary,
): Indicator[] {
  const readings: { actions: readonly string[]; measure: string | null }[] =
    frame.measures.length > 0
      ? frame.measures.map((measure) => ({ actions: [], measure }))
      : frame.actions.length > 0
        ? frame.actions.map((actions) => ({ actions, measure: null }))
        : [{ actions: [], measure: null }];
  const bare = frame.actions.length === 0 && frame.measures.length === 0;
  if (bare && !frame.topic && !frame.sum) return [];
  const found: Indicator[] = [];
  for (const { actions, measure } of readings) {
    const hits: Hit[] = [];
    for (const indicator of vocabulary.indicatorsIn(unit)) {
      let rank = 0;
      for (const one of indicator.phrasings) {
        if (fits(one, frame, actions, measure, context)) rank = Math.max(rank, one.topics || one.sum ? 2 : 1);
      }
      if (rank > 0) hits.push({ indicator, rank });
    }
    const best = Math.max(...hits.map(({ rank }) => rank), 0);
    const top = hits.filter(({ rank }) => rank === best);
    if (top.length === 1 && top[0] && !found.includes(top[0].indicator)) found.push(top[0].indicator);
  }
  return found;
}

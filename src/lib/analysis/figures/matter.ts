/** What a frame is about once the words around its sentence and the body that speaks are known. */
import type { Clause } from './clauses.ts';
import { topicOf } from './facets.ts';
import type { Frame } from './frames.ts';
import type { State } from './state.ts';

/** 专题培训 is legal training below a heading or behind a clause about it. */
function withGeneralWords(frame: Frame, clause: Clause, { vocabulary, inherited }: State): Frame {
  const { generic } = vocabulary.steering;
  const named = frame.sum ?? (frame.topic === null ? [] : [frame.topic]);
  const around = [...inherited, ...clause.tokens.flatMap((token) => topicOf(token) ?? [])];
  const topics = named.map((topic) => {
    const general = generic[topic];
    return general?.under.some((one) => around.includes(one)) ? general.as : topic;
  });
  const different = [...new Set(topics)];
  if (different.length === 0) return frame;
  return different.length === 1
    ? { ...frame, topic: different[0] ?? null, sum: null }
    : { ...frame, topic: null, sum: different };
}

const happened = ['occur', 'arise'];

/** Cases of a township, a street or a bureau are cases against it, unless the sentence names another body. */
function withStanding(frame: Frame, { standing, inherited, vocabulary }: State): Frame {
  const topic = frame.topic ?? (frame.sum === null && inherited.length === 1 ? inherited[0] : null);
  const isOwn =
    frame.scope === null || vocabulary.steering.standing.self.some((word) => frame.scope?.startsWith(word));
  if (topic !== 'reconsideration' || !isOwn || frame.narrowed !== null || frame.measures.length > 0)
    return frame;
  const mere = frame.actions.flat().some((action) => happened.includes(action));
  const against = standing === 'respondent' || (standing === 'department' && mere);
  return against ? { ...frame, topic: 'reconsideration-respondent' } : frame;
}

export const matterOf = (frame: Frame, clause: Clause, state: State): Frame =>
  withStanding(withGeneralWords(frame, clause, state), state);

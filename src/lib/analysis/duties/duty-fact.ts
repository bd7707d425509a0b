/** What the tables of duties need of one report. */

import type { RequiredPart } from '../sections/kinds.ts';
import type { DutyAssessment } from './assess.ts';
import type { TimelinessStatus } from './timeliness.ts';

export interface DutyFact {
  readonly status: TimelinessStatus;
  /** Days after the last day; 0 unless late. */
  readonly days: number;
  /** `days` is the least that it can be: only the date of writing is known. */
  readonly atLeast: boolean;
  /** Parts that the rule of the year asks for. */
  readonly asked: number;
  /** Those of them that were not found. */
  readonly notFound: readonly RequiredPart[];
}

export function dutyFact({ timeliness, parts }: DutyAssessment): DutyFact {
  const asked = parts.filter(({ required }) => required);
  return {
    status: timeliness.status,
    days: timeliness.daysLate,
    atLeast: timeliness.status === 'late' && timeliness.basis === 'written',
    asked: asked.length,
    notFound: asked.filter(({ status }) => status === 'not-found').map(({ part }) => part),
  };
}

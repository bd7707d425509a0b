/**
 * Region by year: what the rule of the year asked of the annual report of each government, and what was found. A cell
 * speaks of one report; it says of what it cannot tell that it cannot, and of what the archive lacks only that.
 */

import type { DutyFact } from '../../analysis/duties/duty-fact.ts';
import type { Translate } from '../../core/interface/translate.ts';
import { compareText } from '../../core/order.ts';
import type { Report } from '../../core/schema.ts';
import { type Body, bodyOf } from './government.ts';

/** `other`: the archive has reports of the region and year, but none that a rule asks of the government. */
export type DutyState = 'on-time' | 'late' | 'unknown' | 'other' | 'none';

export interface DutyCell {
  readonly state: DutyState;
  /** The report that the cell speaks of; null for `other` and `none`. */
  readonly report: string | null;
  /** As in the cell: `按期`, `逾期12天`. */
  readonly words: string;
  /** `3/4`: required parts that were found; null when the rule asks for none. */
  readonly parts: string | null;
  /** Other reports of the region and year. */
  readonly more: number;
}

export type DutyReport = Pick<
  Report,
  'id' | 'issuer' | 'title' | 'region' | 'kind' | 'published' | 'written'
>;

/** Which report a cell speaks of, the lowest first; one of a department never. */
const rank: Record<Body, number> = { government: 0, unknown: 1, department: 2 };

const dateOf = ({ published, written }: DutyReport): string => published ?? written ?? '~';

/**
 * The report that a cell speaks of: the government's own, of several the one shown with the earliest date, since a
 * page is often put up again later.
 */
function chosen(reports: readonly DutyReport[]): DutyReport | undefined {
  return reports
    .filter((report) => report.kind === 'annual-report' && bodyOf(report) !== 'department')
    .sort(
      (a, b) =>
        rank[bodyOf(a)] - rank[bodyOf(b)] || compareText(dateOf(a), dateOf(b)) || compareText(a.id, b.id),
    )[0];
}

/** `12天`, `至少2天`. */
export const daysText = (fact: DutyFact | null, t: Translate): string => {
  const days = fact?.days ?? 0;
  return fact?.atLeast ? t('duties.days-at-least', { days }) : t('duties.days', { days });
};

function words(fact: DutyFact, t: Translate): string {
  if (fact.status === 'on-time') return t('state.on-time');
  if (fact.status === 'late') return t('duties.late-by', { days: daysText(fact, t) });
  return t('state.unknown');
}

/** @param reports all reports of a region and year */
export function dutyCell(
  reports: readonly DutyReport[],
  factOf: (id: string) => DutyFact | undefined,
  t: Translate,
): DutyCell {
  const empty = { report: null, parts: null };
  if (reports.length === 0) return { ...empty, state: 'none', words: '—', more: 0 };
  const report = chosen(reports);
  const fact = report && factOf(report.id);
  if (!fact) return { ...empty, state: 'other', words: t('state.other'), more: reports.length };
  return {
    state: fact.status === 'exempt' ? 'unknown' : fact.status,
    report: report.id,
    words: words(fact, t),
    parts: fact.asked > 0 ? `${fact.asked - fact.notFound.length}/${fact.asked}` : null,
    more: reports.length - 1,
  };
}

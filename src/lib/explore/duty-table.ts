/**
 * Region by year: what the rule of the year asked of the annual report of each government, and what was found. A cell
 * speaks of one report; it says of what it cannot tell that it cannot, and of what the archive lacks only that.
 */
import type { Report } from '../schema.ts';
import { fold } from '../text/fold.ts';
import type { DutyFact } from './duty-fact.ts';

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

export type DutyReport = Pick<Report, 'id' | 'issuer' | 'title' | 'kind' | 'published' | 'written'>;

/** Who issued a report: 0 the government itself, 1 unknown, 2 another body. */
function issuerRank({ issuer, title }: DutyReport): number {
  const government = /(?:政府|政府办公[室厅]|管理委员会|管委会|行政公署)$/u;
  if (issuer !== null) return government.test(fold(issuer)) ? 0 : 2;
  return /(?:人民政府|管理委员会|管委会)(?:关于|20)/u.test(fold(title)) ? 0 : 1;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const dateOf = ({ published, written }: DutyReport): string => published ?? written ?? '~';

/**
 * The report that a cell speaks of: the government's own, of several the one shown with the earliest date, since a
 * page is often put up again later.
 */
function chosen(reports: readonly DutyReport[]): DutyReport | undefined {
  return reports
    .filter((report) => report.kind === 'annual-report' && issuerRank(report) < 2)
    .sort((a, b) => issuerRank(a) - issuerRank(b) || compare(dateOf(a), dateOf(b)) || compare(a.id, b.id))[0];
}

function words({ status, days, atLeast }: DutyFact): string {
  if (status === 'on-time') return '按期';
  if (status === 'late') return `逾期${atLeast ? '至少' : ''}${days}天`;
  return '未知';
}

/** @param reports all reports of a region and year */
export function dutyCell(
  reports: readonly DutyReport[],
  factOf: (id: string) => DutyFact | undefined,
): DutyCell {
  const empty = { report: null, parts: null };
  if (reports.length === 0) return { ...empty, state: 'none', words: '—', more: 0 };
  const report = chosen(reports);
  const fact = report && factOf(report.id);
  if (!fact) return { ...empty, state: 'other', words: '其他', more: reports.length };
  return {
    state: fact.status === 'exempt' ? 'unknown' : fact.status,
    report: report.id,
    words: words(fact),
    parts: fact.asked > 0 ? `${fact.asked - fact.notFound.length}/${fact.asked}` : null,
    more: reports.length - 1,
  };
}

/**
 * Whether a report was published by the day of its rule. The portal's date is taken as displayed: a page may have
 * been moved since, so `late` speaks of the displayed date, and doubt gives `unknown`.
 */
import type { Report } from '../../core/schema.ts';
import { type DutyRule, dutyVocabulary, lastDayFor, ruleForYear } from './rules.ts';

export type TimelinessStatus = 'on-time' | 'late' | 'unknown' | 'exempt';

export type TimelinessReason =
  | 'within-the-day'
  | 'after-the-day'
  | 'written-after-the-day'
  | 'kind-is-exempt'
  | 'period-unknown'
  | 'period-is-not-a-year'
  | 'no-rule-in-force'
  | 'level-unknown'
  | 'body-not-named-by-the-rule'
  | 'date-unknown'
  | 'date-before-the-year'
  | 'dates-contradict';

export interface Timeliness {
  readonly status: TimelinessStatus;
  readonly reason: TimelinessReason;
  readonly reportYear: number | null;
  /** The rule that governs the report; null when exempt or none is known. */
  readonly rule: DutyRule | null;
  /** Last day in time, ISO 8601. */
  readonly lastDay: string | null;
  /** Days after the last day; 0 unless late. */
  readonly daysLate: number;
  /** `written`: only the date of writing is known, so the report is late by at least these days. */
  readonly basis: 'published' | 'written' | null;
}

export type TimelinessInput = Pick<Report, 'kind' | 'period' | 'published' | 'written' | 'region'>;

const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

/** The calendar year that a period covers in full, or null. */
export function reportYearOf(period: Report['period']): number | null {
  const year = period?.start.slice(0, 4);
  return period && period.start === `${year}-01-01` && period.end === `${year}-12-31` ? Number(year) : null;
}

export function assessTimeliness({ kind, period, published, written, region }: TimelinessInput): Timeliness {
  const reportYear = reportYearOf(period);
  const base = { reportYear, rule: null, lastDay: null, daysLate: 0, basis: null };
  const unknown = (reason: TimelinessReason, part: Partial<Timeliness> = {}): Timeliness => ({
    ...base,
    status: 'unknown',
    reason,
    ...part,
  });
  if (dutyVocabulary().exempt[kind]) return { ...base, status: 'exempt', reason: 'kind-is-exempt' };
  if (period === null) return unknown('period-unknown');
  if (reportYear === null) return unknown('period-is-not-a-year');
  const rule = ruleForYear(reportYear);
  if (!rule) return unknown('no-rule-in-force');
  const lastDay = lastDayFor(rule, reportYear);
  const known = { rule, lastDay };
  if (!region) return unknown('level-unknown', known);
  if (!rule.levels.includes(region.level)) return unknown('body-not-named-by-the-rule', known);
  if (published && written && written > published) return unknown('dates-contradict', known);
  const date = published ?? written;
  if (!date) return unknown('date-unknown', known);
  if (date < period.start) return unknown('date-before-the-year', known);
  const daysLate = Math.max(0, dayNumber(date) - dayNumber(lastDay));
  if (published) {
    const late = daysLate > 0;
    return {
      ...base,
      ...known,
      daysLate,
      basis: 'published',
      status: late ? 'late' : 'on-time',
      reason: late ? 'after-the-day' : 'within-the-day',
    };
  }
  // What was written in time may still have been published late.
  if (daysLate === 0) return unknown('date-unknown', known);
  return { ...base, ...known, daysLate, basis: 'written', status: 'late', reason: 'written-after-the-day' };
}

/** Values of indicators as the explore page has them: one row a value, each with its report and its sentence. */

import type { FigureLine } from '../../analysis/figures/indicator-index.ts';
import { yearOf } from '../../core/display-dates.ts';
import { regionKey } from '../../core/region-key.ts';
import type { Region, Report } from '../../core/schema.ts';
import { bodyOf } from './government.ts';
import type { ExploreReport, ExploreRow } from './types.ts';

/** A value as the store keeps it. */
export type ExploreLine = Omit<FigureLine, 'indicator'>;

/** Part of the country that a file is about: `national` for the country and the provinces themselves. */
export function partOf(region: Region | null): string {
  if (region === null) return 'unknown';
  if (region.level === 'national' || region.level === 'province') return 'national';
  return region.code.slice(0, 2);
}

/** What the rows of a report say of it. @param place what its region is called, in Chinese unless said otherwise */
export function exploreReport(
  report: Report,
  place = ({ path }: Region): string => path.join(' '),
): ExploreReport {
  const { id, title, region, period, issuer } = report;
  return {
    id,
    title,
    region: region && regionKey(region),
    regionName: region && place(region),
    year: yearOf(period),
    body: bodyOf(report) === 'government' ? null : (issuer ?? ''),
  };
}

/** @param lines values that a report gives for one indicator */
export function exploreRows(report: ExploreReport, lines: readonly ExploreLine[]): ExploreRow[] {
  return lines.map(({ amount, value, upper, unit, start, end, scope, sentence, anchor }) => ({
    report,
    start,
    end,
    value: amount,
    upper,
    unit,
    shown: value,
    scope,
    anchor,
    sentence,
  }));
}

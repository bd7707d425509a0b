/** The one line of facts under a report's title; what is unknown is left to the archive card. */

import { siteLabels } from '../../analysis/labels.ts';
import { formatDate, formatPeriod } from '../../core/display-dates.ts';
import type { Report } from '../../core/schema.ts';

export function reportFacts(
  report: Pick<Report, 'region' | 'period' | 'kind' | 'issuer' | 'published'>,
): string[] {
  const { region, period, kind, issuer, published } = report;
  return [
    siteLabels().kind[kind],
    region?.path.join(' '),
    period && formatPeriod(period),
    issuer,
    published && `${formatDate(published)}发布`,
  ].filter((fact): fact is string => fact != null && fact !== '');
}

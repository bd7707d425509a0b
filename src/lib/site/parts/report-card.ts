/** A report as an entry of a list: title, then where, when and what kind, then what to beware of. */

import { reviewNote, siteLabels } from '../../analysis/labels.ts';
import { formatDate, formatPeriod } from '../../core/display-dates.ts';
import type { Report } from '../../core/schema.ts';

export interface ReportCard {
  readonly id: string;
  readonly title: string;
  readonly facts: readonly string[];
  readonly warnings: readonly { readonly label: string; readonly severity: string }[];
}

/** Where and when, for lists of what stands in reports. */
export const placeFacts = ({ region, period }: Report): string[] => [
  region?.path.join(' ') ?? '地区不明',
  period ? formatPeriod(period) : '时期不明',
];

export function reportCard(report: Report): ReportCard {
  return {
    id: report.id,
    title: report.title,
    facts: [
      ...placeFacts(report),
      siteLabels().kind[report.kind],
      ...(report.published ? [`${formatDate(report.published)}发布`] : []),
    ],
    warnings: report.review
      .map(reviewNote)
      .filter(({ severity }) => severity !== 'info')
      .map(({ label, severity }) => ({ label, severity })),
  };
}

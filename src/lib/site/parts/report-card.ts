/** A report as an entry of a list: title, then where, when and what kind, then what to beware of. */

import type { Report } from '../../core/schema.ts';
import type { Wording } from '../wording.ts';

export interface ReportCard {
  readonly id: string;
  readonly title: string;
  readonly facts: readonly string[];
  readonly warnings: readonly { readonly label: string; readonly severity: string }[];
}

/** Where and when, for lists of what stands in reports. */
export const placeFacts = ({ region, period }: Report, wording: Wording): string[] => [
  region ? wording.place(region) : wording.t('common.region-unknown'),
  period ? wording.period(period) : wording.year(null),
];

export function reportCard(report: Report, wording: Wording): ReportCard {
  return {
    id: report.id,
    title: report.title,
    facts: [
      ...placeFacts(report, wording),
      wording.kind(report.kind),
      ...(report.published ? [wording.t('report.published', { date: wording.date(report.published) })] : []),
    ],
    warnings: report.review
      .map(wording.review)
      .filter(({ severity }) => severity !== 'info')
      .map(({ label, severity }) => ({ label, severity })),
  };
}

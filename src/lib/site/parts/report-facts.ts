/** The one line of facts under a report's title; what is unknown is left to the archive card. */

import type { Report } from '../../core/schema.ts';
import { type Wording, wordingIn } from '../wording.ts';

export function reportFacts(
  report: Pick<Report, 'region' | 'period' | 'kind' | 'issuer' | 'published'>,
  wording: Wording = wordingIn('zh'),
): string[] {
  const { region, period, kind, issuer, published } = report;
  return [
    wording.kind(kind),
    region && wording.place(region),
    period && wording.period(period),
    issuer,
    published && wording.t('report.published', { date: wording.date(published) }),
  ].filter((fact): fact is string => fact != null && fact !== '');
}

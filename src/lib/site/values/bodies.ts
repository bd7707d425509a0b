/** Bodies that give values of an indicator: governments and departments, each with its reports, by region. */
import { compareText } from '../../core/order.ts';
import type { Report } from '../../core/schema.ts';
import { bodyKey } from '../explore/body-key.ts';
import { exploreReport } from '../explore/rows.ts';

export interface ValueBody {
  /** Unique, and in the order of the table: the region, then the body within it. */
  readonly key: string;
  /** Where it is, from the province down; null when unknown. */
  readonly region: Report['region'];
  /** In the order of their times, then of ids. */
  readonly reports: readonly Report[];
}

/**
 * @param reports in any order
 * @param indicatorsOf indicators that each report has a value of, by its id
 * @returns bodies of each indicator, in the order of their keys
 */
export function bodiesByIndicator(
  reports: readonly Report[],
  indicatorsOf: ReadonlyMap<string, readonly string[]>,
): Map<string, ValueBody[]> {
  const keyed = reports
    .filter(({ id }) => indicatorsOf.has(id))
    .map((report) => ({ key: bodyKey(exploreReport(report)), end: report.period?.end ?? '~', report }))
    .sort(
      (a, b) =>
        compareText(a.key, b.key) || compareText(a.end, b.end) || compareText(a.report.id, b.report.id),
    );
  const found = new Map<string, { key: string; region: Report['region']; reports: Report[] }[]>();
  for (const { key, report } of keyed) {
    for (const indicator of indicatorsOf.get(report.id) ?? []) {
      const bodies = found.get(indicator) ?? [];
      found.set(indicator, bodies);
      const last = bodies.at(-1);
      if (last?.key === key) last.reports.push(report);
      else bodies.push({ key, region: report.region, reports: [report] });
    }
  }
  return found;
}

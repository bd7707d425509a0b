/** Counts by year as a chart of bars. */
import type { Translate } from '../../core/interface/translate.ts';
import type { ChartPoint, ChartSpec } from './spec.ts';

/**
 * @param counts of some years, in any order; what has no year is left out
 * @returns null for less than two years, which need no chart
 */
export function countsChart(
  title: string,
  unit: string,
  counts: readonly { readonly year: number | null; readonly count: number }[],
  t: Translate,
): ChartSpec | null {
  const points = counts
    .flatMap(({ year, count }): ChartPoint[] => (year === null ? [] : [{ year, value: count }]))
    .sort((a, b) => a.year - b.year);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || first.year === last.year) return null;
  return {
    kind: 'bars',
    locale: t.locale,
    title,
    description: points
      .map(({ year, value }) => t('chart.count', { year, value, unit }))
      .join(t('mark.comma')),
    unit,
    years: Array.from({ length: last.year - first.year + 1 }, (_, index) => first.year + index),
    series: [{ name: title, points }],
  };
}

/** Year of a link such as `2020年` or `2020`, null for one to the unknown year. */
export const yearInLabel = (label: string): number | null =>
  /^\d{4}年?$/.test(label) ? Number.parseInt(label, 10) : null;

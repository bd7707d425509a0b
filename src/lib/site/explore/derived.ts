/**
 * Values that follow from others: the ratio of two indicators, the share of the median of siblings. Only what can be
 * compared is: one body, one whole year, one scope, one value each; everything else is left out. Runs in the browser.
 */
import { formatValue } from '../charts/frame.ts';
import { median } from '../values/distribution.ts';
import { bodyKey } from './body-key.ts';
import { wholeYear } from './charts.ts';
import { areSiblings } from './place-keys.ts';
import type { ExploreRow } from './types.ts';

/** A median of fewer says nothing. */
export const leastSiblings = 3;

/** Rows that are the only one of their body, year, scope and unit, by these. */
function single(rows: readonly ExploreRow[]): Map<string, ExploreRow> {
  const plain = rows.filter((row) => wholeYear(row) && row.upper === null);
  const groups = Map.groupBy(plain, ({ report, end, scope }) => `${bodyKey(report)} ${end} ${scope}`);
  return new Map(
    [...groups].flatMap(([key, of]) => {
      const values = new Set(of.map(({ value, unit }) => `${value}${unit}`));
      return values.size === 1 && of[0] ? [[key, of[0]] as const] : [];
    }),
  );
}

const percent = (row: ExploreRow, value: number, sentence: string): ExploreRow => ({
  ...row,
  value,
  unit: '%',
  shown: `${formatValue(Math.round(10 * value) / 10)}%`,
  sentence,
});

/** @returns for each value of `rows` that has one of `others` beside it: how many per cent of that it is */
export function ratios(rows: readonly ExploreRow[], others: readonly ExploreRow[]): ExploreRow[] {
  const below = single(others);
  return [...single(rows)].flatMap(([key, row]) => {
    const other = below.get(key);
    if (!other || other.value === 0 || (row.unit === '%') !== (other.unit === '%')) return [];
    const value = (100 * row.value) / other.value;
    return [percent(row, value, `${row.shown}÷${other.shown}。${row.sentence}${other.sentence}`)];
  });
}

/** @returns for each value how many per cent it is of the median of at least three siblings of the same year and scope */
export function ofSiblings(rows: readonly ExploreRow[]): ExploreRow[] {
  const own = [...single(rows).values()].filter(
    ({ report }) => report.body === null && report.region !== null,
  );
  const groups = Map.groupBy(own, ({ end, scope, unit }) => `${end} ${scope} ${unit}`);
  return [...groups.values()].flatMap((of) =>
    of.flatMap((row) => {
      const values = of
        .filter(({ report }) => report.region !== row.report.region)
        .filter(({ report }) => areSiblings(report.region ?? '', row.report.region ?? ''))
        .map(({ value }) => value)
        .sort((a, b) => a - b);
      const middle = median(values);
      if (values.length < leastSiblings || !(middle > 0)) return [];
      const told = `${row.shown}÷${values.length}个同级政府的中位数${formatValue(middle)}${row.unit}。`;
      return [percent(row, (100 * row.value) / middle, told + row.sentence)];
    }),
  );
}

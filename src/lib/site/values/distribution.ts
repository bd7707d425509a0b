/** How the values of one year are spread, scope by scope: values of different scopes are never put in one order. */
import { commonest, scopeName, wholeYear } from '../explore/charts.ts';
import { scopesOf } from '../explore/select.ts';
import { type ExploreRow, yearOfRow } from '../explore/types.ts';
import type { TableWording } from './value-table.ts';

export interface ScopeSpread {
  readonly scope: string;
  /** Ascending; of one unit. */
  readonly values: readonly number[];
}

export interface Distribution {
  readonly year: number;
  readonly unit: string;
  /** The commonest scopes, the one with most values first; values that name no scope stand last. */
  readonly scopes: readonly ScopeSpread[];
  /** Values of the year that are in the table alone: another time, a range, another unit, a rarer scope. */
  readonly left: number;
}

/** More rows could not be taken in at a glance. */
export const maxScopes = 5;

/**
 * @param rows values of any years
 * @returns null when no value is about this whole year
 */
export function distribution(
  rows: readonly ExploreRow[],
  year: number,
  { t }: Pick<TableWording, 't'>,
): Distribution | null {
  const ofYear = rows.filter((row) => yearOfRow(row) === year);
  const whole = ofYear.filter((row) => wholeYear(row) && row.upper === null);
  if (whole.length === 0) return null;
  const unit = commonest(whole.map((row) => row.unit));
  const ofUnit = whole.filter((row) => row.unit === unit);
  const scopes = scopesOf(ofUnit)
    .slice(0, maxScopes)
    .sort(([a], [b]) => Number(a === null) - Number(b === null))
    .map(([scope]) => ({
      scope: scopeName(scope, t),
      values: ofUnit
        .filter((row) => row.scope === scope)
        .map(({ value }) => value)
        .sort((a, b) => a - b),
    }));
  const drawn = scopes.reduce((sum, { values }) => sum + values.length, 0);
  return { year, unit, scopes, left: ofYear.length - drawn };
}

/** Middle of values in ascending order; of an even number, halfway between the two in the middle. */
export function median(values: readonly number[]): number {
  const middle = values.length / 2;
  const [low = Number.NaN, high = low] = [values[Math.ceil(middle) - 1], values[Math.floor(middle)]];
  return (low + high) / 2;
}

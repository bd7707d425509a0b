/** Values of the provincial governments by year, for a grid of tiles with a small line in each. */
import { type ProvinceTile, provinceTiles } from '../duties/province-tiles.ts';
import { commonest, wholeYear } from '../explore/charts.ts';
import { scopesOf } from '../explore/select.ts';
import { type ExploreRow, yearOfRow } from '../explore/types.ts';

export interface ProvinceLine {
  readonly tile: ProvinceTile;
  /** One for each year of the grid; null where the archive has none, or several that differ. */
  readonly values: readonly (number | null)[];
}

export interface ProvinceLines {
  /** Of all values. */
  readonly unit: string;
  /** Ascending, without gaps. */
  readonly years: readonly number[];
  /** Top of the scale that all tiles share. */
  readonly max: number;
  /** All provinces that the rules bind, those without values as well. */
  readonly lines: readonly ProvinceLine[];
  /** Values of these governments that are in the table alone. */
  readonly left: number;
}

/** A grid of fewer is empty. */
const leastProvinces = 3;

interface Agreed {
  readonly value: number;
  /** How many values say so. */
  readonly rows: number;
}

/** By year what values of a province's commonest scope say; a year of which they differ is left out. */
function agreedYears(rows: readonly ExploreRow[]): Map<number, Agreed> {
  const [[scope] = [null]] = scopesOf(rows);
  const byYear = Map.groupBy(
    rows.filter((row) => row.scope === scope),
    yearOfRow,
  );
  return new Map(
    [...byYear].flatMap(([year, of]) => {
      const [value, ...others] = new Set(of.map((row) => row.value));
      if (year === null || value === undefined || others.length > 0) return [];
      return [[year, { value, rows: of.length }] as const];
    }),
  );
}

/**
 * @param rows values of an indicator, of any places
 * @returns null when fewer than three provinces have a value of a whole year
 */
export function provinceLines(rows: readonly ExploreRow[]): ProvinceLines | null {
  const tiles = provinceTiles();
  const codes = new Set(tiles.map(({ code }) => code));
  const own = rows.filter(({ report }) => report.body === null && codes.has(report.region ?? ''));
  const whole = own.filter((row) => wholeYear(row) && row.upper === null);
  const unit = commonest(whole.map((row) => row.unit));
  const byProvince = Map.groupBy(
    whole.filter((row) => row.unit === unit),
    ({ report }) => report.region,
  );
  const found = new Map([...byProvince].map(([code, of]) => [code, agreedYears(of)] as const));
  const drawn = [...found.values()].filter((years) => years.size > 0);
  if (drawn.length < leastProvinces) return null;
  const spoken = drawn.flatMap((of) => [...of.keys()]);
  const first = Math.min(...spoken);
  const years = Array.from({ length: Math.max(...spoken) - first + 1 }, (_, k) => first + k);
  const all = drawn.flatMap((of) => [...of.values()]);
  return {
    unit,
    years,
    max: Math.max(...all.map(({ value }) => value)),
    lines: tiles.map((tile) => ({
      tile,
      values: years.map((year) => found.get(tile.code)?.get(year)?.value ?? null),
    })),
    left: own.length - all.reduce((sum, { rows: count }) => sum + count, 0),
  };
}

/**
 * Charts of values: one for each region, or for each body of it that reports, all on one scale; in each, values of one scope make a series. What can not
 * be placed honestly is counted and left to the table.
 */
import type { Translate } from '../../core/interface/translate.ts';
import { type ChartSpec, greatest, maxSeries } from '../charts/spec.ts';
import { scopesOf } from './select.ts';
import type { ExploreRow } from './types.ts';

export interface ExploreCharts {
  readonly charts: readonly ChartSpec[];
  /** Names of the series, the same in all charts. */
  readonly scopes: readonly string[];
  /** Why values are in the table alone. */
  readonly left: {
    /** Not about one whole calendar year, or of an unknown time. */
    readonly time: number;
    /** A range, or counted in another unit than most. */
    readonly kind: number;
    /** Of a scope beyond those that can be told apart. */
    readonly scope: number;
    /** Regions beyond the first `maxRegions`. */
    readonly regions: number;
  };
}

/** All provinces; more charts would be a wall. */
export const maxRegions = 34;

export const scopeName = (scope: string | null, t: Translate): string => scope ?? t('common.scope-none');

/** Region, and the body where the report is not the government's own. */
export function placeOf({ report: { regionName, body } }: ExploreRow, t: Translate): string {
  const region = regionName ?? t('common.region-unknown');
  if (body === null) return region;
  return `${region}${t('mark.open')}${body || t('common.issuer-unknown')}${t('mark.close')}`;
}

/** True for a value about one calendar year. */
export const wholeYear = ({ start, end }: ExploreRow): boolean =>
  start !== null &&
  end !== null &&
  start.slice(0, 4) === end.slice(0, 4) &&
  `${start.slice(4)}${end.slice(4)}` === '-01-01-12-31';

export function commonest(values: readonly string[]): string {
  const groups = [...Map.groupBy(values, (value) => value)];
  return groups.sort(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? '';
}

/** Two reports may give the same value of the same year: one point. */
function pointsOf(rows: readonly ExploreRow[]): { year: number; value: number }[] {
  const points = new Map(
    rows.map(({ end, value }) => [`${end} ${value}`, { year: Number(end?.slice(0, 4)), value }]),
  );
  return [...points.values()].sort((a, b) => a.year - b.year || a.value - b.value);
}

/**
 * @param rows in the order of the table
 * @param name of the indicator
 */
export function exploreCharts(rows: readonly ExploreRow[], name: string, t: Translate): ExploreCharts {
  const inTime = rows.filter(wholeYear);
  const unit = commonest(inTime.map((row) => row.unit));
  const ofKind = inTime.filter((row) => row.unit === unit && row.upper === null);
  const scopes = scopesOf(ofKind)
    .slice(0, maxSeries)
    .map(([scope]) => scope);
  const drawn = ofKind.filter(({ scope }) => scopes.includes(scope));
  const years = drawn.map(({ end }) => Number(end?.slice(0, 4)));
  const first = Math.min(...years);
  const span =
    years.length === 0 ? [] : Array.from({ length: Math.max(...years) - first + 1 }, (_, i) => first + i);
  const regions = [...Map.groupBy(drawn, ({ report }) => `${report.region} ${report.body}`)];
  const specs = regions.slice(0, maxRegions).map(([, own]): ChartSpec => {
    const title = own[0] ? placeOf(own[0], t) : '';
    return {
      kind: 'lines',
      locale: t.locale,
      title,
      description: t('explore.chart', { title, name, count: own.length, unit }),
      unit,
      years: span,
      series: scopes.map((scope) => ({
        name: scopeName(scope, t),
        points: pointsOf(own.filter((row) => row.scope === scope)),
      })),
    };
  });
  const max = greatest(specs);
  return {
    charts: specs.map((spec) => ({ ...spec, max })),
    scopes: scopes.map((scope) => scopeName(scope, t)),
    left: {
      time: rows.length - inTime.length,
      kind: inTime.length - ofKind.length,
      scope: ofKind.length - drawn.length,
      regions: Math.max(0, regions.length - maxRegions),
    },
  };
}

/** Values of indicators as the explore page has them: one row a value, each with its report and its sentence. */
import type { Figure } from '../figures/types.ts';
import type { Region, Report } from '../schema.ts';
import { yearOf } from '../site/dates.ts';
import { formatFigure } from '../site/indicator-index.ts';
import { regionKey } from '../site/region-key.ts';
import type { ExploreReport, ExploreRow } from './types.ts';

/** Part of the country that a file is about: `national` for the country and the provinces themselves. */
export function partOf(region: Region | null): string {
  if (region === null) return 'unknown';
  if (region.level === 'national' || region.level === 'province') return 'national';
  return region.code.slice(0, 2);
}

function reportOf(report: Report): ExploreReport {
  const { id, title, region, period } = report;
  return {
    id,
    title,
    region: region && regionKey(region),
    regionName: region?.path.join(' ') ?? null,
    year: yearOf(period),
  };
}

/** Values of one report, each indicator's in reading order. */
export interface ReportRows {
  readonly part: string;
  readonly rows: ReadonlyMap<string, readonly ExploreRow[]>;
}

/**
 * @param figures all figures of the report; only those that stand for an indicator are kept, each once
 * @returns rows by the id of their indicator
 */
export function exploreRows(report: Report, figures: readonly Figure[]): ReportRows {
  const shared = reportOf(report);
  const seen = new Set<string>();
  const rows = figures.flatMap((figure): [string, ExploreRow][] => {
    const { kind, indicator, value, upper, unit, scope, period, anchor, sentence } = figure;
    if (kind !== 'assigned' || indicator === null || value === null) return [];
    const shown = formatFigure(figure);
    const key = [indicator, shown, period?.start, period?.end, scope].join('\n');
    if (seen.has(key)) return [];
    seen.add(key);
    const [start, end] = [period?.start ?? null, period?.end ?? null];
    const rest = { value, upper, unit, shown, scope, anchor, sentence: sentence.trim() };
    return [[indicator, { report: shared, start, end, ...rest }]];
  });
  const grouped = Map.groupBy(rows, ([indicator]) => indicator);
  return {
    part: partOf(report.region),
    rows: new Map([...grouped].map(([indicator, own]) => [indicator, own.map(([, row]) => row)])),
  };
}

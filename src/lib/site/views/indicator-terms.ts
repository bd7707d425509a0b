/** What the archive has of each indicator: bodies, values, how they are spread, the lines of the provinces. */
import { indicatorSlug } from '../../analysis/figures/indicator-index.ts';
import { figureVocabulary } from '../../analysis/figures/load-vocabulary.ts';
import type { Report } from '../../core/schema.ts';
import { formatValue } from '../charts/frame.ts';
import { shortName } from '../duties/province-tiles.ts';
import type { EntryTerm } from '../entry-taxonomy.ts';
import { type ExploreLine, exploreReport, exploreRows } from '../explore/rows.ts';
import type { ExploreRow } from '../explore/types.ts';
import { endsOf } from '../paging.ts';
import type { Site } from '../site.ts';
import { bodiesByIndicator, type ValueBody } from '../values/bodies.ts';
import { type Distribution, distribution } from '../values/distribution.ts';
import { type ProvinceLines, provinceLines } from '../values/province-lines.ts';

export interface ProvinceLinesView extends Pick<ProvinceLines, 'years' | 'max'> {
  readonly title: string;
  readonly note: string;
  readonly tiles: readonly {
    readonly name: string;
    /** As the tile shows it. */
    readonly short: string;
    readonly row: number;
    readonly column: number;
    /** Page of the province; null when it has none. */
    readonly href: string | null;
    readonly values: readonly (number | null)[];
    /** The newest one; null when there is none. */
    readonly latest: { readonly year: number; readonly value: number } | null;
  }[];
}

export interface IndicatorTerm extends EntryTerm {
  readonly definition: string;
  /** What it must not be confused with; null where the archive has no value of that. */
  readonly confusable: readonly { readonly name: string; readonly href: string | null }[];
  readonly bodies: readonly ValueBody[];
}

/** Bodies on one page at most: with three scopes each over fifteen years it stays below 250 KB. */
const maxBodies = 60;

export function indicatorTerms({
  store,
  archive,
  indicators: withValues,
  to,
  wording,
}: Site): IndicatorTerm[] {
  const counts = store.counts('indicator');
  const bodies = bodiesByIndicator(archive.reports, withValues);
  return figureVocabulary().indicators.flatMap(({ id, not }) => {
    const years = counts.get(id);
    if (!years) return [];
    const confusable = not.map((other) => ({
      name: wording.indicator(other).name,
      href: counts.has(other) ? to.indicator(indicatorSlug(other)) : null,
    }));
    const slug = indicatorSlug(id);
    return [{ key: id, slug, ...wording.indicator(id), confusable, years, bodies: bodies.get(id) ?? [] }];
  });
}

/** Values that reports give for an indicator, in the order of the reports. */
export function rowsOf(
  { store, wording }: Site,
  indicator: string,
  reports: readonly Report[],
): ExploreRow[] {
  const lines = Map.groupBy(
    store.entriesOfReports<ExploreLine>('indicator', indicator, reports),
    ({ id }) => id,
  );
  return reports.flatMap((report) =>
    exploreRows(
      exploreReport(report, wording.place),
      (lines.get(report.id) ?? []).map(({ value }) => value),
    ),
  );
}

/** Reports of all of them. */
export const reportsOf = (bodies: readonly ValueBody[]): Report[] => bodies.flatMap(({ reports }) => reports);
export const idsOf = (bodies: readonly ValueBody[]): string[] => reportsOf(bodies).map(({ id }) => id);
/** Where the parts of the table end. */
export const endsFor = (bodies: readonly ValueBody[]): number[] =>
  endsOf(
    bodies.map(({ key }) => key),
    maxBodies,
  );

/** The newest year that has a value about all of it. */
export function newestDistribution(site: Site, { key, years, bodies }: IndicatorTerm): Distribution | null {
  const reports = reportsOf(bodies);
  for (const { year } of years) {
    const ofYear = reports.filter(({ period }) => period?.end.startsWith(`${year}-`));
    const found = distribution(rowsOf(site, key, ofYear), year, site.wording);
    if (found) return found;
  }
  return null;
}

/** Values of the provincial governments of all years. */
export const linesOf = (site: Site, { key, bodies }: IndicatorTerm): ProvinceLines | null =>
  provinceLines(rowsOf(site, key, reportsOf(bodies.filter(({ region }) => region?.level === 'province'))));

export function provinceLinesView(site: Site, term: IndicatorTerm, lines: ProvinceLines): ProvinceLinesView {
  const { tree, to, wording } = site;
  const { years, max, left } = lines;
  const [first = 0, last = 0] = [years[0], years.at(-1)];
  const { t } = wording;
  return {
    title: t('province-lines.title', { first, last, name: term.name, unit: wording.unit(lines.unit) }),
    note:
      t('province-lines.note', { max: formatValue(max), last }) +
      (left > 0 ? t('province-lines.left', { count: left }) : ''),
    years,
    max,
    tiles: lines.lines.map(({ tile, values }) => {
      const node = tree.byKey.get(tile.code);
      const index = values.findLastIndex((value) => value !== null);
      return {
        name: node?.name ?? tile.short,
        short: shortName(site, tile),
        row: tile.row,
        column: tile.column,
        href: node?.hasPage ? to.region(tile.code) : null,
        values,
        latest: index < 0 ? null : { year: years[index] ?? 0, value: values[index] ?? 0 },
      };
    }),
  };
}

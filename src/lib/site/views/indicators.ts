/** The same figure across reports: its values by body and year, then for each year the sentences that they stand in. */
import { createHash } from 'node:crypto';
import { indicatorSlug } from '../../analysis/figures/indicator-index.ts';
import { figureVocabulary } from '../../analysis/figures/load-vocabulary.ts';
import { siteName, tagline } from '../../core/name.ts';
import { regionKey } from '../../core/region-key.ts';
import type { Report } from '../../core/schema.ts';
import { fontFamily } from '../../core/typeface.ts';
import { toXlsx } from '../../core/xlsx.ts';
import { codeVersion } from '../../incremental/code-version.ts';
import { drawStrips, stripsOf } from '../charts/strips.ts';
import { svgFile } from '../charts/svg-file.ts';
import {
  type EntryListView,
  type EntryTerm,
  entryTaxonomy,
  total,
  type YearLink,
  yearLinks,
} from '../entry-taxonomy.ts';
import { type ExploreLine, exploreReport, exploreRows } from '../explore/rows.ts';
import type { ExploreRow } from '../explore/types.ts';
import { cachedPng } from '../images/cached.ts';
import type { Picture } from '../images/render.ts';
import { absolute } from '../machine/json-ld.ts';
import type { PageSet, PlainFile } from '../page.ts';
import { endsOf, type Pager, type Part, partLabel, partsAt } from '../paging.ts';
import { type Site, sourcesOf } from '../site.ts';
import { type Parts, partPath } from '../taxonomy.ts';
import { bodiesByIndicator, type ValueBody } from '../values/bodies.ts';
import { type Distribution, distribution } from '../values/distribution.ts';
import { chineseBook, longCsv, pictureFiles, valueFiles, wideCsv } from '../values/value-files.ts';
import { type ValueCell, valueTable } from '../values/value-table.ts';
import type { LinkCount } from './links.ts';

export interface IndicatorsView {
  readonly links: readonly LinkCount[];
}

/** A year of an indicator: the sentences. */
export interface IndicatorView extends EntryListView<ExploreLine> {
  readonly definition: string;
}

export interface IndicatorRow {
  readonly place: string;
  /** Page of the region; null when it has none. */
  readonly href: string | null;
  readonly scope: string;
  readonly cells: readonly (readonly {
    readonly text: string;
    /** Time of a value that is not about the whole year; null otherwise. */
    readonly time: string | null;
    readonly href: string;
  }[])[];
}

/** What the page of an indicator says of all its values; further parts of the table leave it out. */
export interface IndicatorFacts {
  readonly values: number;
  readonly bodies: number;
  /** How the values of the newest year that has any are spread. */
  readonly distribution: Distribution | null;
  /** The drawing of it as files. */
  readonly pictures: Readonly<Record<keyof typeof pictureFiles, string>>;
  /** Where the values of each province begin, when the table is on several pages. */
  readonly provinces: readonly { readonly label: string; readonly href: string }[];
}

/** A part of the table of an indicator's values. */
export interface IndicatorTableView {
  readonly key: string;
  readonly name: string;
  readonly definition: string;
  /** What it must not be confused with; null where the archive has no value of that. */
  readonly confusable: readonly { readonly name: string; readonly href: string | null }[];
  readonly facts: IndicatorFacts | null;
  readonly partLabel: string;
  readonly years: readonly (number | null)[];
  readonly rows: readonly IndicatorRow[];
  readonly files: Readonly<Record<keyof typeof valueFiles, string>>;
  /** Sentences by year. */
  readonly sentences: readonly YearLink[];
  readonly pager: Pager;
}

interface IndicatorTerm extends EntryTerm {
  readonly definition: string;
  readonly confusable: IndicatorTableView['confusable'];
  readonly bodies: readonly ValueBody[];
}

/** Bodies on one page at most: with three scopes each over fifteen years it stays below 250 KB. */
const maxBodies = 60;

function termsOf({ store, archive, indicators: withValues, to, wording }: Site): IndicatorTerm[] {
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
function rowsOf({ store, wording }: Site, indicator: string, reports: readonly Report[]): ExploreRow[] {
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

const reportsOf = (bodies: readonly ValueBody[]): Report[] => bodies.flatMap(({ reports }) => reports);
const idsOf = (bodies: readonly ValueBody[]): string[] => reportsOf(bodies).map(({ id }) => id);
const endsFor = (bodies: readonly ValueBody[]): number[] =>
  endsOf(
    bodies.map(({ key }) => key),
    maxBodies,
  );

/** The newest year that has a value about all of it. */
function newestDistribution(site: Site, { key, years, bodies }: IndicatorTerm): Distribution | null {
  const reports = reportsOf(bodies);
  for (const { year } of years) {
    const ofYear = reports.filter(({ period }) => period?.end.startsWith(`${year}-`));
    const found = distribution(rowsOf(site, key, ofYear), year, site.wording);
    if (found) return found;
  }
  return null;
}

/** Links to the part in which the values of each province begin. */
function provinceLinks({ tree, to }: Site, { bodies }: IndicatorTerm, ends: readonly number[], path: string) {
  if (ends.length === 1) return [];
  const firsts = new Map<string, number>();
  for (const [index, { region }] of bodies.entries()) {
    const province = region ? `${region.code.slice(0, 2)}0000` : '';
    if (tree.byKey.has(province) && !firsts.has(province)) {
      firsts.set(province, ends.findIndex((end) => index < end) + 1);
    }
  }
  return [...firsts].map(([province, part]) => ({
    label: tree.byKey.get(province)?.name ?? province,
    href: to.page(partPath(path, part)),
  }));
}

function cellView({ to }: Site, { row, time }: ValueCell): IndicatorRow['cells'][number][number] {
  return { text: row.shown, time, href: to.report(row.report.id, row.anchor) };
}

function tablePage(site: Site, term: IndicatorTerm, path: string, part: Part): IndicatorTableView {
  const { key, name, definition, confusable, bodies, years: yearCounts } = term;
  const { to, tree } = site;
  const table = valueTable(rowsOf(site, key, reportsOf(bodies.slice(part.from, part.to))), site.wording);
  const own = partPath(path, part.pager.number);
  const facts = (): IndicatorFacts => ({
    values: total(yearCounts),
    bodies: bodies.length,
    distribution: newestDistribution(site, term),
    pictures: {
      svg: to.file(`${path}${pictureFiles.svg}`),
      png: to.file(`${path}${pictureFiles.png}`),
    },
    provinces: provinceLinks(site, term, endsFor(bodies), path),
  });
  return {
    key,
    name,
    definition,
    confusable,
    facts: part.pager.number === 1 ? facts() : null,
    partLabel: partLabel(part.pager, site.wording.t),
    years: table.years,
    rows: table.rows.map(({ region, place, scope, cells }) => ({
      place,
      href: region !== null && tree.byKey.get(region)?.hasPage ? to.region(region) : null,
      scope,
      cells: cells.map((of) => of.map((cell) => cellView(site, cell))),
    })),
    files: {
      wide: to.file(`${own}${valueFiles.wide}`),
      long: to.file(`${own}${valueFiles.long}`),
      book: to.file(`${own}${valueFiles.book}`),
    },
    sentences: part.pager.number === 1 ? yearLinks(site, term, path, null).filter(({ href }) => href) : [],
    pager: part.pager,
  };
}

function tableParts(site: Site, term: IndicatorTerm, path: string): Parts {
  const { bodies, name, definition, confusable, years } = term;
  const said = JSON.stringify([name, definition, confusable]);
  return {
    ends: endsFor(bodies),
    part: (part) => ({
      // The values follow from what the reports were prepared from; reading them takes most of the time.
      key: () => {
        const first = part.pager.number === 1;
        const shown = bodies.slice(part.from, part.to);
        const pages = shown
          .map(({ region }) => region && site.tree.byKey.get(regionKey(region))?.hasPage)
          .join();
        const sources = sourcesOf(site, idsOf(first ? bodies : shown));
        return hashOf(said, pages, JSON.stringify([part, first && years]), sources);
      },
      view: () => tablePage(site, term, path, part),
    }),
  };
}

const hashOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex');

/** The table of each page as files beside it: `indicators/x/table.csv`, `indicators/x/page/2/values.csv`, `table.xlsx`. */
function* tableFiles(site: Site): Generator<PlainFile> {
  const { to, address } = site;
  const code = codeVersion(new URL('../values/value-files.ts', import.meta.url));
  const bookCode = codeVersion(new URL('../../core/xlsx.ts', import.meta.url));
  const at = absolute(address === null ? undefined : new URL(address));
  const addressOf = ({ report, anchor }: ExploreRow): string => at(to.report(report.id, anchor));
  for (const { key: indicator, slug, bodies } of termsOf(site)) {
    for (const { pager, from, to: end } of partsAt(endsFor(bodies), String)) {
      const shown = bodies.slice(from, end);
      const folder = partPath(`indicators/${slug}/`, pager.number);
      const rows = () => rowsOf(site, indicator, reportsOf(shown));
      const key = () => hashOf(code, at(to.home()), indicator, sourcesOf(site, idsOf(shown)));
      yield { path: `${folder}${valueFiles.wide}`, key, bytes: () => wideCsv(rows()) };
      yield { path: `${folder}${valueFiles.long}`, key, bytes: () => longCsv(rows(), addressOf) };
      yield {
        path: `${folder}${valueFiles.book}`,
        key: () => hashOf(bookCode, key()),
        bytes: () => toXlsx(chineseBook(rows(), addressOf)),
      };
    }
  }
}

/** Wide enough for a page of text. */
const drawingSize = { width: 640 };
/** Width of the PNG in pixels. */
const pictureWidth = 2 * drawingSize.width;

/** How the newest values are spread, as `indicators/x/chart.svg` and `chart.png`. */
function* chartFiles(site: Site): Generator<PlainFile> {
  const code = ['charts/svg-file', 'charts/strips', 'values/distribution', 'images/render'].map((name) =>
    codeVersion(new URL(`../${name}.ts`, import.meta.url)),
  );
  for (const term of termsOf(site)) {
    const key = () => hashOf(...code, term.name, sourcesOf(site, idsOf(term.bodies)));
    const picture = (): Picture => {
      const spread = newestDistribution(site, term);
      const { t, unit } = site.wording;
      const title = spread
        ? t('strips.title', { year: spread.year, name: term.name, unit: unit(spread.unit) })
        : t('strips.none', { name: term.name });
      const drawing = drawStrips(spread ? stripsOf(spread, t) : [], drawingSize);
      const source = siteName + t('mark.comma') + tagline;
      const svg = svgFile(drawing, { title, source }, fontFamily);
      return { svg, text: title + source + drawing.shapes.map(({ text }) => text ?? '').join('') };
    };
    const folder = `indicators/${term.slug}/`;
    yield { path: `${folder}${pictureFiles.svg}`, key, bytes: () => picture().svg };
    yield { path: `${folder}${pictureFiles.png}`, key, bytes: () => cachedPng(picture(), pictureWidth) };
  }
}

export const indicators: PageSet = {
  ...entryTaxonomy<IndicatorTerm>({
    entries: 'indicator',
    address: 'indicators/',
    sheet: 'indicators',
    terms: termsOf,
    index: {
      template: 'Indicators',
      view: ({ to }, all): IndicatorsView => ({
        links: all.map(({ slug, name, years }) => ({
          label: name,
          href: to.indicator(slug),
          count: total(years),
        })),
      }),
    },
    term: { template: 'IndicatorTable', parts: tableParts },
    template: 'Indicator',
    extra: (_, { definition }) => ({ definition }),
  }),
  *files(site) {
    yield* tableFiles(site);
    yield* chartFiles(site);
  },
};

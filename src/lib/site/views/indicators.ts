/** The same figure across reports: its values by body and year, then for each year the sentences that they stand in. */
import { localePrefix } from '../../core/interface/locale.ts';
import { regionKey } from '../../core/region-key.ts';
import { type EntryListView, entryTaxonomy, total, type YearLink, yearLinks } from '../entry-taxonomy.ts';
import type { ExploreLine } from '../explore/rows.ts';
import type { PageSet } from '../page.ts';
import { type Pager, type Part, partLabel } from '../paging.ts';
import { type Site, sourcesOf } from '../site.ts';
import { type Parts, partPath } from '../taxonomy.ts';
import type { Distribution } from '../values/distribution.ts';
import { pictureFiles, valueFiles } from '../values/value-files.ts';
import { type ValueCell, valueTable } from '../values/value-table.ts';
import { chartFiles, hashOf, tableFiles } from './indicator-files.ts';
import {
  endsFor,
  type IndicatorTerm,
  idsOf,
  indicatorTerms,
  linesOf,
  newestDistribution,
  type ProvinceLinesView,
  provinceLinesView,
  reportsOf,
  rowsOf,
} from './indicator-terms.ts';
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
  /** The values of the provinces by year; null where there are hardly any. */
  readonly provinceLines: ProvinceLinesView | null;
  /** The drawing of both as files. */
  readonly pictures: Readonly<Record<keyof typeof pictureFiles, string>>;
  /** Where the values of each province begin, when the table is on several pages. */
  readonly provinces: readonly { readonly label: string; readonly href: string }[];
}

/** A part of the table of an indicator's values. */
export interface IndicatorTableView {
  readonly key: string;
  readonly name: string;
  readonly definition: string;
  readonly confusable: IndicatorTerm['confusable'];
  readonly facts: IndicatorFacts | null;
  readonly partLabel: string;
  readonly years: readonly (number | null)[];
  readonly rows: readonly IndicatorRow[];
  readonly files: Readonly<Record<keyof typeof valueFiles, string>>;
  /** Sentences by year. */
  readonly sentences: readonly YearLink[];
  readonly pager: Pager;
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
  const own = localePrefix(site.locale) + partPath(path, part.pager.number);
  const file = (name: string): string => to.file(own + name);
  const facts = (lines = linesOf(site, term)): IndicatorFacts => ({
    values: total(yearCounts),
    bodies: bodies.length,
    distribution: newestDistribution(site, term),
    provinceLines: lines && provinceLinesView(site, term, lines),
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
      wide: file(valueFiles.wide),
      long: file(valueFiles.long),
      book: file(valueFiles.book),
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

export const indicators: PageSet = {
  ...entryTaxonomy<IndicatorTerm>({
    entries: 'indicator',
    address: 'indicators/',
    sheet: 'indicators',
    terms: indicatorTerms,
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

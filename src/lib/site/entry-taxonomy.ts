/**
 * Taxonomies of what stands in reports, as the store lists it: sections by kind, figures by indicator, citations by
 * document. The list of a term is parted by year and then by region.
 */
import type { Report } from '../core/schema.ts';
import { type ListName, unknownYear } from '../store/place.ts';
import type { Entry, YearCount } from '../store/store.ts';
import { entryParts } from './entry-parts.ts';
import type { PageSet } from './page.ts';
import { countOf, type Pager, partLabel, partSize } from './paging.ts';
import { placeFacts } from './parts/report-card.ts';
import type { Site } from './site.ts';
import { type PagedList, type Taxonomy, type TermPage, taxonomy } from './taxonomy.ts';
import { type LinkCount, yearKey } from './views/links.ts';

/** An entry with what the page shows of its report. */
export interface ListItem<Value> {
  readonly id: string;
  readonly title: string;
  /** Region and period in words. */
  readonly facts: readonly string[];
  readonly value: Value;
}

export interface YearLink extends Omit<LinkCount, 'count' | 'href'> {
  /** Null where the list is short and stands on one page. */
  readonly href: string | null;
  readonly count: number | null;
  readonly current: boolean;
}

/** What the page of a term shows, and each page of its lists. */
export interface EntryListView<Value> {
  readonly key: string;
  readonly name: string;
  /** `2020年`; null on the page of all years. */
  readonly yearName: string | null;
  readonly partLabel: string;
  /** Entries of the year, or of all of them; null on further parts, which stay as they are when it changes. */
  readonly count: number | null;
  /** The page of a year says nothing of other years but where they are, so that they can change without it. */
  readonly years: readonly YearLink[];
  /** On the page of all years only when they are few: then all of them stand there, and years have no pages. */
  readonly items: readonly ListItem<Value>[];
  readonly pager: Pager | null;
}

export interface EntryTerm {
  /** In the store. */
  readonly key: string;
  /** In the address. */
  readonly slug: string;
  /** As readers see it. */
  readonly name: string;
  /** Entries of each year, the newest first. */
  readonly years: readonly YearCount[];
}

export interface EntryTaxonomy<Term extends EntryTerm>
  extends Pick<Taxonomy<Term>, 'address' | 'sheet' | 'translated' | 'terms'> {
  /** In the store. */
  readonly entries: ListName;
  readonly index: NonNullable<Taxonomy<Term>['index']>;
  /** Component of terms, years and their parts. */
  readonly template: string;
  /** The page of a term where it is not the list of its years. */
  readonly term?: TermPage<Term>;
  /** What these pages show besides; on those of single years, what does not change with others. */
  readonly extra?: (site: Site, term: Term, ofAllYears: boolean) => object;
}

export const total = (years: readonly YearCount[]): number =>
  years.reduce((sum, { count }) => sum + count, 0);

const knownYear = (year: number): number | null => (year === unknownYear ? null : year);

/** Pages of single years would only say the same again. */
const standsOnOnePage = (years: readonly YearCount[]): boolean => total(years) <= partSize;

export function yearLinks(
  site: Site,
  { years }: EntryTerm,
  path: string,
  current: number | null,
): YearLink[] {
  return years.map(({ year, count }) => ({
    label: site.wording.year(knownYear(year)),
    href: standsOnOnePage(years) ? null : site.to.page(`${path}${yearKey(knownYear(year))}/`),
    count: current === null ? count : null,
    current: year === current,
  }));
}

const itemsOf = ({ archive, wording }: Site, entries: readonly Entry<object>[]): ListItem<object>[] =>
  entries.flatMap(({ id, value }) => {
    const report: Report | undefined = archive.byId.get(id);
    return report ? [{ id, title: report.title, facts: placeFacts(report, wording), value }] : [];
  });

export function entryTaxonomy<Term extends EntryTerm>(of: EntryTaxonomy<Term>): PageSet {
  const { entries: list, template, term, extra = () => ({}) } = of;

  /** What a page shows besides the entries. @param year null for all of them */
  const head = (site: Site, term: Term, path: string, year: number | null) => ({
    ...extra(site, term, year === null),
    key: term.key,
    name: term.name,
    years: yearLinks(site, term, path, year),
  });

  function termView(site: Site, term: Term, path: string): EntryListView<object> {
    const { key, years } = term;
    const count = total(years);
    const few = standsOnOnePage(years) ? years : [];
    return {
      ...head(site, term, path, null),
      count,
      yearName: null,
      partLabel: '',
      items: itemsOf(
        site,
        few.flatMap(({ year }) => site.store.entries<object>(list, key, year, 0, partSize)),
      ),
      pager: null,
    };
  }

  function* listsOf(site: Site, term: Term, path: string): Generator<PagedList> {
    const { store, sources } = site;
    const { key, years } = term;
    if (standsOnOnePage(years)) return;
    for (const { year } of years) {
      const { ends, digests } = entryParts(store, sources, [list, key, year]);
      const shown = head(site, term, path, year);
      const shownKey = JSON.stringify(shown);
      yield {
        year: yearKey(knownYear(year)),
        ends,
        part: ({ pager, from, to }) => {
          const count = countOf(pager, { length: ends.at(-1) ?? 0 });
          return {
            // The values follow from what the reports were prepared from; reading them takes most of the time.
            key: () => `${shownKey}${count}${JSON.stringify(pager)}${digests[pager.number - 1]}`,
            view: (): EntryListView<object> => ({
              ...shown,
              count,
              yearName: site.wording.year(knownYear(year)),
              partLabel: partLabel(pager, site.wording.t),
              items: itemsOf(site, store.entries<object>(list, key, year, from, to - from)),
              pager,
            }),
          };
        },
      };
    }
  }

  return taxonomy<Term>({
    address: of.address,
    ...(of.sheet !== undefined && { sheet: of.sheet }),
    ...(of.translated !== undefined && { translated: of.translated }),
    terms: of.terms,
    keyOf: ({ slug }) => slug,
    index: of.index,
    term: term ?? { template, view: termView },
    list: { template, of: listsOf },
  });
}

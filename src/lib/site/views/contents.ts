/** The pages on what reports say: kinds of sections, figures, cited documents. */

import type { CitedEntry } from '../../analysis/cited/cited-index.ts';
import { citedVocabulary } from '../../analysis/cited/vocabulary.ts';
import { type FigureLine, indicatorSlug } from '../../analysis/figures/indicator-index.ts';
import { figureVocabulary } from '../../analysis/figures/load-vocabulary.ts';
import { kindVocabulary } from '../../analysis/sections/kinds.ts';
import type { SectionEntry } from '../../analysis/sections/section-index.ts';
import { compareText } from '../../store/archive.ts';
import { type Pager, partsOf } from '../paging.ts';
import type { LinkCount } from './links.ts';
import { type ListView, listPages, total } from './lists.ts';
import { countOf, type Page, pathOf } from './page.ts';
import type { Instrument, Site } from './site.ts';

export interface IndexView {
  readonly links: readonly LinkCount[];
}

export type SectionsView = ListView<Omit<SectionEntry, 'kind'>>;

export function* sectionPages(site: Site): Generator<Page> {
  const { store, to } = site;
  const counts = store.counts('section');
  const kinds = kindVocabulary().flatMap(({ kind, name }) => {
    const years = counts.get(kind);
    return years ? [{ kind, name, years }] : [];
  });
  yield {
    path: 'sections/',
    view: (): IndexView => ({
      links: kinds.map(({ kind, name, years }) => ({
        label: name,
        href: to.section(kind),
        count: total(years),
      })),
    }),
  };
  for (const { kind, name, years } of kinds) {
    const list = {
      name: 'section' as const,
      key: kind,
      title: name,
      path: `sections/${kind}/`,
      href: (...at: [Parameters<typeof to.section>[1], number?]) => to.section(kind, ...at),
    };
    yield* listPages(site, list, years, () => ({}));
  }
}

export interface IndicatorView extends ListView<Omit<FigureLine, 'indicator'>> {
  readonly definition: string;
}

export function* indicatorPages(site: Site): Generator<Page> {
  const { store, to } = site;
  const counts = store.counts('indicator');
  const indicators = figureVocabulary().indicators.flatMap(({ id, name, definition }) => {
    const years = counts.get(id);
    return years ? [{ id, slug: indicatorSlug(id), name, definition, years }] : [];
  });
  yield {
    path: 'indicators/',
    view: (): IndexView => ({
      links: indicators.map(({ slug, name, years }) => ({
        label: name,
        href: to.indicator(slug),
        count: total(years),
      })),
    }),
  };
  for (const { id, slug, name, definition, years } of indicators) {
    const list = {
      name: 'indicator' as const,
      key: id,
      title: name,
      path: `indicators/${slug}/`,
      href: (...at: [Parameters<typeof to.indicator>[1], number?]) => to.indicator(slug, ...at),
    };
    yield* listPages(site, list, years, () => ({ definition }));
  }
}

export interface CitedGroupView {
  readonly name: string;
  /** Of the group; null on further parts, which stay as they are when it changes. */
  readonly count: number | null;
  readonly links: readonly LinkCount[];
  readonly pager: Pager;
}

export interface CitedView {
  readonly groups: readonly (LinkCount & { readonly links: readonly LinkCount[] })[];
}

export interface InstrumentView extends ListView<Omit<CitedEntry, 'slug' | 'number' | 'group'>> {
  /** Numbers that reports give for it, the most frequent first. */
  readonly numbers: readonly string[];
}

/** Documents of a group that the index shows before it leads to the list of the group. */
const shownOfGroup = 30;

export function* citedPages(site: Site): Generator<Page> {
  const { store, to, instruments } = site;
  const sorted = [...instruments.values()].sort(
    (a, b) => b.reports - a.reports || compareText(a.slug, b.slug),
  );
  const link = ({ slug, title, reports }: Instrument): LinkCount => ({
    label: `《${title}》`,
    href: to.instrument(slug),
    count: reports,
  });
  const groups = citedVocabulary().groups.flatMap(({ group, name }) => {
    const of = sorted.filter((one) => one.group === group);
    return of.length > 0 ? [{ group, name, of }] : [];
  });
  yield {
    path: 'cited/',
    view: (): CitedView => ({
      groups: groups.map(({ group, name, of }) => ({
        label: name,
        href: to.citedGroup(group),
        count: of.length,
        links: of.slice(0, shownOfGroup).map(link),
      })),
    }),
  };
  for (const { group, name, of } of groups) {
    const slugs = of.map(({ slug }) => slug);
    for (const { pager, from, to: end } of partsOf(slugs, (number) => to.citedGroup(group, number))) {
      yield {
        path: pathOf(`cited/in/${group}/`, pager),
        view: (): CitedGroupView => ({
          name,
          count: countOf(pager, of),
          links: of.slice(from, end).map(link),
          pager,
        }),
      };
    }
  }
  const counts = store.counts('cited');
  for (const { slug, title } of sorted) {
    const list = {
      name: 'cited' as const,
      key: slug,
      title: `《${title}》`,
      path: `cited/${slug}/`,
      href: (...at: [Parameters<typeof to.instrument>[1], number?]) => to.instrument(slug, ...at),
    };
    yield* listPages(site, list, counts.get(slug) ?? [], (ofAllYears) => ({
      numbers: ofAllYears ? store.numbers(slug) : [],
    }));
  }
}

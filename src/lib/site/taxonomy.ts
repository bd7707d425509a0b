/**
 * A taxonomy files what the archive holds under terms: reports under regions, citations under documents. It gives an
 * index of the terms and for each term one list, or one for each year, so that a new report changes the lists of its
 * own year alone. All lists are cut into pages in the same way, see paging.ts.
 */
import type { YearKey } from '../core/routes.ts';
import { type Page, type PageContent, type PageKind, type PageSet, pageKind } from './page.ts';
import { type Part, partsAt } from './paging.ts';
import type { Site } from './site.ts';

/** Content on one page or several. */
export interface Parts {
  /** How many items stand before the end of each part, see `endsOf`. */
  readonly ends: readonly number[];
  readonly part: (part: Part) => PageContent;
}

export interface PagedList extends Parts {
  /** Null where a term has a single list. */
  readonly year: YearKey | null;
}

/** The page of a term: single, or cut into parts where it is long itself. */
export type TermPage<Term> = { readonly template: string } & (
  | { readonly view: (site: Site, term: Term, path: string) => object }
  | { readonly parts: (site: Site, term: Term, path: string) => Parts }
);

export interface Taxonomy<Term> extends Pick<PageSet, 'feeds'> {
  /** Of the index; terms stand below it, then years, then parts: `topics/rural/2020/page/2/`. */
  readonly address: string;
  readonly sheet?: string;
  /** False for what stands in Chinese alone, see `PageKind`. */
  readonly translated?: boolean;
  readonly terms: (site: Site) => readonly Term[];
  /** What stands for a term in its address. */
  readonly keyOf: (term: Term) => string | number;
  /** The page of all terms; left out where another page leads to them. */
  readonly index?: {
    readonly template: string;
    readonly view: (site: Site, terms: readonly Term[]) => object;
  };
  /** The page of a term's years; left out where the term has a single list, which stands there. */
  readonly term?: TermPage<Term>;
  readonly list: {
    readonly template: string;
    /** @param path of the term, below the base path */
    readonly of: (site: Site, term: Term, path: string) => Iterable<PagedList>;
  };
}

/** Path of a part of what begins at `path`. */
export const partPath = (path: string, number: number): string =>
  number === 1 ? path : `${path}page/${number}/`;

function* listPages(site: Site, kind: PageKind, path: string, { ends, part }: Parts): Generator<Page> {
  for (const one of partsAt(ends, (number) => site.to.page(partPath(path, number)))) {
    yield { path: partPath(path, one.pager.number), kind, ...part(one) };
  }
}

export function taxonomy<Term>(of: Taxonomy<Term>): PageSet {
  const { address, index, term, list, feeds } = of;
  const settings = {
    ...(of.sheet !== undefined && { sheet: of.sheet }),
    ...(of.translated !== undefined && { translated: of.translated }),
  };
  const indexKind = index && pageKind(address, index.template, settings);
  const termKind = term && pageKind(`${address}[term]/`, term.template, settings);
  const listKind = pageKind(`${address}[term]/${term ? '[year]/' : ''}`, list.template, settings);

  function* termPages(site: Site, one: Term): Generator<Page> {
    const path = `${address}${of.keyOf(one)}/`;
    if (termKind && 'parts' in term) yield* listPages(site, termKind, path, term.parts(site, one, path));
    if (termKind && 'view' in term) yield { path, kind: termKind, view: () => term.view(site, one, path) };
    for (const paged of list.of(site, one, path)) {
      yield* listPages(site, listKind, paged.year === null ? path : `${path}${paged.year}/`, paged);
    }
  }

  return {
    kinds: [indexKind, termKind, listKind].filter((kind) => kind !== undefined),
    *pages(site) {
      const terms = of.terms(site);
      if (indexKind) yield { path: address, kind: indexKind, view: () => index.view(site, terms) };
      for (const one of terms) yield* termPages(site, one);
    },
    ...(feeds && { feeds }),
  };
}

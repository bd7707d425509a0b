/** The search page: how much room its filters need, which come with the index. */
import { pageKind, singlePage } from '../page.ts';
import type { Site } from '../site.ts';
import { provinceLinks } from './links.ts';

export interface SearchView {
  readonly provinces: number;
  readonly hasFigures: boolean;
}

const searchView = (site: Site): SearchView => ({
  provinces: provinceLinks(site).length,
  hasFigures: site.indicators.size > 0,
});

export const search = singlePage(pageKind('search/', 'Search', { sheet: 'search' }), searchView);

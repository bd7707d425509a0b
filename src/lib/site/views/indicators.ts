/** The same figure across reports. */
import { type FigureLine, indicatorSlug } from '../../analysis/figures/indicator-index.ts';
import { figureVocabulary } from '../../analysis/figures/load-vocabulary.ts';
import { type EntryListView, type EntryTerm, entryTaxonomy, total } from '../entry-taxonomy.ts';
import type { LinkCount } from './links.ts';

export interface IndicatorsView {
  readonly links: readonly LinkCount[];
}

export interface IndicatorView extends EntryListView<Omit<FigureLine, 'indicator'>> {
  readonly definition: string;
}

interface IndicatorTerm extends EntryTerm {
  readonly definition: string;
}

export const indicators = entryTaxonomy<IndicatorTerm>({
  entries: 'indicator',
  address: 'indicators/',
  terms({ store }) {
    const counts = store.counts('indicator');
    return figureVocabulary().indicators.flatMap(({ id, name, definition }) => {
      const years = counts.get(id);
      return years ? [{ key: id, slug: indicatorSlug(id), name, definition, years }] : [];
    });
  },
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
  template: 'Indicator',
  extra: (_, { definition }) => ({ definition }),
});

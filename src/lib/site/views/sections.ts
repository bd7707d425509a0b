/** The same kind of section across reports. */
import { kindVocabulary } from '../../analysis/sections/kinds.ts';
import type { SectionEntry } from '../../analysis/sections/section-index.ts';
import { type EntryListView, type EntryTerm, entryTaxonomy, total } from '../entry-taxonomy.ts';
import type { LinkCount } from './links.ts';

export interface SectionsView {
  readonly links: readonly LinkCount[];
}

export type SectionView = EntryListView<Omit<SectionEntry, 'kind'>>;

export const sections = entryTaxonomy<EntryTerm>({
  entries: 'section',
  address: 'sections/',
  terms({ store, wording }) {
    const counts = store.counts('section');
    return kindVocabulary().flatMap(({ kind }) => {
      const years = counts.get(kind);
      return years ? [{ key: kind, slug: kind, name: wording.section(kind), years }] : [];
    });
  },
  index: {
    template: 'Sections',
    view: ({ to }, kinds): SectionsView => ({
      links: kinds.map(({ slug, name, years }) => ({
        label: name,
        href: to.section(slug),
        count: total(years),
      })),
    }),
  },
  template: 'Section',
});

/** Documents that reports cite: those of each group, and which reports cite one. */
import type { CitedEntry } from '../../analysis/cited/cited-index.ts';
import { citedVocabulary } from '../../analysis/cited/vocabulary.ts';
import { compareText } from '../../core/order.ts';
import { type EntryListView, type EntryTerm, entryTaxonomy } from '../entry-taxonomy.ts';
import { countOf, endsOf, type Pager } from '../paging.ts';
import type { Instrument, Site } from '../site.ts';
import { taxonomy } from '../taxonomy.ts';
import type { LinkCount } from './links.ts';

export interface CitedView {
  readonly groups: readonly (LinkCount & { readonly links: readonly LinkCount[] })[];
}

export interface CitedGroupView {
  readonly name: string;
  /** Of the group; null on further parts, which stay as they are when it changes. */
  readonly count: number | null;
  readonly links: readonly LinkCount[];
  readonly pager: Pager;
}

export interface InstrumentView extends EntryListView<Omit<CitedEntry, 'slug' | 'number' | 'group'>> {
  /** Numbers that reports give for it, the most frequent first. */
  readonly numbers: readonly string[];
}

interface Group {
  readonly group: string;
  readonly name: string;
  /** Those that most reports cite first. */
  readonly instruments: readonly Instrument[];
}

/** Documents of a group that the index shows before it leads to the list of the group. */
const shownOfGroup = 30;

const sorted = ({ instruments }: Site): Instrument[] =>
  [...instruments.values()].sort((a, b) => b.reports - a.reports || compareText(a.slug, b.slug));

function groupsOf(site: Site): Group[] {
  const byGroup = Map.groupBy(sorted(site), ({ group }) => group);
  return citedVocabulary().groups.flatMap(({ group, name }) => {
    const instruments = byGroup.get(group);
    return instruments ? [{ group, name, instruments }] : [];
  });
}

const titleOf = ({ title }: Instrument): string => `《${title}》`;

const linkTo =
  ({ to }: Site) =>
  (instrument: Instrument): LinkCount => ({
    label: titleOf(instrument),
    href: to.instrument(instrument.slug),
    count: instrument.reports,
  });

const citedView = (site: Site): CitedView => ({
  groups: groupsOf(site).map(({ group, name, instruments }) => ({
    label: name,
    href: site.to.citedGroup(group),
    count: instruments.length,
    links: instruments.slice(0, shownOfGroup).map(linkTo(site)),
  })),
});

export const cited = entryTaxonomy<EntryTerm>({
  entries: 'cited',
  address: 'cited/',
  translated: false,
  terms(site) {
    const counts = site.store.counts('cited');
    return sorted(site).map((one) => ({
      key: one.slug,
      slug: one.slug,
      name: titleOf(one),
      years: counts.get(one.slug) ?? [],
    }));
  },
  index: { template: 'Cited', view: citedView },
  template: 'Instrument',
  extra: ({ store }, { key }, ofAllYears) => ({ numbers: ofAllYears ? store.numbers(key) : [] }),
});

export const citedGroups = taxonomy<Group>({
  address: 'cited/in/',
  translated: false,
  terms: groupsOf,
  keyOf: ({ group }) => group,
  list: {
    template: 'CitedGroup',
    *of(site, { name, instruments }) {
      yield {
        year: null,
        ends: endsOf(instruments.map(({ slug }) => slug)),
        part: ({ pager, from, to }) => ({
          view: (): CitedGroupView => ({
            name,
            count: countOf(pager, instruments),
            links: instruments.slice(from, to).map(linkTo(site)),
            pager,
          }),
        }),
      };
    },
  },
});

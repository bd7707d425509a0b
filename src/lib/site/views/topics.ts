/** Topics: the index with counts by year, and which reports speak of a topic, by year. */
import type { TopicMention } from '../../analysis/topics/topics-of.ts';
import { topicVocabulary } from '../../analysis/topics/vocabulary.ts';
import { type EntryListView, type EntryTerm, entryTaxonomy, total } from '../entry-taxonomy.ts';
import type { Site } from '../site.ts';
import type { LinkCount } from './links.ts';

export interface TopicsView {
  /** Every year from the first to the last, the newest first. */
  readonly years: readonly number[];
  /** Reports of each of these years. */
  readonly reports: readonly number[];
  /** All reports, those of an unknown year too. */
  readonly total: number;
  /** Topics under the task field that they belong to. */
  readonly groups: readonly {
    readonly name: string;
    readonly topics: readonly (LinkCount & {
      /** Reports of each of the years that speak of it. */
      readonly byYear: readonly number[];
    })[];
  }[];
}

export interface TopicView extends EntryListView<Omit<TopicMention, 'topic'>> {
  readonly definition: string;
  /** Words by which it is told. */
  readonly phrases: readonly string[];
  /** Words that look like it and do not count. */
  readonly not: readonly string[];
}

interface TopicTerm extends EntryTerm {
  readonly field: string;
  readonly definition: string;
  readonly phrases: readonly string[];
  readonly not: readonly string[];
}

function termsOf({ store, wording }: Site): TopicTerm[] {
  const counts = store.counts('topic');
  return topicVocabulary().flatMap(({ id, field, phrases, not = [] }) => {
    const years = counts.get(id);
    return years ? [{ key: id, slug: id, ...wording.topic(id), field, phrases, not, years }] : [];
  });
}

function topicsView(
  { to, archive, years: ascending, wording }: Site,
  terms: readonly TopicTerm[],
): TopicsView {
  const years = ascending.toReversed();
  return {
    years,
    reports: years.map((year) => archive.years.find((one) => one.year === year)?.reports.length ?? 0),
    total: archive.reports.length,
    groups: [...Map.groupBy(terms, ({ field }) => field)].map(([field, of]) => ({
      name: wording.section(field),
      topics: of.map(({ slug, name, years: byYear }) => ({
        label: name,
        href: to.topic(slug),
        count: total(byYear),
        byYear: years.map((year) => byYear.find((one) => one.year === year)?.count ?? 0),
      })),
    })),
  };
}

export const topics = entryTaxonomy<TopicTerm>({
  entries: 'topic',
  address: 'topics/',
  sheet: 'indicators',
  terms: termsOf,
  index: { template: 'Topics', view: topicsView },
  template: 'Topic',
  extra: (_, { definition, phrases, not }) => ({ definition, phrases, not }),
});

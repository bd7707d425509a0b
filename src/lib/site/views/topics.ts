/** Topics: the index with counts by year, and which reports speak of a topic, by year. */
import { kindVocabulary } from '../../analysis/sections/kinds.ts';
import type { TopicMention } from '../../analysis/topics/topics-of.ts';
import { topicVocabulary } from '../../analysis/topics/vocabulary.ts';
import type { LinkCount } from './links.ts';
import { type ListView, listPages, total } from './lists.ts';
import type { Page } from './page.ts';
import type { Site } from './site.ts';

export interface TopicsView {
  /** Every year from the first to the last, ascending. */
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

export interface TopicView extends ListView<Omit<TopicMention, 'topic'>> {
  readonly definition: string;
  /** Words by which it is told. */
  readonly phrases: readonly string[];
  /** Words that look like it and do not count. */
  readonly not: readonly string[];
}

export function* topicPages(site: Site): Generator<Page> {
  const { store, to, archive, years } = site;
  const counts = store.counts('topic');
  const topics = topicVocabulary().flatMap((topic) => {
    const byYear = counts.get(topic.id);
    return byYear ? [{ ...topic, byYear }] : [];
  });
  const fieldNames = new Map<string, string>(kindVocabulary().map(({ kind, name }) => [kind, name]));
  yield {
    path: 'topics/',
    view: (): TopicsView => ({
      years,
      reports: years.map((year) => archive.years.find((one) => one.year === year)?.reports.length ?? 0),
      total: archive.reports.length,
      groups: [...Map.groupBy(topics, ({ field }) => field)].map(([field, of]) => ({
        name: fieldNames.get(field) ?? field,
        topics: of.map(({ id, name, byYear }) => ({
          label: name,
          href: to.topic(id),
          count: total(byYear),
          byYear: years.map((year) => byYear.find((one) => one.year === year)?.count ?? 0),
        })),
      })),
    }),
  };
  for (const { id, name, definition, phrases, not = [], byYear } of topics) {
    const list = {
      name: 'topic' as const,
      key: id,
      title: name,
      path: `topics/${id}/`,
      href: (...at: [Parameters<typeof to.topic>[1], number?]) => to.topic(id, ...at),
    };
    yield* listPages(site, list, byYear, () => ({ definition, phrases, not }));
  }
}

/** What changed or vanished of the published originals: the newest events, those of each year, and a feed. */
import { siteLabels } from '../../analysis/labels.ts';
import type { FeedItem } from '../machine/feeds.ts';
import { allEvents, isPublished, type OriginalEvent, publishedReport } from '../originals/original-events.ts';
import type { Followed } from '../page.ts';
import { countOf, endsOf, type Pager } from '../paging.ts';
import { placeFacts } from '../parts/report-card.ts';
import type { Site } from '../site.ts';
import { type PagedList, taxonomy } from '../taxonomy.ts';
import type { LinkCount } from './links.ts';

export interface EventLine {
  readonly id: string;
  readonly title: string;
  readonly facts: readonly string[];
  readonly what: OriginalEvent['what'];
  readonly words: string;
  readonly day: string;
  /** Where it can be read today, or what it became. */
  readonly links: readonly { readonly label: string; readonly href: string }[];
}

export interface OriginalsView {
  readonly newest: readonly EventLine[];
  readonly years: readonly LinkCount[];
  /** Originals that cannot be reached today. */
  readonly gone: number;
}

export interface OriginalsYearView {
  readonly year: number;
  /** Null on further parts of the list. */
  readonly count: number | null;
  readonly pager: Pager;
  readonly events: readonly EventLine[];
}

const newestCount = 50;

const wordsOf = ({ what }: OriginalEvent): string => siteLabels().originalEvent[what];

function lineOf(site: Site, event: OriginalEvent): EventLine[] {
  const { to, wording } = site;
  const report = publishedReport(site, event.id);
  if (!report) return [];
  const { id, what, date, version } = event;
  const compare =
    version !== undefined && isPublished(site, version)
      ? [{ label: wording.t('common.compare'), href: to.compare(id, version) }]
      : [];
  const moved = event.to === undefined ? [] : [{ label: wording.t('original.now'), href: event.to }];
  const facts = placeFacts(report, wording);
  return [
    {
      id,
      title: report.title,
      facts,
      what,
      words: wordsOf(event),
      day: wording.date(date),
      links: [...compare, ...moved],
    },
  ];
}

const linesOf = (site: Site, events: readonly OriginalEvent[]): EventLine[] =>
  events.flatMap((event) => lineOf(site, event));

interface EventYear {
  readonly year: number;
  readonly events: readonly OriginalEvent[];
}

const yearsOf = (site: Site): EventYear[] =>
  [...Map.groupBy(allEvents(site), ({ date }) => Number(date.slice(0, 4)))].map(([year, events]) => ({
    year,
    events,
  }));

function goneNow(site: Site): number {
  const last = new Map(
    allEvents(site)
      .toReversed()
      .map(({ id, what }) => [id, what]),
  );
  return [...last.values()].filter((what) => what === 'gone').length;
}

function originalsView(site: Site): OriginalsView {
  const years = yearsOf(site).map(({ year, events }) => ({
    label: site.wording.year(year),
    href: site.to.originals(year),
    count: events.length,
  }));
  return { newest: linesOf(site, allEvents(site).slice(0, newestCount)), years, gone: goneNow(site) };
}

const listOf = (site: Site, { year, events }: EventYear): PagedList => ({
  year: null,
  ends: endsOf(events.map(({ id, date, what }) => `${id} ${date} ${what}`)),
  part: ({ pager, from, to: end }) => ({
    view: (): OriginalsYearView => ({
      year,
      count: countOf(pager, events),
      pager,
      events: linesOf(site, events.slice(from, end)),
    }),
  }),
});

function* feeds(site: Site): Generator<Followed> {
  const { to, wording } = site;
  const items = allEvents(site).flatMap((event): FeedItem[] => {
    const report = publishedReport(site, event.id);
    if (!report) return [];
    const { id, what, date } = event;
    return [
      {
        key: `${to.report(id)}#original-${what}-${date}`,
        href: to.report(id),
        title: `${wordsOf(event)}${wording.t('mark.colon')}${report.title}`,
        summary: [wording.date(date), wordsOf(event), ...placeFacts(report, wording)].join(
          wording.t('mark.comma'),
        ),
        day: date,
        published: date,
        author: null,
      },
    ];
  });
  yield { title: wording.t('originals.title'), path: 'originals/', items };
}

export const originals = taxonomy<EventYear>({
  address: 'originals/',
  translated: false,
  terms: yearsOf,
  keyOf: ({ year }) => year,
  index: { template: 'Originals', view: originalsView },
  list: { template: 'OriginalsYear', of: (site, term) => [listOf(site, term)] },
  feeds,
});

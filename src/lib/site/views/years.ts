/** Reports by the year they speak of, by province, in parts. */

import { compareText } from '../../core/order.ts';
import { regionKey } from '../../core/region-key.ts';
import type { Report } from '../../core/schema.ts';
import type { YearGroup } from '../../store/archive.ts';
import type { Followed } from '../page.ts';
import { countOf, endsOf, type Pager } from '../paging.ts';
import { type ReportCard, reportCard } from '../parts/report-card.ts';
import { ancestors } from '../region-tree.ts';
import type { Site } from '../site.ts';
import { type PagedList, taxonomy } from '../taxonomy.ts';
import { type LinkCount, yearKey, yearLinks } from './links.ts';

export interface YearsView {
  readonly years: readonly LinkCount[];
}

export interface YearView {
  readonly title: string;
  readonly label: string;
  readonly known: boolean;
  /** Of the year; null on further parts, which stay as they are when it changes. */
  readonly count: number | null;
  readonly pager: Pager;
  /** Reports of this part under the province they belong to; those without a region come last. */
  readonly provinces: readonly { readonly name: string; readonly reports: readonly ReportCard[] }[];
  /** The years beside this one; it says nothing of them but where they are. */
  readonly later: Omit<LinkCount, 'count'> | null;
  readonly earlier: Omit<LinkCount, 'count'> | null;
  /** Page that its feed follows; null for the unknown year. */
  readonly feed: string | null;
}

const regionOrder = ({ region, id }: Report): string => `${region ? regionKey(region) : '~'} ${id}`;

function provinceName({ tree, wording }: Site, { region }: Report): string {
  const node = region && tree.byKey.get(regionKey(region));
  return node ? (ancestors(tree, node)[0] ?? node).name : wording.t('common.region-unknown');
}

function listOf(site: Site, { year, reports }: YearGroup): PagedList {
  const { wording } = site;
  const links = yearLinks(site).map(({ label, href }) => ({ label, href }));
  const index = site.archive.years.findIndex((one) => one.year === year);
  const sorted = reports.toSorted((a, b) => compareText(regionOrder(a), regionOrder(b)));
  return {
    year: null,
    ends: endsOf(sorted.map(({ id }) => id)),
    part: ({ pager, from, to: end }) => ({
      view: (): YearView => ({
        title: wording.t('year.title', { year: wording.year(year) }),
        label: wording.year(year),
        known: year !== null,
        count: countOf(pager, sorted),
        pager,
        provinces: [...Map.groupBy(sorted.slice(from, end), (report) => provinceName(site, report))].map(
          ([name, of]) => ({ name, reports: of.map((report) => reportCard(report, wording)) }),
        ),
        later: links[index - 1] ?? null,
        earlier: links[index + 1] ?? null,
        feed: year === null ? null : site.to.year(year),
      }),
    }),
  };
}

function* feeds({ archive, wording }: Site): Generator<Followed> {
  for (const { year, reports } of archive.years) {
    if (year !== null)
      yield { title: wording.t('year.title', { year: wording.year(year) }), path: `years/${year}/`, reports };
  }
}

export const years = taxonomy<YearGroup>({
  address: 'years/',
  terms: ({ archive }) => archive.years,
  keyOf: ({ year }) => yearKey(year),
  index: { template: 'Years', view: (site): YearsView => ({ years: yearLinks(site) }) },
  list: { template: 'Year', of: (site, term) => [listOf(site, term)] },
  feeds,
});

/** Reports by the year they speak of, by province, in parts. */

import { regionKey } from '../../core/region-key.ts';
import type { Report } from '../../core/schema.ts';
import { compareText } from '../../store/archive.ts';
import { type Pager, partsOf } from '../paging.ts';
import { type ReportCard, reportCard } from '../parts/report-card.ts';
import { ancestors } from '../region-tree.ts';
import { type LinkCount, yearKey, yearLinks, yearName } from './links.ts';
import { countOf, type Page, pathOf } from './page.ts';
import type { Site } from './site.ts';

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

function provinceName({ tree }: Site, { region }: Report): string {
  const node = region && tree.byKey.get(regionKey(region));
  return node ? (ancestors(tree, node)[0] ?? node).name : '地区不明';
}

export function* yearPages(site: Site): Generator<Page> {
  const { archive, to } = site;
  yield { path: 'years/', view: (): YearsView => ({ years: yearLinks(site) }) };
  const links = yearLinks(site).map(({ label, href }) => ({ label, href }));
  for (const [index, { year, reports }] of archive.years.entries()) {
    const key = yearKey(year);
    const sorted = reports.toSorted((a, b) => compareText(regionOrder(a), regionOrder(b)));
    const ids = sorted.map(({ id }) => id);
    for (const { pager, from, to: end } of partsOf(ids, (number) => to.year(key, number))) {
      yield {
        path: pathOf(`years/${key}/`, pager),
        view: (): YearView => ({
          title: year === null ? '时期不明的报告' : `${year}年的报告`,
          label: yearName(year),
          known: year !== null,
          count: countOf(pager, sorted),
          pager,
          provinces: [...Map.groupBy(sorted.slice(from, end), (report) => provinceName(site, report))].map(
            ([name, of]) => ({ name, reports: of.map(reportCard) }),
          ),
          later: links[index - 1] ?? null,
          earlier: links[index + 1] ?? null,
          feed: year === null ? null : to.year(key),
        }),
      };
    }
  }
}

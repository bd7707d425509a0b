/**
 * What stands in many reports, list by list: sections of a kind, figures of an indicator, citations of a document.
 * Each list is parted by year and then by region, so that a new report changes the pages of its own year alone.
 */

import type { YearKey } from '../../core/routes.ts';
import type { Report } from '../../core/schema.ts';
import { type ListName, unknownYear } from '../../store/place.ts';
import type { Entry, YearCount } from '../../store/store.ts';
import { type Pager, partLabel, partSize, partsAt } from '../paging.ts';
import { placeFacts } from '../parts/report-card.ts';
import { type LinkCount, yearKey, yearName } from './links.ts';
import { countOf, type Page, pathOf } from './page.ts';
import { partingOf } from './parting.ts';
import type { Site } from './site.ts';

/** An entry with what the page shows of its report. */
export interface ListItem<Value> {
  readonly id: string;
  readonly title: string;
  /** Region and period in words. */
  readonly facts: readonly string[];
  readonly value: Value;
}

export interface ListView<Value> {
  readonly key: string;
  readonly name: string;
  /** `2020年`; null on the page of all years. */
  readonly yearName: string | null;
  readonly partLabel: string;
  /** Entries of the year, or of all of them; null on further parts, which stay as they are when it changes. */
  readonly count: number | null;
  /** The page of a year says nothing of other years but where they are, so that they can change without it. */
  readonly years: readonly YearLink[];
  /** On the page of all years only when they are few. */
  readonly items: readonly ListItem<Value>[];
  readonly pager: Pager | null;
}

export interface YearLink extends Omit<LinkCount, 'count'> {
  readonly count: number | null;
  readonly current: boolean;
}

export interface List {
  readonly name: ListName;
  /** Key in the store. */
  readonly key: string;
  /** As readers see it. */
  readonly title: string;
  /** Path of the page of all years. */
  readonly path: string;
  readonly href: (year: YearKey | null, part?: number) => string;
}

const publicYear = (year: number): number | null => (year === unknownYear ? null : year);

/**
 * @param extra what the pages of this list show besides; on the pages of single years, what does not change with others
 */
export function* listPages<Value, Extra extends object>(
  site: Site,
  list: List,
  years: readonly YearCount[],
  extra: (ofAllYears: boolean) => Extra,
): Generator<Page> {
  const { store, archive } = site;
  const { name, key, title, path, href } = list;
  const count = total(years);
  const links = years.map(({ year, count: of }) => ({
    year,
    count: of,
    label: yearName(publicYear(year)),
    href: href(yearKey(publicYear(year))),
  }));
  const base = (current: number | null) => ({
    ...extra(current === null),
    key,
    name: title,
    years: links.map(({ year, label, href: to, count: of }) => ({
      label,
      href: to,
      count: current === null ? of : null,
      current: year === current,
    })),
  });
  const items = (entries: readonly Entry<Value>[]): ListItem<Value>[] =>
    entries.flatMap(({ id, value }) => {
      const report: Report | undefined = archive.byId.get(id);
      return report ? [{ id, title: report.title, facts: placeFacts(report), value }] : [];
    });
  yield {
    path,
    view: (): ListView<Value> & Extra => ({
      ...base(null),
      count,
      yearName: null,
      partLabel: '',
      items:
        count <= partSize
          ? items(years.flatMap(({ year }) => store.entries<Value>(name, key, year, 0, partSize)))
          : [],
      pager: null,
    }),
  };
  for (const { year } of years) {
    const yearOf = yearKey(publicYear(year));
    const { ends, digests } = partingOf(store, site.sources, [name, key, year]);
    const head = JSON.stringify(base(year));
    for (const { pager, from, to } of partsAt(ends, (part) => href(yearOf, part))) {
      const shown = countOf(pager, { length: ends.at(-1) ?? 0 });
      yield {
        path: pathOf(`${path}${yearOf}/`, pager),
        // The values follow from what the reports were prepared from; reading them takes most of the time.
        key: () => `${head}${shown}${JSON.stringify(pager)}${digests[pager.number - 1]}`,
        view: (): ListView<Value> & Extra => ({
          ...base(year),
          count: shown,
          yearName: yearName(publicYear(year)),
          partLabel: partLabel(pager),
          items: items(store.entries<Value>(name, key, year, from, to - from)),
          pager,
        }),
      };
    }
  }
}

export const total = (years: readonly YearCount[]): number =>
  years.reduce((sum, { count }) => sum + count, 0);

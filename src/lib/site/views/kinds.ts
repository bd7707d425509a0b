/** Reports by their kind and year, in parts. */

import { yearOf } from '../../core/display-dates.ts';
import { compareText } from '../../core/order.ts';
import { regionKey } from '../../core/region-key.ts';
import { type Report, type ReportKind, reportKinds } from '../../core/schema.ts';
import { countOf, endsOf, type Pager, partLabel } from '../paging.ts';
import { type ReportCard, reportCard } from '../parts/report-card.ts';
import type { Site } from '../site.ts';
import { type PagedList, taxonomy } from '../taxonomy.ts';
import { type LinkCount, yearKey } from './links.ts';

export interface KindsView {
  readonly kinds: readonly LinkCount[];
}

/** The years of a kind. */
export interface KindView {
  readonly name: string;
  readonly count: number;
  readonly years: readonly LinkCount[];
}

/** One part of a year of a kind; it says nothing of other years but where they are. */
export interface KindYearView {
  readonly kind: ReportKind;
  readonly name: string;
  readonly yearName: string;
  readonly partLabel: string;
  /** Of the year; null on further parts, which stay as they are when it changes. */
  readonly count: number | null;
  readonly reports: readonly ReportCard[];
  readonly pager: Pager;
  readonly later: Omit<LinkCount, 'count'> | null;
  readonly earlier: Omit<LinkCount, 'count'> | null;
}

interface KindTerm {
  readonly kind: ReportKind;
  readonly reports: readonly Report[];
}

/** Reports of each kind that there are, in the order of the schema. */
function byKind({ archive }: Site): KindTerm[] {
  const groups = Map.groupBy(archive.reports, ({ kind }) => kind);
  return reportKinds.flatMap((kind) => {
    const reports = groups.get(kind);
    return reports ? [{ kind, reports }] : [];
  });
}

/** Kinds with the number of their reports. */
export const kindLinks = (site: Site): LinkCount[] =>
  byKind(site).map(({ kind, reports }) => ({
    label: site.wording.kind(kind),
    href: site.to.kind(kind),
    count: reports.length,
  }));

const place = ({ region, id }: Report): string => `${region ? regionKey(region) : '~'} ${id}`;

/** Reports of a kind by year, the newest first. */
const byYear = (reports: readonly Report[]): [year: number | null, reports: Report[]][] =>
  [...Map.groupBy(reports, ({ period }) => yearOf(period))].sort(([a], [b]) => (b ?? 0) - (a ?? 0));

function kindView({ to, wording }: Site, { kind, reports }: KindTerm): KindView {
  return {
    name: wording.kind(kind),
    count: reports.length,
    years: byYear(reports).map(([year, of]) => ({
      label: wording.year(year),
      href: to.kind(kind, yearKey(year)),
      count: of.length,
    })),
  };
}

function* listsOf(site: Site, { kind, reports }: KindTerm): Generator<PagedList> {
  const { to, wording } = site;
  const name = wording.kind(kind);
  const years = byYear(reports);
  const links = years.map(([year]) => ({ label: wording.year(year), href: to.kind(kind, yearKey(year)) }));
  for (const [index, [year, of]] of years.entries()) {
    const sorted = of.toSorted((a, b) => compareText(place(a), place(b)));
    yield {
      year: yearKey(year),
      ends: endsOf(sorted.map(({ id }) => id)),
      part: ({ pager, from, to: end }) => ({
        view: (): KindYearView => ({
          kind,
          name,
          yearName: wording.year(year),
          partLabel: partLabel(pager, wording.t),
          count: countOf(pager, sorted),
          reports: sorted.slice(from, end).map((report) => reportCard(report, wording)),
          pager,
          later: links[index - 1] ?? null,
          earlier: links[index + 1] ?? null,
        }),
      }),
    };
  }
}

export const kinds = taxonomy<KindTerm>({
  address: 'kinds/',
  terms: byKind,
  keyOf: ({ kind }) => kind,
  index: { template: 'Kinds', view: (site): KindsView => ({ kinds: kindLinks(site) }) },
  term: { template: 'Kind', view: kindView },
  list: { template: 'KindYear', of: listsOf },
});

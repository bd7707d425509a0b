/** Reports by their kind and year, in parts. */

import { siteLabels } from '../../analysis/labels.ts';
import { yearOf } from '../../core/display-dates.ts';
import { regionKey } from '../../core/region-key.ts';
import { type Report, type ReportKind, reportKinds } from '../../core/schema.ts';
import { compareText } from '../../store/archive.ts';
import { type Pager, partLabel, partsOf } from '../paging.ts';
import { type ReportCard, reportCard } from '../parts/report-card.ts';
import { type LinkCount, yearKey, yearName } from './links.ts';
import { countOf, type Page, pathOf } from './page.ts';
import type { Site } from './site.ts';

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

/** Reports of each kind that there are, in the order of the schema. */
function byKind({ archive }: Site): { kind: ReportKind; reports: readonly Report[] }[] {
  const groups = Map.groupBy(archive.reports, ({ kind }) => kind);
  return reportKinds.flatMap((kind) => {
    const reports = groups.get(kind);
    return reports ? [{ kind, reports }] : [];
  });
}

/** Kinds with the number of their reports. */
export const kindLinks = (site: Site): LinkCount[] =>
  byKind(site).map(({ kind, reports }) => ({
    label: siteLabels().kind[kind],
    href: site.to.kind(kind),
    count: reports.length,
  }));

const place = ({ region, id }: Report): string => `${region ? regionKey(region) : '~'} ${id}`;

function* pagesOfKind({ to }: Site, kind: ReportKind, reports: readonly Report[]): Generator<Page> {
  const name = siteLabels().kind[kind];
  const years = [...Map.groupBy(reports, ({ period }) => yearOf(period))].sort(
    ([a], [b]) => (b ?? 0) - (a ?? 0),
  );
  const links = years.map(([year]) => ({ label: yearName(year), href: to.kind(kind, yearKey(year)) }));
  const counts = years.map(([, of]) => of.length);
  yield {
    path: `kinds/${kind}/`,
    view: (): KindView => ({
      name,
      count: reports.length,
      years: links.map((link, index) => ({ ...link, count: counts[index] ?? 0 })),
    }),
  };
  for (const [index, [year, of]] of years.entries()) {
    const sorted = of.toSorted((a, b) => compareText(place(a), place(b)));
    const key = yearKey(year);
    const ids = sorted.map(({ id }) => id);
    for (const { pager, from, to: end } of partsOf(ids, (part) => to.kind(kind, key, part))) {
      yield {
        path: pathOf(`kinds/${kind}/${key}/`, pager),
        view: (): KindYearView => ({
          kind,
          name,
          yearName: yearName(year),
          partLabel: partLabel(pager),
          count: countOf(pager, sorted),
          reports: sorted.slice(from, end).map(reportCard),
          pager,
          later: links[index - 1] ?? null,
          earlier: links[index + 1] ?? null,
        }),
      };
    }
  }
}

export function* kindPages(site: Site): Generator<Page> {
  yield { path: 'kinds/', view: (): KindsView => ({ kinds: kindLinks(site) }) };
  for (const { kind, reports } of byKind(site)) yield* pagesOfKind(site, kind, reports);
}

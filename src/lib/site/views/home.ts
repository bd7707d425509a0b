/** The home page. */
import { indicatorSlug } from '../../analysis/figures/indicator-index.ts';
import { compareText } from '../../core/order.ts';
import { unknownYear } from '../../store/place.ts';
import { total } from '../entry-taxonomy.ts';
import type { ExploreLine } from '../explore/rows.ts';
import { type PageSet, pageKind, singlePage } from '../page.ts';
import { type ReportCard, reportCard } from '../parts/report-card.ts';
import type { Site } from '../site.ts';
import { dutyYears, type NewestDuties, newestProvinces } from './duties.ts';
import { issuerLink, type LinkCount, provinceLinks, yearLinks } from './links.ts';

export interface IndicatorExample {
  readonly name: string;
  readonly href: string;
  readonly values: number;
  /** Time, place and scope of one of the newest values, as far as they are known. */
  readonly said: string;
  readonly value: string;
  /** Where it stands. */
  readonly sentence: string;
}

export interface Learn {
  readonly indicators: readonly IndicatorExample[];
  readonly sections: readonly LinkCount[];
}

export interface HomeView {
  readonly reports: number;
  readonly regions: number;
  readonly issuers: number;
  /** Reports of which the build could make no page. */
  readonly leftOut: number;
  readonly newest: readonly ReportCard[];
  readonly provinces: readonly LinkCount[];
  readonly years: readonly LinkCount[];
  /** Years of which a page says whether reports came in time. */
  readonly disclosure: readonly Pick<LinkCount, 'label' | 'href'>[];
  /** The provinces in the newest year; null where the archive has hardly any of them. */
  readonly newestDuties: NewestDuties | null;
  /** What can be learnt here, by examples. */
  readonly learn: Learn;
  /** Those with most reports. */
  readonly topIssuers: readonly LinkCount[];
}

/** Indicators that most values are known of, each with one of its newest. */
function indicatorExamples({ store, archive, to, wording }: Site, most: number): IndicatorExample[] {
  const counts = [...store.counts('indicator')]
    .map(([id, years]) => ({ id, years, values: total(years) }))
    .sort((a, b) => b.values - a.values || compareText(a.id, b.id));
  return counts.slice(0, most).flatMap(({ id, years, values }) => {
    const year = years[0]?.year ?? unknownYear;
    const [entry] = store.entries<ExploreLine>('indicator', id, year, 0, 1);
    const report = entry && archive.byId.get(entry.id);
    if (!entry || !report) return [];
    const { scope, value, anchor, start, end } = entry.value;
    const period = start !== null && end !== null ? wording.period({ start, end }) : null;
    const said = [period, report.region && wording.place(report.region), scope].filter(Boolean);
    return [
      {
        name: wording.indicator(id).name,
        href: to.indicator(indicatorSlug(id)),
        values,
        said: said.join(wording.t('mark.comma')),
        value,
        sentence: to.report(report.id, anchor),
      },
    ];
  });
}

/** Kinds of section that stand in most reports. */
function sectionExamples({ store, to, wording }: Site, most: number): LinkCount[] {
  return [...store.counts('section')]
    .map(([kind, years]) => ({ label: wording.section(kind), href: to.section(kind), count: total(years) }))
    .sort((a, b) => b.count - a.count || compareText(a.href, b.href))
    .slice(0, most);
}

function homeView(site: Site): HomeView {
  const { archive, to, tree, wording } = site;
  return {
    reports: archive.reports.length,
    regions: archive.regions.size,
    issuers: archive.issuers.length,
    leftOut: site.leftOut.length,
    newest: archive.reports.slice(0, 10).map((report) => reportCard(report, wording)),
    provinces: provinceLinks(site),
    years: yearLinks(site),
    disclosure: dutyYears(tree.root).map((year) => ({
      label: wording.year(year),
      href: to.dutiesOfYear('', year),
    })),
    newestDuties: newestProvinces(site),
    learn: { indicators: indicatorExamples(site, 4), sections: sectionExamples(site, 4) },
    topIssuers: archive.issuers.slice(0, 12).map((issuer) => issuerLink(site, issuer)),
  };
}

export const home: PageSet = {
  ...singlePage(pageKind('', 'Home', { sheet: 'home' }), homeView),
  *feeds({ archive, wording }) {
    yield { title: wording.t('home.newest'), path: '', reports: archive.reports };
  },
};

/** The home page. */
import { type PageSet, pageKind, singlePage } from '../page.ts';
import { type ReportCard, reportCard } from '../parts/report-card.ts';
import type { Site } from '../site.ts';
import { dutyYears } from './duties.ts';
import { type LinkCount, provinceLinks, yearLinks } from './links.ts';

export interface HomeView {
  readonly reports: number;
  readonly regions: number;
  readonly issuers: number;
  readonly newest: readonly ReportCard[];
  readonly provinces: readonly LinkCount[];
  readonly years: readonly LinkCount[];
  /** Years of which a page says whether reports came in time. */
  readonly disclosure: readonly Pick<LinkCount, 'label' | 'href'>[];
  /** Those with most reports. */
  readonly topIssuers: readonly LinkCount[];
}

function homeView(site: Site): HomeView {
  const { archive, to, tree } = site;
  return {
    reports: archive.reports.length,
    regions: archive.regions.size,
    issuers: archive.issuers.length,
    newest: archive.reports.slice(0, 10).map(reportCard),
    provinces: provinceLinks(site),
    years: yearLinks(site),
    disclosure: dutyYears(tree.root).map((year) => ({
      label: `${year}年`,
      href: to.dutiesOfYear('', year),
    })),
    topIssuers: archive.issuers.slice(0, 12).map(({ slug, name, reports }) => ({
      label: name,
      href: to.issuer(slug),
      count: reports.length,
    })),
  };
}

export const home: PageSet = {
  ...singlePage(pageKind('', 'Home'), homeView),
  *feeds({ archive }) {
    yield { title: '新近的报告', path: '', reports: archive.reports };
  },
};

/** The home page. */
import { type PageSet, pageKind, singlePage } from '../page.ts';
import { type ReportCard, reportCard } from '../parts/report-card.ts';
import type { Site } from '../site.ts';
import { type LinkCount, provinceLinks, yearLinks } from './links.ts';

export interface HomeView {
  readonly reports: number;
  readonly regions: number;
  readonly issuers: number;
  readonly newest: readonly ReportCard[];
  readonly provinces: readonly LinkCount[];
  readonly years: readonly LinkCount[];
  /** Those with most reports. */
  readonly topIssuers: readonly LinkCount[];
}

function homeView(site: Site): HomeView {
  const { archive, to } = site;
  return {
    reports: archive.reports.length,
    regions: archive.regions.size,
    issuers: archive.issuers.length,
    newest: archive.reports.slice(0, 10).map(reportCard),
    provinces: provinceLinks(site),
    years: yearLinks(site),
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

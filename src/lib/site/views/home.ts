/** The home page. */
import { type ReportCard, reportCard } from '../parts/report-card.ts';
import { type LinkCount, provinceLinks, yearLinks } from './links.ts';
import type { Page } from './page.ts';
import type { Site } from './site.ts';

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

export function* homePages(site: Site): Generator<Page> {
  const { archive, to } = site;
  yield {
    path: '',
    view: (): HomeView => ({
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
    }),
  };
}

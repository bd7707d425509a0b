/** The list of reports and the page of each: what it shows of other reports. */

import { type SimilarView, similarView } from '../../analysis/similarity/view.ts';
import type { Shelved } from '../../analysis/works/shelf.ts';
import { regionKey } from '../../core/region-key.ts';
import type { Report } from '../../core/schema.ts';
import { codeVersion } from '../../incremental/code-version.ts';
import { besides, neighbours } from '../../store/archive.ts';
import type { Crumb } from '../machine/json-ld.ts';
import { type OriginalNotice, originalNotices } from '../originals/original-notice.ts';
import { type PageSet, pageKind, pageOf } from '../page.ts';
import { partSize } from '../paging.ts';
import { hostOf } from '../parts/format.ts';
import { placeFacts, type ReportCard, reportCard } from '../parts/report-card.ts';
import { type Site, sourcesOf } from '../site.ts';
import { kindLinks } from './kinds.ts';
import { type LinkCount, yearLinks } from './links.ts';
import { regionCrumbs } from './regions.ts';
import { reportFiles } from './report-files.ts';

export interface ReportsView {
  readonly count: number;
  readonly newest: readonly ReportCard[];
  readonly years: readonly LinkCount[];
  readonly kinds: readonly LinkCount[];
}

/** Other copies of the same report in the archive. */
export interface CopiesView {
  /** True when this copy is the one nearest to the issuer. */
  readonly best: boolean;
  /** The other copies, the one that stands for the work first. */
  readonly others: readonly {
    readonly id: string;
    readonly title: string;
    readonly facts: readonly string[];
  }[];
}

/** Another version of the report, or what it is a part of. */
export interface ShelfLink {
  readonly id: string;
  readonly title: string;
}

/** How a report stands to others that lists do not show, or that they show in its place. */
export interface ShelfView {
  /** What stands in the lists in place of this one. */
  readonly by: (ShelfLink & Pick<Shelved, 'type'>) | null;
  /** Old versions of this one, and parts of it. */
  readonly replaced: readonly ShelfLink[];
  readonly parts: readonly ShelfLink[];
}

/** What a report's page shows of the rest of the archive; the report itself stands in the store. */
export interface ReportView {
  readonly id: string;
  /** Key of what the report was prepared from: the page changes with it. */
  readonly source: string;
  readonly crumbs: readonly Crumb[];
  /** Reports of the same body one period before and after. */
  readonly earlier: ReportCard | null;
  readonly later: ReportCard | null;
  /** Other reports of the same region and year. */
  readonly besides: readonly ReportCard[];
  readonly copies: CopiesView | null;
  /** What became of its original. */
  readonly original: readonly OriginalNotice[];
  readonly shelf: ShelfView;
  /** Reports with the same text in parts. */
  readonly similar: SimilarView | null;
  /** Documents that the report cites and that have a page of their own. */
  readonly instruments: readonly string[];
}

function crumbsOf(site: Site, { region }: Report): Crumb[] {
  const node = region && site.tree.byKey.get(regionKey(region));
  if (!node) return [{ label: site.wording.t('nav.reports'), href: site.to.reports() }];
  return [...regionCrumbs(site, node), { label: node.name, href: site.to.region(node.key) }];
}

function copiesOf({ works, archive }: Site, id: string): CopiesView | null {
  const work = works.get(id);
  if (!work) return null;
  const others = [work.preferred, ...work.copies].filter((other) => other !== id);
  return {
    best: work.preferred === id,
    others: others.slice(0, partSize).flatMap((other) => {
      const report = archive.byId.get(other);
      if (!report) return [];
      const facts = [report.originUrl && hostOf(report.originUrl), report.original.file];
      return [{ id: other, title: report.title, facts: facts.filter((fact) => fact !== null) }];
    }),
  };
}

function shelfView({ shelf, store }: Site, id: string): ShelfView {
  const linkTo = (other: string): ShelfLink => ({ id: other, title: store.report(other).title });
  const own = shelf.get(id);
  const behind = (type: Shelved['type']): ShelfLink[] =>
    [...shelf].flatMap(([other, said]) => (said.by === id && said.type === type ? [linkTo(other)] : []));
  return {
    by: own ? { ...linkTo(own.by), type: own.type } : null,
    replaced: behind('replaced-by'),
    parts: behind('part-of'),
  };
}

/** Where a report's page leads to; what it shows of that and how its key names it follow from this alone. */
function aroundOf(site: Site, report: Report) {
  const { archive, cited, instruments } = site;
  return {
    crumbs: crumbsOf(site, report),
    ...neighbours(archive, report),
    others: besides(archive, report).slice(0, partSize),
    instruments: (cited.get(report.id) ?? []).filter((slug) => instruments.has(slug)),
  };
}

function reportView(site: Site, report: Report): ReportView {
  const { archive, sources, wording } = site;
  const { crumbs, earlier, later, others, instruments } = aroundOf(site, report);
  return {
    id: report.id,
    source: sources.get(report.id) ?? '',
    crumbs,
    earlier: earlier && reportCard(earlier, wording),
    later: later && reportCard(later, wording),
    besides: others.map((other) => reportCard(other, wording)),
    copies: copiesOf(site, report.id),
    original: originalNotices(site, report.id),
    shelf: shelfView(site, report.id),
    similar: similarView(report.id, site.similar.pairsOf(report.id), (id) => {
      const other = archive.byId.get(id);
      return other ? { title: other.title, facts: placeFacts(other, wording) } : null;
    }),
    instruments,
  };
}

/** Changes with what `reportView` gives: by the reports that it looks at, not by what it shows of them. */
function reportKey(site: Site, report: Report, code: string): string {
  const { crumbs, earlier, later, others, instruments } = aroundOf(site, report);
  const work = site.works.get(report.id);
  const partners = site.similar.partnersOf(report.id);
  const lists = [
    [report.id],
    [earlier?.id ?? '', later?.id ?? ''],
    others.map(({ id }) => id),
    work ? [work.preferred, ...work.copies] : [],
    partners.map(({ other }) => other),
  ];
  const named = lists.map((list) => `${list} ${sourcesOf(site, list)}`);
  const pairs = partners.map(({ value }) => value);
  const notices = [originalNotices(site, report.id), shelfView(site, report.id)];
  return JSON.stringify([code, crumbs, named, pairs, instruments, notices]);
}

const reportsView = (site: Site): ReportsView => ({
  count: site.archive.reports.length,
  newest: site.archive.reports.slice(0, partSize).map((report) => reportCard(report, site.wording)),
  years: yearLinks(site),
  kinds: kindLinks(site),
});

const indexKind = pageKind('reports/', 'Reports');
const reportKind = pageKind('reports/[id]/', 'Report', { sheet: 'report', translated: false });

export const reports: PageSet = {
  kinds: [indexKind, reportKind],
  *pages(site) {
    const code = codeVersion(new URL('./reports.ts', import.meta.url));
    yield pageOf(indexKind, {}, { view: () => reportsView(site) });
    const shelved = [...site.shelf.keys()].map((id) => site.store.report(id));
    for (const report of [...site.archive.reports, ...shelved]) {
      yield pageOf(reportKind, report, {
        key: () => reportKey(site, report, code),
        view: () => reportView(site, report),
      });
    }
  },
  files: reportFiles,
};

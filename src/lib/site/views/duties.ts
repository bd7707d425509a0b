/** Duties region by year: the provinces on one page, then a page for each province and prefecture with its children. */
import type { DutyFact } from '../../analysis/duties/duty-fact.ts';
import { yearOf } from '../../core/display-dates.ts';
import type { Report } from '../../core/schema.ts';
import { type DutyCell, dutyCell } from '../explore/duty-table.ts';
import type { Crumb } from '../machine/json-ld.ts';
import { type Page, type PageSet, pageKind, pageOf } from '../page.ts';
import { ancestors, type RegionNode } from '../region-tree.ts';
import { type Site, sourcesOf } from '../site.ts';

export interface DutyRow {
  readonly name: string;
  /** Its own table of duties; null when it has none. */
  readonly table: string | null;
  /** Page of the region; null when it has none. */
  readonly region: string | null;
  readonly cells: readonly (DutyCell & { readonly href: string | null })[];
}

export interface DutiesView {
  /** Null for the country. */
  readonly name: string | null;
  readonly crumbs: readonly Crumb[];
  /** Ascending. */
  readonly years: readonly number[];
  readonly rows: readonly DutyRow[];
}

/** The first report year that a rule governs: that of the outline of 2015. */
const firstYear = 2015;

/** Provinces have a table, so that gaps show; prefectures have one when there is a report of it or below it. */
export const hasDuties = ({ level, children, current, total }: RegionNode): boolean =>
  current && children.length > 0 && (level === 'province' || (level === 'prefecture' && total > 0));

function rowOf(site: Site, node: RegionNode, years: readonly number[], self: boolean): DutyRow {
  const { to, store } = site;
  const facts = new Map(
    [...store.entriesOfReports<DutyFact>('duty', 'report', node.reports)].map(({ id, value }) => [id, value]),
  );
  const byYear = Map.groupBy(node.reports, ({ period }: Report) => yearOf(period));
  return {
    name: self ? `${node.name}本级` : node.name,
    table: !self && hasDuties(node) ? to.duties(node.key) : null,
    region: node.hasPage ? to.region(node.key) : null,
    cells: years.map((year) => {
      const cell = dutyCell(byYear.get(year) ?? [], (id) => facts.get(id));
      const region = cell.state === 'none' ? null : to.region(node.key);
      return { ...cell, href: cell.report === null ? region : to.report(cell.report) };
    }),
  };
}

/** Changes whenever the row does. */
function rowKey(site: Site, node: RegionNode): string {
  const ids = node.reports.map(({ id }) => id);
  return `${node.key} ${hasDuties(node)} ${node.hasPage} ${sourcesOf(site, ids)}`;
}

const countryKind = pageKind('duties/', 'Duties', { sheet: 'explore' });
const regionKind = pageKind('duties/[region]/', 'Duties', { sheet: 'explore' });

const yearsOf = (site: Site): number[] => site.years.filter((year) => year >= firstYear);

function countryPage(site: Site): Page {
  const years = yearsOf(site);
  const provinces = site.tree.root.children.filter(({ level }) => level === 'province');
  return pageOf(
    countryKind,
    {},
    {
      key: () => JSON.stringify([years, provinces.map((node) => rowKey(site, node))]),
      view: (): DutiesView => ({
        name: null,
        crumbs: [{ label: '公布时间和内容' }],
        years,
        rows: provinces.map((node) => rowOf(site, node, years, false)),
      }),
    },
  );
}

function regionPage(site: Site, node: RegionNode): Page {
  const { tree, to } = site;
  const years = yearsOf(site);
  const above = ancestors(tree, node).map(({ key, name }) => ({ label: name, href: to.duties(key) }));
  return pageOf(
    regionKind,
    { region: node.key },
    {
      key: () => JSON.stringify([years, [node, ...node.children].map((one) => rowKey(site, one))]),
      view: (): DutiesView => ({
        name: node.name,
        crumbs: [{ label: '公布时间和内容', href: to.duties() }, ...above, { label: node.name }],
        years,
        rows: [
          rowOf(site, node, years, true),
          ...node.children.map((child) => rowOf(site, child, years, false)),
        ],
      }),
    },
  );
}

export const duties: PageSet = {
  kinds: [countryKind, regionKind],
  *pages(site) {
    yield countryPage(site);
    for (const node of site.tree.byKey.values()) if (hasDuties(node)) yield regionPage(site, node);
  },
};

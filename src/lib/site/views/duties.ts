/** Duties region by year: the provinces on one page, then a page for each province and prefecture with its children. */
import type { DutyFact } from '../../analysis/duties/duty-fact.ts';
import { yearOf } from '../../core/display-dates.ts';
import type { Report } from '../../core/schema.ts';
import { type DutyCell, dutyCell } from '../explore/duty-table.ts';
import type { Crumb } from '../machine/json-ld.ts';
import { ancestors, type RegionNode } from '../region-tree.ts';
import type { Page } from './page.ts';
import { type Site, sourcesOf } from './site.ts';

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

export function* dutyPages(site: Site): Generator<Page> {
  const { tree, to } = site;
  const years = site.years.filter((year) => year >= firstYear);
  const index = { label: '公布时间和内容', href: to.duties() };
  const provinces = tree.root.children.filter(({ level }) => level === 'province');
  yield {
    path: 'duties/',
    key: () => JSON.stringify([years, provinces.map((node) => rowKey(site, node))]),
    view: (): DutiesView => ({
      name: null,
      crumbs: [{ label: '公布时间和内容' }],
      years,
      rows: provinces.map((node) => rowOf(site, node, years, false)),
    }),
  };
  for (const node of tree.byKey.values()) {
    if (!hasDuties(node)) continue;
    yield {
      path: `duties/${node.key}/`,
      key: () => JSON.stringify([years, [node, ...node.children].map((one) => rowKey(site, one))]),
      view: (): DutiesView => ({
        name: node.name,
        crumbs: [
          index,
          ...ancestors(tree, node).map(({ key, name }) => ({ label: name, href: to.duties(key) })),
          { label: node.name },
        ],
        years,
        rows: [
          rowOf(site, node, years, true),
          ...node.children.map((child) => rowOf(site, child, years, false)),
        ],
      }),
    };
  }
}

/** What the archive knows of a place's annual reports year by year, read from the store once for all pages. */
import type { DutyFact } from '../../analysis/duties/duty-fact.ts';
import { yearOf } from '../../core/display-dates.ts';
import type { Report } from '../../core/schema.ts';
import { type DutyCell, dutyCell } from '../explore/duty-table.ts';
import type { RegionNode } from '../region-tree.ts';
import type { Site } from '../site.ts';

export interface PlaceYear extends DutyCell {
  /** What the rules found in the report that the cell speaks of; null where there is none. */
  readonly fact: DutyFact | null;
  /** Date that its page shows. */
  readonly published: string | null;
}

const none: PlaceYear = {
  state: 'none',
  report: null,
  words: '—',
  parts: null,
  more: 0,
  fact: null,
  published: null,
};

const known = new WeakMap<RegionNode, Map<number, PlaceYear>>();

function read({ store, archive, wording }: Site, { reports }: RegionNode): Map<number, PlaceYear> {
  const facts = new Map(
    [...store.entriesOfReports<DutyFact>('duty', 'report', reports)].map(({ id, value }) => [id, value]),
  );
  const years = new Map<number, PlaceYear>();
  for (const [year, of] of Map.groupBy(reports, ({ period }: Report) => yearOf(period))) {
    if (year === null) continue;
    const cell = dutyCell(of, (id) => facts.get(id), wording.t);
    const { report } = cell;
    const published = report === null ? null : (archive.byId.get(report)?.published ?? null);
    years.set(year, { ...cell, fact: (report !== null && facts.get(report)) || null, published });
  }
  return years;
}

/** The years of which there is a report of the place itself. */
export function placeYears(site: Site, node: RegionNode): ReadonlyMap<number, PlaceYear> {
  const years = known.get(node) ?? read(site, node);
  known.set(node, years);
  return years;
}

export const placeYear = (site: Site, node: RegionNode, year: number): PlaceYear =>
  placeYears(site, node).get(year) ?? none;

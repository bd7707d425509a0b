/** What became of the originals of all reports, as `npm run watch` found it. */
import type { SightEvent } from '../../archive/custody/source.ts';
import { compareText } from '../../core/order.ts';
import type { Report } from '../../core/schema.ts';
import type { Site } from '../site.ts';

export interface OriginalEvent extends SightEvent {
  /** The report. */
  readonly id: string;
}

/** True for a report that has a page, in the lists or behind another. */
export const isPublished = ({ archive, shelf }: Site, id: string): boolean =>
  archive.byId.has(id) || shelf.has(id);

/** Null for what is not published. */
export function publishedReport({ archive, shelf, store }: Site, id: string): Report | null {
  return archive.byId.get(id) ?? (shelf.has(id) ? store.report(id) : null);
}

const known = new WeakMap<Site, ReadonlyMap<string, readonly SightEvent[]>>();

/** Events of each report that has any, oldest first. */
function eventsById(site: Site): ReadonlyMap<string, readonly SightEvent[]> {
  const present = known.get(site);
  if (present) return present;
  const entries = site.store.originalEvents().filter(({ id }) => isPublished(site, id));
  const byId = new Map(
    [...Map.groupBy(entries, ({ id }) => id)].map(([id, of]) => [id, of.map(({ value }) => value)]),
  );
  known.set(site, byId);
  return byId;
}

export const eventsOf = (site: Site, id: string): readonly SightEvent[] => eventsById(site).get(id) ?? [];

/** Of all reports, the newest first. */
export const allEvents = (site: Site): OriginalEvent[] =>
  [...eventsById(site)]
    .flatMap(([id, events]) => events.map((event) => ({ ...event, id })))
    .sort((a, b) => compareText(b.date, a.date) || compareText(a.id, b.id) || compareText(a.what, b.what));

/** Day since which the original cannot be reached; null when it can, or nobody knows. */
export function goneSince(site: Site, id: string): string | null {
  const last = eventsOf(site, id).at(-1);
  return last?.what === 'gone' ? last.date : null;
}

/** The report of the state that an original had before it changed to this one; null when there is none. */
export function stateBefore(site: Site, id: string): string | null {
  for (const [before, events] of eventsById(site)) if (events.at(-1)?.version === id) return before;
  return null;
}

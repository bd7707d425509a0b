/** What the page of a place follows from, so that it is made only when something of that changed. */

import { regionDigest } from '../region-digest.ts';
import type { RegionNode } from '../region-tree.ts';
import { pairsOfReports } from '../similarity/pairs.ts';
import { type Site, sourcesOf } from '../site.ts';
import { siblingsOf } from './series.ts';

/** Changes with what `placeHome` gives and what else the page shows of reports, of its own and below it. */
export function placeKey(site: Site, node: RegionNode): string {
  const siblings = siblingsOf(site, node).map((one) => [one.key, one.total, regionDigest(site, one).own]);
  const pairs = pairsOfReports(
    site,
    node.reports.map(({ id }) => id),
  ).map(({ earlier, later, earlierShare, laterShare }) => [
    ...[earlier.id, later.id, earlierShare, laterShare],
    sourcesOf(site, [earlier.id, later.id]),
  ]);
  return JSON.stringify([site.years, regionDigest(site, node).all, siblings, pairs]);
}

/** The reports of a built site, read from its search index: the engine is told the very same. */
import type { SearchIndex } from '../../search/query/search-index.ts';
import type { EngineReport } from './document.ts';

/** Texts that are read at the same time. */
const together = 50;

/** In the order of ids. */
export async function* engineReports(index: SearchIndex): AsyncGenerator<EngineReport> {
  const copies = await index.copies();
  let place = 0;
  for (const group of index.manifest.groups.keys()) {
    const open = await index.group(group);
    const [dates, indicators] = await Promise.all([open.dates(), open.indicators()]);
    const { length } = open.head.reports;
    for (let from = 0; from < length; from += together) {
      const some = Array.from({ length: Math.min(together, length - from) }, (_, k) => from + k);
      const fragments = await Promise.all(some.map((report) => open.fragment(report)));
      for (const [k, fragment] of fragments.entries()) {
        const report = from + k;
        const own = { indicators: indicators[report] ?? [], published: dates[report] ?? 0 };
        yield { fragment, ...own, cluster: copies.get(place) };
        place++;
      }
    }
  }
}

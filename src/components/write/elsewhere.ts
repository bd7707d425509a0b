/**
 * Looks for stretches of a draft in the archive, through the index that the search uses: files of this site, named by
 * their content. No request holds a word of the draft.
 */
import { partAnchor } from '../../lib/search/format/fragment.ts';
import { scriptFor, sectionHits } from '../../lib/search/query/hits.ts';
import { search } from '../../lib/search/query/search.ts';
import { emptyState } from '../../lib/search/query/state.ts';
import { loadFiles } from '../search/load-index.ts';

export interface Elsewhere {
  readonly probe: string;
  /** Reports that have it. */
  readonly reports: number;
  /** The first of them. */
  readonly places: readonly { readonly id: string; readonly anchor: string; readonly title: string }[];
}

const mostPlaces = 3;

async function lookFor(probe: string): Promise<Elsewhere> {
  const index = await loadFiles();
  const result = await search(index, { ...emptyState, text: `“${probe}”` });
  const exact = result.wording === 'as-typed' || result.wording === 'simplified' ? result.found : [];
  const places = await Promise.all(
    exact.slice(0, mostPlaces).map(async ({ match }) => {
      const fragment = await result.fragment(match);
      const script = await scriptFor(fragment, () => index.script());
      for (const section of fragment.sections) {
        const [hit] = sectionHits(section, result.forms, script);
        if (hit) return { id: fragment.id, anchor: partAnchor(section, hit.part), title: fragment.title };
      }
      return { id: fragment.id, anchor: '', title: fragment.title };
    }),
  );
  return { probe, reports: exact.length === 0 ? 0 : result.reports, places };
}

/** One after the other, so that a reader sees how far it is. @throws when the index can not be read */
export async function* elsewhere(probes: readonly string[]): AsyncGenerator<Elsewhere> {
  for (const probe of probes) yield await lookFor(probe);
}

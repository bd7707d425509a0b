/** Reads the files of values, each at most once a visit and only those that the choice needs. */
import { unpackRows } from '../../lib/site/explore/pack.ts';
import { partsToLoad } from '../../lib/site/explore/select.ts';
import type { ExploreState } from '../../lib/site/explore/state.ts';
import { type ExploreIndex, type ExploreRow, folderOf, type PartFile } from '../../lib/site/explore/types.ts';
import { loadJson } from '../load-json.ts';

/** @param root address of the folder of all indicators */
export const loadIndex = (root: string, indicator: string): Promise<ExploreIndex> =>
  loadJson(`${root}${folderOf(indicator)}/index.json`);

/** Values of the chosen parts. A report of an earlier year has no value of a later one, so its file is left out. */
export async function loadRows(
  root: string,
  index: ExploreIndex,
  state: ExploreState,
): Promise<ExploreRow[]> {
  const { from } = state;
  const refs = partsToLoad(state)
    .flatMap((part) => index.parts[part] ?? [])
    .filter(({ year }) => year === null || year === 0 || from === null || year >= from);
  const loaded = await Promise.all(
    refs.map(({ file }) => loadJson<PartFile>(`${root}${folderOf(index.indicator)}/${file}`)),
  );
  return loaded.flatMap(unpackRows);
}

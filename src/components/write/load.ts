/** Reads the texts of sections, each file at most once a visit. */
import type { WriteEntry, WriteFile, WriteIndex } from '../../lib/site/write/types.ts';
import { loadJson } from '../load-json.ts';

const newestYears = 3;

/**
 * What the reports of a part of the country write in a kind of section.
 * @param root address of the folder of all kinds
 * @param year null for the newest years, as many governments have not reported on the last one yet
 */
export async function loadPart(
  root: string,
  kind: string,
  part: string,
  year: number | null,
): Promise<WriteEntry[]> {
  const refs = (await loadJson<WriteIndex>(`${root}${kind}/index.json`))[part] ?? [];
  const newest = refs.flatMap((ref) => ref.year ?? []).sort((a, b) => b - a);
  const years = year === null ? [...new Set(newest)].slice(0, newestYears) : [year];
  const chosen = refs.filter((ref) => ref.year === null || years.includes(ref.year));
  const loaded = await Promise.all(chosen.map(({ file }) => loadJson<WriteFile>(`${root}${kind}/${file}`)));
  return loaded.flat();
}

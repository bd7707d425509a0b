/** Reads the texts of sections, each file at most once a visit. */
import type { WriteEntry, WriteFile, WriteIndex } from '../../lib/site/write/types.ts';

const files = new Map<string, Promise<unknown>>();

/** @throws Error when the file can not be had; it is asked for again the next time */
function load<T>(address: string): Promise<T> {
  const known = files.get(address);
  if (known) return known as Promise<T>;
  const asked = fetch(address).then((answer) => {
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.json() as Promise<T>;
  });
  files.set(address, asked);
  asked.catch(() => files.delete(address));
  return asked;
}

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
  const refs = (await load<WriteIndex>(`${root}${kind}/index.json`))[part] ?? [];
  const newest = refs.flatMap((ref) => ref.year ?? []).sort((a, b) => b - a);
  const years = year === null ? [...new Set(newest)].slice(0, newestYears) : [year];
  const chosen = refs.filter((ref) => ref.year === null || years.includes(ref.year));
  const loaded = await Promise.all(chosen.map(({ file }) => load<WriteFile>(`${root}${kind}/${file}`)));
  return loaded.flat();
}

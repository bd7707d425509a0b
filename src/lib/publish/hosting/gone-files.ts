/** Files that were published once and are gone without an explanation. */
import { nearestPages } from '../../core/nearest-page.ts';
import type { Withdrawn } from '../../core/withdrawn.ts';
import type { ManifestEntry, ManifestFiles } from './manifest.ts';

/** Pages and data that others may link to; names of the other files change with their content. */
const isPublic = (path: string): boolean => !/^(?:_astro|search-index)\//.test(path);

/**
 * @returns paths of files that an earlier build had and this one lacks; a file of a withdrawn report other than its
 * page needs no explanation of its own, nor does a page that another one stands in for
 */
export function goneFiles(
  before: ManifestFiles,
  after: readonly ManifestEntry[],
  withdrawn: readonly Withdrawn[],
): string[] {
  const present = new Set(after.map(({ path }) => path));
  const explained = new Set(withdrawn.map(({ path }) => path));
  const ids = new Set(withdrawn.map(({ path }) => /^reports\/(r[0-9a-f]{12})\/$/.exec(path)?.[1]));
  const isGone = (path: string): boolean =>
    isPublic(path) &&
    !present.has(path) &&
    !explained.has(path) &&
    !nearestPages(path.replace(/index\.html$/, '')).some((page) => present.has(`${page}index.html`)) &&
    (path.endsWith('.html') || !ids.has(/\/(r[0-9a-f]{12})[./]/.exec(path)?.[1]));
  const gone: string[] = [];
  for (const { path } of before) if (isGone(path)) gone.push(path);
  return gone;
}

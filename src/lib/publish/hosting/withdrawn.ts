/** Addresses that are gone, with the reason (`content/vocab/withdrawn.yml`), and those that nobody explains. */
import { z } from 'zod';
import { nearestPages } from '../../core/nearest-page.ts';
import { loadVocab } from '../../core/vocab.ts';
import type { ManifestEntry } from './manifest.ts';

const page = z.string().regex(/^(?:[^/?#]+\/)+$/, 'a page: no slash at its beginning and one at its end');
const file = z
  .string()
  .regex(/^(?:[^/?#]+\/)*[^/?#]+$/, 'a file: no slash at its beginning and none at its end');

const schema = z.array(
  z.strictObject({
    path: page.or(file),
    reason: z.string().min(2),
    date: z.iso.date(),
    movedTo: page.or(file).optional(),
  }),
);

export type Withdrawn = z.infer<typeof schema>[number];

/** @returns all entries, of pages and of files */
export const withdrawnAddresses = (): readonly Withdrawn[] => loadVocab('withdrawn', schema);

/** @returns the entries that a page stands for; there is none for a file that is gone */
export const withdrawnPages = (): readonly Withdrawn[] =>
  withdrawnAddresses().filter(({ path }) => path.endsWith('/'));

/** Pages and data that others may link to; names of the other files change with their content. */
const isPublic = (path: string): boolean => !/^(?:_astro|search-index)\//.test(path);

/**
 * @returns paths of files that an earlier build had and this one lacks; a file of a withdrawn report other than its
 * page needs no explanation of its own, nor does a page that another one stands in for
 */
export function goneFiles(
  before: readonly ManifestEntry[],
  after: readonly ManifestEntry[],
  withdrawn: readonly Withdrawn[],
): string[] {
  const present = new Set(after.map(({ path }) => path));
  const explained = new Set(withdrawn.map(({ path }) => path));
  const ids = new Set(withdrawn.map(({ path }) => /^reports\/(r[0-9a-f]{12})\/$/.exec(path)?.[1]));
  return before
    .map(({ path }) => path)
    .filter((path) => isPublic(path) && !present.has(path) && !explained.has(path))
    .filter(
      (path) =>
        !nearestPages(path.replace(/index\.html$/, '')).some((page) => present.has(`${page}index.html`)),
    )
    .filter((path) => path.endsWith('.html') || !ids.has(/\/(r[0-9a-f]{12})[./]/.exec(path)?.[1]));
}

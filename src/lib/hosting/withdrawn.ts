/** Addresses that are gone, with the reason (`content/vocab/withdrawn.yml`), and those that nobody explains. */
import { z } from 'zod';
import { loadVocab } from '../vocab.ts';
import type { Manifest } from './manifest.ts';

const address = z
  .string()
  .regex(/^(?:[^/?#]+\/)+$/, 'an address without a slash at its beginning and with one at its end');

const schema = z.array(
  z.strictObject({
    path: address,
    reason: z.string().min(2),
    date: z.iso.date(),
    movedTo: address.optional(),
  }),
);

export type Withdrawn = z.infer<typeof schema>[number];

export const withdrawnPages = (): readonly Withdrawn[] => loadVocab('withdrawn', schema);

/** Pages and data that others may link to; names of the other files change with their content. */
const isPublic = (path: string): boolean => !/^(?:_astro|search-index)\//.test(path);

/**
 * @returns paths of files that an earlier build had and this one lacks; a file of a withdrawn report other than its
 * page needs no explanation of its own
 */
export function goneFiles(before: Manifest, after: Manifest, withdrawn: readonly Withdrawn[]): string[] {
  const present = new Set(after.files.map(({ path }) => path));
  const ids = withdrawn.map(({ path }) => /^reports\/(r[0-9a-f]{12})\/$/.exec(path)?.[1]).filter((id) => id);
  return before.files
    .map(({ path }) => path)
    .filter((path) => isPublic(path) && !present.has(path))
    .filter((path) => !ids.some((id) => path.includes(`/${id}.`) || path.includes(`/${id}/`)));
}

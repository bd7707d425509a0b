/** Addresses that are gone, with the reason: `content/vocab/withdrawn.yml`. */
import { z } from 'zod';
import { loadVocab, whileUnchanged } from './vocab.ts';

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
export const withdrawnAddresses: () => readonly Withdrawn[] = whileUnchanged('withdrawn', () =>
  loadVocab('withdrawn', schema),
);

/** @returns the entries that a page stands for; there is none for a file that is gone */
export const withdrawnPages = (): readonly Withdrawn[] =>
  withdrawnAddresses().filter(({ path }) => path.endsWith('/'));

/** @returns the entries of reports, by id */
export const withdrawnReports: () => ReadonlyMap<string, Withdrawn> = whileUnchanged(
  'withdrawn',
  () =>
    new Map(
      withdrawnPages().flatMap((entry) => {
        const id = /^reports\/(r[0-9a-f]{12})\/$/.exec(entry.path)?.[1];
        return id === undefined ? [] : [[id, entry] as const];
      }),
    ),
);

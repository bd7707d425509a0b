/** Files that are known and left out, with the reason: `content/vocab/ignored.yml`. */
import { z } from 'zod';
import { loadVocab, whileUnchanged } from './vocab.ts';

const schema = z.array(
  z.strictObject({
    /** The id that the file has or would have. */
    id: z.string().regex(/^r[0-9a-f]{12}$/),
    reason: z.string().min(2),
    date: z.iso.date(),
  }),
);

export type Ignored = z.infer<typeof schema>[number];

/** @returns the entries by id */
export const ignoredFiles: () => ReadonlyMap<string, Ignored> = whileUnchanged(
  'ignored',
  () => new Map(loadVocab('ignored', schema).map((entry) => [entry.id, entry])),
);

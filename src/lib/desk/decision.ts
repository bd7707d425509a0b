/** What the page may ask the desk to write: edits as the records know them, with the reason and what the person saw. */
import { z } from 'zod';
import { editSchema } from '../archive/acts/edit.ts';

export const decisionSchema = z.strictObject({
  reason: z.string().trim().min(4, '理由至少四个字'),
  changes: z
    .array(
      z.strictObject({
        id: z.string().regex(/^r[0-9a-f]{12}$/),
        /** SHA-256 of the record that the person saw. */
        revision: z.string().regex(/^[0-9a-f]{64}$/),
        edit: editSchema,
      }),
    )
    .min(1),
});

export type Decision = z.infer<typeof decisionSchema>;

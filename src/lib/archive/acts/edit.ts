/** What a person decides about one document, as data. Each kind says which record it changes and how. */
import { z } from 'zod';
import { lineAddressSchema } from '../../core/line-address.ts';
import { lineRoles } from '../../core/line-roles.ts';
import { relationTypes } from '../custody/source.ts';

const id = z.string().regex(/^r[0-9a-f]{12}$/);

export const editSchema = z.discriminatedUnion('type', [
  /** A field of the front matter is this; `value` has the form that it has there, null for unknown. */
  z.strictObject({ type: z.literal('correct'), field: z.string(), value: z.unknown() }),
  /** The rules may say again what the field is. */
  z.strictObject({ type: z.literal('uncorrect'), field: z.string() }),
  /** A message is known and need not be told again. */
  z.strictObject({ type: z.literal('acknowledge'), slug: z.string() }),
  z.strictObject({ type: z.literal('unacknowledge'), slug: z.string() }),
  /** What this document is to another one. */
  z.strictObject({ type: z.literal('relate'), relation: z.enum(relationTypes), other: id }),
  /** Nothing is decided about the two any more. */
  z.strictObject({ type: z.literal('unrelate'), other: id }),
  /** What a line is, whatever the rules took it for. */
  z.strictObject({ type: z.literal('line'), at: lineAddressSchema, as: z.enum(lineRoles) }),
  z.strictObject({ type: z.literal('unline'), at: lineAddressSchema }),
  /** From this line on it is another document, which gets the id `partId`. */
  z.strictObject({ type: z.literal('cut'), at: lineAddressSchema }),
  /** The document goes back into the one that it was cut from. */
  z.strictObject({ type: z.literal('join') }),
  /** It leaves the archive for good; a page at its address says why. */
  z.strictObject({ type: z.literal('withdraw'), movedTo: z.string().optional() }),
  /** It is no report: known and left out without a warning. */
  z.strictObject({ type: z.literal('ignore') }),
  /** It is neither withdrawn nor ignored any more. */
  z.strictObject({ type: z.literal('readmit') }),
  /** The author of the act has read the document: what it says is right, or it is put aside. */
  z.strictObject({
    type: z.literal('read'),
    verdict: z.enum(['accepted', 'postponed']),
    /** The reader did not see the corrections of others. */
    second: z.boolean().default(false),
    /** What the reader took as right, by field. */
    values: z.record(z.string(), z.unknown()).optional(),
  }),
  /** What the keepers of the archive tell each other; empty to take it away. */
  z.strictObject({ type: z.literal('note'), text: z.string() }),
]);

export type Edit = z.infer<typeof editSchema>;

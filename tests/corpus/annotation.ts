/**
 * What a person says stands in a document of the corpus: one YAML file beside each document. A field that is
 * absent is not scored, `null` means that the document does not say.
 */
import { z } from 'zod';
import { regionLevels, reportKinds, sourceFormats } from '../../src/lib/core/schema.ts';

const text = z.string().min(1);
const optionalText = text.nullable().optional();

/** For a country-wide body only the level is annotated. */
const regionLabel = z.strictObject({
  level: z.enum(regionLevels),
  code: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  path: z.array(text).min(1).optional(),
});

export const fieldNames = [
  'title',
  'titleInferred',
  'issuer',
  'source',
  'region',
  'period',
  'kind',
  'published',
  'written',
  'indexNumber',
  'documentNumber',
  'subject',
  'genre',
  'validity',
  'originUrl',
] as const;

export type FieldName = (typeof fieldNames)[number];

export const annotationSchema = z.strictObject({
  /** Name of the document beside the annotation. */
  file: text,
  format: z.enum(sourceFormats),
  /** WHATWG label, `null` for a binary container. */
  encoding: text.nullable(),
  fields: z.strictObject({
    title: text.optional(),
    titleInferred: z.boolean().optional(),
    issuer: optionalText,
    source: optionalText,
    region: regionLabel.nullable().optional(),
    period: z.strictObject({ start: z.iso.date(), end: z.iso.date() }).nullable().optional(),
    kind: z.enum(reportKinds).optional(),
    published: z.iso.date().nullable().optional(),
    written: z.iso.date().nullable().optional(),
    indexNumber: optionalText,
    documentNumber: optionalText,
    subject: optionalText,
    genre: optionalText,
    validity: optionalText,
    originUrl: optionalText,
  }),
  /** Other values that are as right as the one above, where the document names the same thing in several ways. */
  accept: z.partialRecord(z.enum(fieldNames), z.array(text.nullable())).default({}),
  /** In document order, run-in headings included; `null` when the document's headings are not scored. */
  headings: z.array(z.strictObject({ level: z.int().min(1), label: text })).nullable(),
  /** Every sentence of the article, in order. */
  sentences: z.array(text),
  /** What the portal put around the article; must not stand in the body. */
  chrome: z.array(text),
  /** Review slugs that must be given. */
  review: z.array(text),
});

export type Annotation = z.infer<typeof annotationSchema>;

/**
 * `source.yml`: what custody knows about a raw document, and a person's word over the rules: corrections of what they
 * read in it, relations to other reports, and messages that are known.
 */
import { parse, parseDocument, stringify } from 'yaml';
import { z } from 'zod';
import { lineAddressSchema } from '../../core/line-address.ts';
import { lineRoles } from '../../core/line-roles.ts';
import { findReviewEntry } from '../../core/review-vocab.ts';
import { attachmentSchema, reportSchema } from '../../core/schema.ts';
import { reportId } from '../../reading/decode/report-id.ts';
import { checkRegion } from './region-correction.ts';
import { explainIssue, quoted } from './source-words.ts';

/** Fields that a person may correct; the others follow from the bytes. */
const correctable = reportSchema
  .omit({ id: true, original: true, review: true, titleInferred: true })
  .keyof();

/** What an entry stands on, for whoever asks later. */
const reason = z.string().min(4);

/** @returns what is wrong with a value that has the right form, in a sentence; null when nothing is */
function wrongValue(field: string, value: unknown): string | null {
  if (value === null) return null;
  if (field === 'region') return checkRegion(reportSchema.shape.region.unwrap().parse(value));
  if (field !== 'period') return null;
  const { start, end } = reportSchema.shape.period.unwrap().parse(value);
  return start <= end ? null : `时期的 start（${start}）晚于 end（${end}）`;
}

const correction = z
  .strictObject({
    /** A field of the front matter. */
    field: correctable,
    /** The right value, in the form that the field has in the front matter; null for unknown. */
    value: z.unknown(),
    reason,
  })
  .superRefine(({ field, value }, context) => {
    const isRight = reportSchema.shape[field].safeParse(value).success;
    const params = isRight ? { detail: wrongValue(field, value) } : { detail: null };
    if (isRight && params.detail === null) return;
    context.addIssue({ code: 'custom', path: ['value'], params: { ...params, field } });
  });

const id = z.string().regex(/^r[0-9a-f]{12}$/);

/**
 * Copies of one report or not; a corrected version and the one that it takes the place of; an annex or a page that was
 * saved as a file of its own, and the report that it belongs to.
 */
export const relationTypes = ['same-work', 'different-work', 'replaces', 'replaced-by', 'part-of'] as const;

const relation = z.strictObject({
  /** What this report is to the other one. */
  type: z.enum(relationTypes),
  /** The other report. */
  id,
  reason,
});

const lineDecision = lineAddressSchema.extend({ as: z.enum(lineRoles), reason });

/** The lines that this document has of bytes that several share; they lie with the first one. */
const part = z
  .strictObject({
    /** The document that has the bytes, for all but the first. */
    of: id.optional(),
    /** Its first line; the first document begins where the bytes do. */
    from: lineAddressSchema.optional(),
    /** The first line of the next document; the last one ends where the bytes do. */
    to: lineAddressSchema.optional(),
  })
  .refine(({ of, from, to }) =>
    of === undefined ? from === undefined && to !== undefined : from !== undefined,
  );

/** What says that the archive or the program is broken is never taken as known. */
const neverKnown: ReadonlySet<string> = new Set([
  'program-error',
  'source-invalid',
  'custody-damaged',
  'withdrawn',
]);

const acknowledgement = z.strictObject({
  /** Name of the message. */
  slug: z.string().refine((slug) => findReviewEntry(slug) !== null && !neverKnown.has(slug)),
  reason,
});

/**
 * That a person has read the document beside its original: what they took as right, or that they put it aside. Entries
 * are added in order and never changed, so that it can be told later how far two readers agreed.
 */
const reading = z
  .strictObject({
    reader: z.string().min(1),
    date: z.iso.date(),
    verdict: z.enum(['accepted', 'postponed']),
    /** The reader did not see what the first reader had corrected. */
    second: z.boolean().default(false),
    /** Values of the front matter that the reader took as right; a field that is not named is unknown. */
    values: z.partialRecord(correctable, z.unknown()).optional(),
    /** Why it was put aside. */
    reason: reason.optional(),
  })
  .refine(({ verdict, values }) => (verdict === 'accepted') === (values !== undefined));
/** What became of the original at its address. */
const sightEvent = z.strictObject({
  /** Day on which it was noticed, ISO 8601; of `gone`, the first day on which the page was missing. */
  date: z.iso.date(),
  what: z.enum(['changed', 'moved', 'gone', 'returned']),
  /** The address that it moved to. */
  to: z.url({ protocol: /^https?$/ }).optional(),
  /** The document that stands there now, kept as a report of its own. */
  version: z
    .string()
    .regex(/^r[0-9a-f]{12}$/)
    .optional(),
});

/** What `npm run watch` saw of the original. */
const watched = z.strictObject({
  /** First and last day on which the original was seen at its address. */
  first: z.iso.date(),
  last: z.iso.date(),
  /** Day since which its address has no such page, as long as that is not proved. */
  missing: z.iso.date().optional(),
  /** How the host names the state that was seen last: it is asked for a newer one only. */
  etag: z.string().optional(),
  modified: z.string().optional(),
  /** Oldest first. */
  events: z.array(sightEvent).default([]),
});

export type Watched = z.infer<typeof watched>;
export type SightEvent = z.infer<typeof sightEvent>;

/** Name that bytes are kept under, beside the record. */
const stored = z.string().regex(/^(?!\.{1,2}$|source\.yml$)[^/\\]+$/i);

const attachment = attachmentSchema.omit({ format: true }).extend({ stored });

export const sourceSchema = z
  .strictObject({
    /** File name as it was received. */
    file: z.string().min(1),
    /** Name that the bytes are kept under, beside this file. */
    stored,
    /** Address that the document was saved from, null when not known. */
    origin: z.url({ protocol: /^https?$/ }).nullable(),
    /** Day on which the archive received the bytes. */
    received: z.iso.date(),
    /** Time at which a web archive received them from `origin`. */
    captured: z.iso.datetime().optional(),
    /** The package that they came in, together with others. */
    package: z
      .strictObject({ file: z.string().min(1), sha256: z.string().regex(/^[0-9a-f]{64}$/) })
      .optional(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    bytes: z.int().nonnegative(),
    /** Files that belong to the page and lie beside it, in its order. */
    attachments: z.array(attachment).min(1).optional(),
    part: part.optional(),
    corrections: z.array(correction),
    relations: z.array(relation).default([]),
    acknowledged: z.array(acknowledgement).default([]),
    lines: z.array(lineDecision).default([]),
    readings: z.array(reading).default([]),
    /** What the keepers of the archive tell each other; it is not published. */
    note: z.string().min(1).optional(),
    watched: watched.optional(),
  })
  .superRefine(({ sha256, part, corrections, relations, lines }, context) => {
    const twice = (
      list: 'corrections' | 'relations' | 'lines',
      key: string,
      values: readonly string[],
    ): void => {
      for (const [i, value] of values.entries()) {
        if (values.indexOf(value) === i) continue;
        const detail = `${key} ${quoted(value)} 前面已经写过一条，只应有一条`;
        context.addIssue({ code: 'custom', path: [list, i, key], params: { detail } });
      }
    };
    twice(
      'corrections',
      'field',
      corrections.map(({ field }) => field),
    );
    twice(
      'relations',
      'id',
      relations.map(({ id }) => id),
    );
    twice(
      'lines',
      'text',
      lines.map(({ line, text }) => `${line} ${text}`),
    );
    const own = relations.findIndex(({ id }) => id === reportId(sha256));
    if (own >= 0 && part?.of === undefined)
      context.addIssue({ code: 'custom', path: ['relations', own, 'id'] });
  });

export type Source = z.infer<typeof sourceSchema>;

/** How a document came that was received in a package. */
export type Received = Pick<Source, 'captured' | 'package'>;

const header = `# 原件的保管记录。原件的字节不得改动;corrections 可以增补：每条写明 field、value 和 reason,
# 例如 { field: published, value: "2021-03-31", reason: "网页截图显示的发布日期" }。
`;

export function sourceToYaml(source: z.input<typeof sourceSchema>): string {
  return header + stringify(source, { version: '1.1', lineWidth: 0 });
}

/** The same record with another value of a field; all that a person wrote, comments too, stays as it is. */
export function withField<Name extends 'watched' | 'attachments'>(
  yaml: string,
  name: Name,
  value: NonNullable<Source[Name]>,
): string {
  const document = parseDocument(yaml);
  // Quoted as the rest is, so that readers of YAML 1.1 take no day for a time.
  document.set(name, parseDocument(stringify(value, { version: '1.1' })).contents);
  return document.toString({ lineWidth: 0 });
}

/** A `source.yml` that is not as expected; the message names the file, the place and what to write. */
export class SourceError extends Error {}

function parseYaml(yaml: string, file: string): unknown {
  try {
    return parse(yaml, { prettyErrors: true });
  } catch (error) {
    const [at] = (error as { linePos?: readonly { line: number }[] }).linePos ?? [];
    const place = at ? `第 ${at.line} 行` : '其中';
    throw new SourceError(
      `${file}：${place}不是合法的 YAML；请检查缩进、引号和括号是否成对，冒号后面要有一个空格。`,
    );
  }
}

const lenient = z.object({
  received: z.iso.date().optional().catch(undefined),
  relations: z.array(z.unknown()).optional().catch(undefined),
  watched: watched.optional().catch(undefined),
});

function parsed(yaml: string): unknown {
  try {
    return parse(yaml);
  } catch {
    return null;
  }
}

/** What a build takes from a record although a person wrote something else in it wrongly, which ingest tells. */
export function readableRecord(yaml: string): {
  received: string | null;
  relations: Source['relations'];
  watched: Watched | null;
} {
  const { received, relations, watched: seen } = lenient.safeParse(parsed(yaml)).data ?? {};
  return {
    received: received ?? null,
    watched: seen ?? null,
    relations: (relations ?? []).flatMap((one) => relation.safeParse(one).data ?? []),
  };
}

/**
 * @param yaml text of a `source.yml`
 * @param file its path, for messages
 * @throws SourceError that names the file, the place, what was expected and what to write
 */
export function sourceFromYaml(yaml: string, file: string): Source {
  const data = parseYaml(yaml, file);
  const result = sourceSchema.safeParse(data);
  if (result.success) return result.data;
  const sentences = result.error.issues.map((issue) => explainIssue(issue, data));
  throw new SourceError(`${file}：${[...new Set(sentences)].join('；')}。`);
}

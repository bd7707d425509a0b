/**
 * The one source of truth for what the archive says about a report: the front matter of
 * `content/reports/<id>.md`. Ingest writes it, `markdown/parse.ts` checks it when it is read
 * back, exports and pages infer their types from it. An unknown value is `null`, never an empty string and never a guess.
 */
import { z } from 'zod';
import { toXmlCharacters } from './xml-characters.ts';

/** Levels of government, from the country down; a functional area (示范区, 开发区 …) is no statutory division. */
export const regionLevels = [
  'national',
  'province',
  'prefecture',
  'county',
  'township',
  'functional-area',
] as const;

/** Kinds of document; `other` is what looks like a report and is none (news, a plan, an interpretation). */
export const reportKinds = [
  'annual-report',
  'half-year-report',
  'quarterly-report',
  'survey-report',
  'other',
] as const;

/** File formats that ingest knows by their content. */
export const sourceFormats = [
  'txt',
  'md',
  'html',
  'mhtml',
  'eml',
  'msg',
  'docx',
  'doc',
  'wordxml',
  'rtf',
  'uof',
  'odt',
  'fodt',
  'ods',
  'xlsx',
  'xls',
  'pdf',
  'ofd',
  'png',
  'jpeg',
  'tiff',
  'unknown',
] as const;

const isoDate = z.iso.date();
const text = z
  .string()
  .min(1)
  // Half a surrogate pair or a control character makes feeds, XML and the search index unreadable.
  .refine((value) => toXmlCharacters(value) === value, '含有控制字符或半个字符，请删去');

/** Years that a report can speak of: lists by year have a page for each in between. */
const firstYear = 1900;
const lastYear = 2100;
const yearOfDay = (day: string): number => Number(day.slice(0, 4));

export const regionSchema = z.strictObject({
  /** GB/T 2260 code, six digits; a functional area carries the code of the division it lies in. */
  code: z.string().regex(/^\d{6}(\d{3})?$/),
  /** Full names from the province down, the region itself last. */
  path: z.array(text).min(1),
  level: z.enum(regionLevels),
});

export const periodSchema = z
  .strictObject({
    /** First day that the report speaks of, ISO 8601. */
    start: isoDate,
    /** Last day that the report speaks of, ISO 8601. */
    end: isoDate,
  })
  .refine(({ start, end }) => start <= end, '起始日期不能晚于结束日期')
  .refine(
    ({ start, end }) => yearOfDay(start) >= firstYear && yearOfDay(end) <= lastYear,
    `年份应在${firstYear}年至${lastYear}年之间`,
  );

/** How a page is connected with a file that came with it: it offers it, shows it as a picture, or frames it. */
export const attachmentRoles = ['file', 'picture', 'frame'] as const;

export const attachmentSchema = z.strictObject({
  /** As the page calls it. */
  file: z.string().min(1),
  role: z.enum(attachmentRoles),
  /** Where the page leads to: absolute where the page's own address is known, else as written; `null` in a mail. */
  address: z.string().min(1).nullable(),
  /** SHA-256 of the untouched bytes, 64 hex digits. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Number of bytes. */
  bytes: z.int().nonnegative(),
  format: z.enum(sourceFormats),
});

export const originalSchema = z.strictObject({
  /** File name as it was received, whatever it is made of. */
  file: z.string().min(1),
  /** SHA-256 of the untouched bytes, 64 hex digits. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Number of bytes. */
  bytes: z.int().nonnegative(),
  /** Character encoding that the bytes were read in (WHATWG label); `null` for a binary container. */
  encoding: text.nullable(),
  format: z.enum(sourceFormats),
  /** The text, or a part of it, was recognised in pictures of the pages. */
  recognised: z.literal(true).optional(),
  /** Files that came with the page, in its order. */
  attachments: z.array(attachmentSchema).min(1).optional(),
});

export const reportSchema = z.strictObject({
  /** Public and permanent: `r` and the first twelve hex digits of the SHA-256 of the raw bytes. */
  id: z.string().regex(/^r[0-9a-f]{12}$/),
  /** Title as published, or put together from issuer, period and kind when `titleInferred`. */
  title: text,
  /** True when no title stands in the raw document. */
  titleInferred: z.boolean(),
  /** The body that answers for the report, as the text names it. */
  issuer: text.nullable(),
  /** The body that the portal names as the source (来源) of the page. */
  source: text.nullable(),
  /** The division or functional area that the report is about. */
  region: regionSchema.nullable(),
  /** The time that the report covers. */
  period: periodSchema.nullable(),
  kind: z.enum(reportKinds),
  /** Date of publication as the portal displays it (发布日期): never proof of first publication. */
  published: isoDate.nullable(),
  /** Date of writing (成文日期). */
  written: isoDate.nullable(),
  /** 索引号 of the open-government catalogue. */
  indexNumber: text.nullable(),
  /** 发文字号, for example 国办发〔2018〕37号. */
  documentNumber: text.nullable(),
  /** 主题分类 as the portal gives it. */
  subject: text.nullable(),
  /** 体裁分类 as the portal gives it. */
  genre: text.nullable(),
  /** 有效性 or 时效 as the portal gives it. */
  validity: text.nullable(),
  /** Address of the page that the raw document was saved from. */
  originUrl: z.url({ protocol: /^https?$/ }).nullable(),
  /** The raw document in custody. */
  original: originalSchema,
  /** What a person should look at, as slugs of `content/vocab/review.yml`, sorted. */
  review: z.array(z.string().regex(/^[a-z]+(-[a-z]+)*$/)),
});

export type Report = z.infer<typeof reportSchema>;
export type Region = z.infer<typeof regionSchema>;
export type Period = z.infer<typeof periodSchema>;
export type AttachmentRole = (typeof attachmentRoles)[number];
export type Attachment = z.infer<typeof attachmentSchema>;
export type Original = z.infer<typeof originalSchema>;
export type RegionLevel = (typeof regionLevels)[number];
export type ReportKind = (typeof reportKinds)[number];
export type SourceFormat = (typeof sourceFormats)[number];

/**
 * A draft is a document of the corpus as its author thought of it: facts in YAML, then the page line by line,
 * each line with a mark that says what it is. Marks:
 *
 *   C text         page furniture (`C:slot text` in containers: nav, crumb, side, tool, share, attach, prev, next,
 *                  foot)
 *   M label|value  metadata of the portal (in plain text the line as it stands)
 *   T text         title; several lines in a row may be one title
 *   N text         neither furniture nor article: not annotated
 *   1 … 4 n|label  heading of that level with its number; `⏎` breaks it over two lines
 *   R1 … R4 n|label|text   run-in heading and the text behind it
 *   P text         paragraph of the article
 *   L S D text     salutation, signature, date: part of the article
 *   B text         text box
 *   X a|b|c        row of a table of the article
 *   Y a|b|c        row of a table of metadata in a Word document
 */
import { parse } from 'yaml';
import { z } from 'zod';
import { regionLevels, reportKinds } from '../../../src/lib/core/schema.ts';
import { fieldNames } from '../annotation.ts';

const text = z.string();
const place = z.tuple([z.coerce.string().regex(/^\d{6}$/), z.enum(regionLevels)], text);
const optionalText = z.coerce.string().optional();

const factsSchema = z.strictObject({
  container: z.enum(['txt', 'md', 'html', 'mhtml', 'docx', 'doc', 'pdf']),
  /** Half-width punctuation, as a scraper leaves it. */
  half: z.boolean().default(false),
  /** White space before a paragraph. */
  indent: text.default(''),
  /** An empty line after each line of the article. */
  gap: z.boolean().default(false),
  /** Hard line breaks after so many characters, as text copied out of a PDF has them. */
  wrap: z.int().optional(),
  /** All in one line. */
  oneline: z.boolean().default(false),
  /** No-break spaces for the indent and zero-width spaces in the text, as editors of web pages leave them. */
  invisible: z.boolean().default(false),
  encoding: z.enum(['utf-8', 'utf-8-bom', 'utf-16le', 'gb2312', 'gbk', 'gb18030', 'big5']).default('utf-8'),
  /** Encoding that the page claims to have. */
  declare: optionalText,
  eol: z.enum(['lf', 'crlf']).default('lf'),
  lang: text.default('zh-CN'),
  template: z
    .enum([
      'plain',
      'trs',
      'jcms',
      'list',
      'block',
      'ministry',
      'mill',
      'dl',
      'vsb',
      'ucap',
      'nested',
      'print',
    ])
    .optional(),
  /** What the editor made of the pasted article: p elements, Word's own, line breaks or div elements. */
  paste: z.enum(['p', 'mso', 'br', 'div']).default('p'),
  headings: z.enum(['plain', 'styled']).default('plain'),
  style: z.enum(['headings', 'numbering', 'fonts', 'wps']).optional(),
  layout: z.enum(['running', 'columns', 'letterhead', 'office']).optional(),
  running: optionalText,
  site: text.default(''),
  pageTitle: optionalText,
  url: optionalText,

  title: z.union([text, z.array(text)]),
  titleInferred: z.boolean().default(false),
  issuer: text.nullable(),
  source: text.nullable().default(null),
  region: z
    .union([place, z.strictObject({ level: z.enum(regionLevels) })])
    .nullable()
    .default(null),
  period: z.coerce.string().nullable().default(null),
  kind: z.enum(reportKinds).default('annual-report'),
  published: text.nullable().default(null),
  written: text.nullable().default(null),
  indexNumber: text.nullable().default(null),
  documentNumber: text.nullable().default(null),
  subject: text.nullable().default(null),
  genre: text.nullable().default(null),
  validity: text.nullable().default(null),
  originUrl: text.nullable().default(null),
  review: z.array(text).default([]),
  /** Fields that are not scored, because practice differs. */
  skip: z.array(z.enum([...fieldNames, 'headings'])).default([]),
  accept: z.partialRecord(z.enum(fieldNames), z.array(text.nullable())).default({}),
});

export type Facts = z.infer<typeof factsSchema>;

export type Line =
  | { readonly mark: 'C'; readonly slot: string; readonly text: string }
  | { readonly mark: 'T' | 'N' | 'P' | 'L' | 'S' | 'D' | 'B' | 'M'; readonly text: string }
  | { readonly mark: 'H'; readonly level: number; readonly number: string; readonly label: string }
  | {
      readonly mark: 'R';
      readonly level: number;
      readonly number: string;
      readonly label: string;
      readonly text: string;
    }
  | { readonly mark: 'X' | 'Y'; readonly cells: readonly string[] }
  | { readonly mark: 'blank' };

export interface Draft {
  readonly name: string;
  readonly facts: Facts;
  readonly lines: readonly Line[];
}

function readLine(source: string, line: string): Line {
  if (line === '') return { mark: 'blank' };
  const match = /^([CTNPLSDBMXY]|[1-4]|R[1-4])(?::(\w+))? (.*)$/u.exec(line);
  if (!match) throw new Error(`${source}: a line needs a mark: ${line}`);
  const [, mark = '', slot = '', text = ''] = match;
  if (mark === 'C') return { mark, slot, text };
  if (mark === 'X' || mark === 'Y') return { mark, cells: text.split('|') };
  const [number = '', label = '', ...rest] = text.split('|');
  if (/^\d$/.test(mark)) {
    if (rest.length > 0) throw new Error(`${source}: a heading has no text behind it, use R: ${line}`);
    return { mark: 'H', level: Number(mark), number, label };
  }
  if (mark.startsWith('R')) {
    return { mark: 'R', level: Number(mark.slice(1)), number, label, text: rest.join('|') };
  }
  return { mark: mark as 'T', text };
}

/** @throws when the facts are not what the schema says or a line has no mark */
export function parseDraft(name: string, source: string): Draft {
  const [, yaml = '', page = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(source) ?? [];
  const facts = factsSchema.parse(parse(yaml));
  const lines = page
    .trimEnd()
    .split('\n')
    .map((line) => readLine(name, line));
  return { name, facts, lines };
}

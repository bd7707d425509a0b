/**
 * Short made-up documents and what a careful reader says of their title, organ, place, time and kind: one YAML file a
 * subject. `text`, `md`, `html` (the article of a page), `page` (all of it) and `docx` (a paragraph a line, `^` centres it)
 * tell the format. `body` must stand in the Markdown, `headings` are headings there; white space and escapes do not count.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as docx from 'docx';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { fold } from '../../src/lib/core/text/fold.ts';
import { runPipeline } from '../../src/lib/reading/pipeline.ts';

const value = z.string().nullable();
const oneOf = z.strictObject({ anyOf: z.array(value).min(2) });
const expected = z.union([value, oneOf]);
const period = z.union([z.int(), value]);

const documentSchema = z.strictObject({
  name: z.string(),
  text: z.string().optional(),
  md: z.string().optional(),
  html: z.string().optional(),
  page: z.string().optional(),
  docx: z.string().optional(),
  /** `<meta>` of the page. */
  declared: z.record(z.string(), z.string()).default({}),
  expect: z.strictObject({
    title: expected.optional(),
    titleInferred: z.boolean().optional(),
    issuer: expected.optional(),
    source: expected.optional(),
    /** Last name of the path. */
    region: expected.optional(),
    /** A year, or first and last day. */
    period: period.optional(),
    kind: expected.optional(),
    published: expected.optional(),
    written: expected.optional(),
    documentNumber: expected.optional(),
    indexNumber: expected.optional(),
    originUrl: expected.optional(),
    notTitle: z.array(z.string()).optional(),
    notIssuer: z.array(z.string()).optional(),
    notRegion: z.array(z.string()).optional(),
    body: z.array(z.string()).default([]),
    notBody: z.array(z.string()).default([]),
    headings: z.array(z.string()).default([]),
    notHeadings: z.array(z.string()).default([]),
    status: z.array(z.string()).optional(),
    messages: z.array(z.string()).optional(),
    notMessages: z.array(z.string()).optional(),
  }),
});
type Document = z.infer<typeof documentSchema>;

/** What follows the opening; it names no place, organ, year or date. */
const rest = [
  '一、主要举措',
  '健全行政裁量基准，统一同类案件的处理尺度。',
  '推行柔性执法，对轻微违法行为先行提醒。',
  '二、存在的不足',
  '部分工作人员业务不熟，法律文书说理不够充分。',
  '三、下一步打算',
  '加强业务培训，完善考核办法，把各项任务落到实处。',
];
const law = [
  '第一条 为了规范管理，保障公众利益，制定本规定。',
  '第二条 本行政区域内的有关活动适用本规定。',
  '第三条 主管部门应当建立巡查制度，公布投诉方式，及时处理群众反映的问题。',
  '第四条 违反本规定的，由主管部门责令改正；拒不改正的，依法处理。',
  '第五条 本规定自公布之日起施行。',
];

/** Replaces `{{rest}}` and `{{law}}`, each line by itself. */
function filled(text: string, line: (text: string) => string): string {
  const lines = (paragraphs: readonly string[]) => paragraphs.map(line).join('\n');
  return text.replaceAll('{{rest}}', lines(rest)).replaceAll('{{law}}', lines(law));
}

const attribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

function page(article: string, declared: Readonly<Record<string, string>>): string {
  const meta = Object.entries(declared).map(
    ([name, content]) => `<meta name="${name}" content="${attribute(content)}">`,
  );
  const body = filled(article, (text) => `<p>${text}</p>`);
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title></title>${meta.join('')}</head><body>
<div class="nav"><a href="/">首页</a> <a href="/gk">政务公开</a></div><div class="article">${body}</div></body></html>`;
}

async function wordFile(text: string): Promise<Uint8Array> {
  const children = filled(text, (line) => line)
    .trim()
    .split('\n')
    .map((line) =>
      line.startsWith('^')
        ? new docx.Paragraph({ text: line.slice(1), alignment: docx.AlignmentType.CENTER })
        : new docx.Paragraph(line),
    );
  return new Uint8Array(await docx.Packer.toBuffer(new docx.Document({ sections: [{ children }] })));
}

async function bytesOf(document: Document): Promise<Uint8Array> {
  if (document.docx !== undefined) return wordFile(document.docx);
  if (document.page !== undefined) return Buffer.from(filled(document.page, (text) => `<p>${text}</p>`));
  if (document.html !== undefined) return Buffer.from(page(document.html, document.declared));
  const plain = document.md ?? document.text ?? '';
  return Buffer.from(filled(plain, (line) => (document.md === undefined ? line : `${line}\n`)));
}

const squeezed = (text: string): string => fold(text).replace(/[\s\\*]/g, '');

async function read(document: Document) {
  const bytes = await bytesOf(document);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { report, status, messages, markdown } = await runPipeline({
    file: 'document',
    bytes,
    sha256,
    origin: null,
    corrections: [],
  });
  return {
    ...report,
    region: report.region?.path.at(-1) ?? null,
    period: report.period && `${report.period.start}/${report.period.end}`,
    status,
    body: squeezed(markdown.replace(/^---\n.*?\n---\n/s, '')),
    headings: [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, text = '']) => squeezed(text)),
    messages: messages.map(({ slug }) => slug),
  };
}

const periodText = (wanted: z.infer<typeof period>) =>
  typeof wanted === 'number' ? `${wanted}-01-01/${wanted}-12-31` : wanted;

const compared = [
  'title',
  'titleInferred',
  'issuer',
  'source',
  'region',
  'kind',
  'published',
  'written',
  'documentNumber',
  'indexNumber',
  'originUrl',
] as const;

/** What is not as expected, a line a field. */
function faults(wanted: Document['expect'], got: Awaited<ReturnType<typeof read>>): string[] {
  const found: string[] = [];
  const check = (field: string, right: boolean, want: unknown, came: unknown) => {
    if (!right) found.push(`${field}: expected ${JSON.stringify(want)}, came ${JSON.stringify(came)}`);
  };
  for (const field of compared) {
    const want = wanted[field];
    if (want === undefined) continue;
    const options: unknown[] = want !== null && typeof want === 'object' ? want.anyOf : [want];
    check(field, options.includes(got[field]), want, got[field]);
  }
  if (wanted.period !== undefined)
    check('period', periodText(wanted.period) === got.period, wanted.period, got.period);
  const never = { title: wanted.notTitle, issuer: wanted.notIssuer, region: wanted.notRegion };
  for (const field of ['title', 'issuer', 'region'] as const)
    check(field, !never[field]?.includes(got[field] ?? ''), { not: never[field] }, got[field]);
  for (const text of wanted.body) check('body', got.body.includes(squeezed(text)), text, got.body);
  for (const text of wanted.notBody)
    check('body', !got.body.includes(squeezed(text)), { not: text }, got.body);
  for (const text of wanted.headings)
    check('headings', got.headings.includes(squeezed(text)), text, got.headings);
  for (const text of wanted.notHeadings)
    check('headings', !got.headings.includes(squeezed(text)), { not: text }, got.headings);
  if (wanted.status) check('status', wanted.status.includes(got.status), wanted.status, got.status);
  for (const slug of wanted.messages ?? [])
    check('messages', got.messages.includes(slug), slug, got.messages);
  for (const slug of wanted.notMessages ?? [])
    check('messages', !got.messages.includes(slug), { not: slug }, got.messages);
  return found;
}

for (const file of readdirSync(import.meta.dirname).filter((name) => name.endsWith('.yml'))) {
  const documents = z
    .array(documentSchema)
    .parse(parse(readFileSync(join(import.meta.dirname, file), 'utf8')));
  describe(file, () => {
    it.each(documents)('$name', async (document) => {
      expect(faults(document.expect, await read(document))).toEqual([]);
    });
  });
}

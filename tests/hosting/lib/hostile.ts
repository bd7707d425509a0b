/** Raw documents that try to make a reader's browser run or load something: each vector in each kind of place. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const schema = z.strictObject({
  markup: z.array(z.string()),
  markdown: z.array(z.string()),
  frontMatter: z.array(z.string()),
  fileNames: z.array(z.string()),
});

interface Document {
  readonly file: string;
  readonly text: string;
}

/** A document like others, so that it is taken in as a report. */
const paragraphs = (n: number, hostile: string): string[] => [
  `现将开州区${2000 + (n % 25)}年法治政府建设情况报告如下。${hostile}`,
  `一、主要举措和成效${hostile}`,
  `（一）全面履行政府职能。全年收到行政复议申请${n}件，受理${n}件。${hostile}`,
  hostile,
  '二、存在的不足和原因',
  `行政执法规范化水平还有待提高。${hostile}还要继续努力。`,
  '三、下一年度工作安排',
  '加强学习，改进作风，依法办事。',
];
const title = (n: number): string => `开州区人民政府${2000 + (n % 25)}年法治政府建设年度报告（${n}）`;

const plain = (n: number, hostile: string): Document => ({
  file: `${n}.txt`,
  text: `${title(n)}${hostile.replaceAll('\n', ' ')}\n发布机构：开州区人民政府${hostile.replaceAll('\n', ' ')}\n发布日期：2021-02-0${1 + (n % 9)}\n\n${paragraphs(n, hostile).join('\n\n')}\n`,
});

const page = (n: number, hostile: string): Document => ({
  file: `${n}.html`,
  text: `<!doctype html><html><head><meta charset="utf-8"><title>${title(n)}${hostile}</title>
<meta name="ArticleTitle" content="${title(n)}${hostile.replaceAll('"', '&quot;')}"></head>
<body><h1>${title(n)}${hostile}</h1><table><tr><td>索引号</td><td>${n}${hostile}</td></tr></table><div class="content">
${paragraphs(n, hostile)
  .map((text) => `<p>${text}</p>`)
  .join('\n')}<ul><li>${hostile}</li></ul></div></body></html>`,
});

const markdown = (n: number, hostile: string): Document => ({
  file: `${n}.md`,
  text: `# ${title(n)}\n\n${paragraphs(n, hostile).join('\n\n')}\n\n> ${hostile}\n\n- ${hostile}\n\n[bad${n}]: javascript:window.hostile=${n}\n[ref]: https://evil.example/${n}.png\n`,
});

const withFrontMatter = (n: number, hostile: string): Document => ({
  file: `${n}.md`,
  text: `---\n${hostile}\n---\n\n# ${title(n)}\n\n${paragraphs(n, '').join('\n\n')}\n`,
});

const named = (n: number, file: string): Document => ({ file, text: plain(n, '').text });

/** @returns at least `count` different documents, every vector in every kind of place that fits it */
export function hostileDocuments(count: number): Document[] {
  const file = new URL('./hostile-vectors.yml', import.meta.url);
  const vectors = schema.parse(parse(readFileSync(file, 'utf8')));
  const text = [...vectors.markup, ...vectors.markdown];
  const kinds = [
    ...[plain, page, markdown].flatMap((make) => text.map((vector) => ({ make, vector }))),
    ...vectors.frontMatter.map((vector) => ({ make: withFrontMatter, vector })),
    ...vectors.fileNames.map((vector) => ({ make: named, vector })),
    // Two at once, where the first may open what the second closes.
    ...text.map((vector, index) => ({ make: page, vector: vector + text.at(-1 - index) })),
  ];
  if (kinds.length < count) throw new Error(`only ${kinds.length} hostile documents`);
  return kinds.map(({ make, vector }, index) => make(index + 1, vector.replaceAll('{n}', String(index + 1))));
}

/** Writes the documents into a folder. */
export function writeHostile(folder: string, documents: readonly Document[]): void {
  mkdirSync(folder, { recursive: true });
  for (const { file, text } of documents) writeFileSync(join(folder, file), text);
}

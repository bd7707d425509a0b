/** One report, and its text in the mark-up of the formats that wrap it. */
import { figuresOfReport } from '../../src/lib/analysis/figures/find-figures.ts';
import { figureVocabulary } from '../../src/lib/analysis/figures/load-vocabulary.ts';
import { parseReport } from '../../src/lib/core/markdown/parse.ts';
import type { Report } from '../../src/lib/core/schema.ts';
import type { Piece } from '../ofd/draft.ts';

export const title = '平利县人民政府关于2021年法治政府建设情况的报告';
export const signature = ['平利县人民政府', '2022年3月18日'];
export const lines = [
  title,
  '2021年，平利县人民政府依法履职，各项任务有序推进。现将有关情况报告如下。',
  '一、主要举措和成效',
  '（一）推进依法决策',
  '审查规范性文件14件、政府合同62份，提出法律意见后逐项修改完善。',
  '（二）化解行政争议',
  '全年收到行政复议申请47件，受理43件，审结41件，行政机关负责人出庭应诉率达到96.5%。',
  '二、存在的不足',
  '基层执法力量仍显不足，业务培训不够经常，案卷制作水平有待提高。',
  '三、下一步安排',
  '健全培训考核制度，把执法监督落到实处。',
  ...signature,
];
export const each = (wrap: (line: string) => string, between = ''): string => lines.map(wrap).join(between);
export const text = lines.join('\n');
export const page = (charset: string): string =>
  `<!DOCTYPE html><html><head><meta charset="${charset}"><title>${title}</title></head><body><div class="nav"><a href="/">首页</a></div><h1>${title}</h1><div class="content">${lines
    .slice(1)
    .map((line) => `<p>${line}</p>`)
    .join('')}</div></body></html>`;
export const w = each((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`);
export const odf = { body: `<office:text>${each((line) => `<text:p>${line}</text:p>`)}</office:text>` };
export const mail = (type: string, body: string): string =>
  [
    'From: bureau@example.org',
    'To: archive@example.org',
    'Subject: report',
    'Date: Fri, 18 Mar 2022 09:00:00 +0800',
    'MIME-Version: 1.0',
    `Content-Type: ${type}; charset="utf-8"`,
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(body).toString('base64'),
  ].join('\r\n');
export function pieces(): Piece[] {
  return lines.map((line, i): Piece => {
    if (i === 0) return { kind: 'title', text: line };
    if (i >= lines.length - signature.length) return { kind: 'signature', text: line };
    const kind = /^[一二三]、/.test(line) ? 'heading' : line.startsWith('（') ? 'subheading' : 'paragraph';
    return { kind, text: line };
  });
}

export const expected = {
  title,
  issuer: '平利县人民政府',
  region: '平利县',
  period: { start: '2021-01-01', end: '2021-12-31' },
  written: '2022-03-18',
  kind: 'annual-report',
  headings: ['1 主要举措和成效', '2 推进依法决策', '2 化解行政争议', '1 存在的不足', '1 下一步安排'],
  figures: [
    'normative-documents.legality-review 14',
    'contracts.reviewed 62',
    'reconsideration.applications 47',
    'reconsideration.accepted 43',
    'reconsideration.concluded 41',
    'litigation.appearance-rate 96.5',
  ],
};

const vocabulary = figureVocabulary();

/** What was understood of a report, from its front matter and Markdown. */
export function understood(report: Report, markdown: string) {
  const parsed = parseReport(markdown);
  const figures = figuresOfReport(parsed, vocabulary, () => false);
  return {
    title: report.title,
    issuer: report.issuer,
    region: report.region?.path.at(-1),
    period: report.period,
    written: report.written,
    kind: report.kind,
    headings: parsed.sections
      .filter(({ label }) => label !== '')
      .map(({ level, label }) => `${level} ${label}`),
    figures: figures.flatMap(({ kind, indicator, value }) =>
      kind === 'assigned' ? [`${indicator} ${value}`] : [],
    ),
  };
}

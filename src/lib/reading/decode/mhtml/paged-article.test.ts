import { describe, expect, it } from 'vitest';
import type { RawDocument } from '../../../core/model.ts';
import { runPipeline } from '../../pipeline.ts';
import { pagedArticle, pagesOf } from './paged-article.ts';

const title = '天台县人民政府2021年法治政府建设年度报告';
const texts = [
  [
    '2021年，天台县把依法行政贯穿政府工作始终，各项任务扎实推进。现将有关情况报告如下。',
    '一、主要做法',
    '全年办理行政复议案件23件，行政机关负责人出庭应诉率达到96%。',
  ],
  [
    '（二）规范性文件备案审查进一步加强，全年审查文件41件，备案率达到100%。',
    '二、存在问题',
    '基层执法力量仍显不足，业务培训还不够经常，案卷制作水平有待提高。',
  ],
  [
    '三、下一步打算',
    '继续推进严格规范公正文明执法，提高依法行政的能力和水平。',
    '天台县人民政府',
    '2022年3月10日',
  ],
];
const page = (k: number): string =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1><p>发布日期：2022-03-12</p><div class="article">${(texts[k] ?? []).map((text) => `<p>${text}</p>`).join('\n')}</div><script>createPageHTML(3, ${k}, "a", "html")</script><p><a href="a.html">1</a> <a href="a_1.html">2</a> <a href="a_2.html">3</a></p><p>【打印本页】【关闭窗口】</p></body></html>`;
const pages = texts.map((_, k) => ({
  address: `https://www.example.gov.cn/a${k === 0 ? '' : `_${k}`}.html`,
  bytes: Buffer.from(page(k)),
}));
const document = (bytes: Uint8Array): RawDocument => ({
  file: 'a.html',
  bytes,
  sha256: 'ab'.repeat(32),
  origin: 'https://www.example.gov.cn/a.html',
  corrections: [],
});

describe('an article of three pages', () => {
  const bytes = pagedArticle(pages);

  it('is one text, with nothing lost and nothing twice', async () => {
    const { markdown, report, messages, blocks } = await runPipeline(document(bytes));
    const bare = markdown.replace(/\s|^#+/gm, '');
    for (const text of texts.flat()) expect(bare).toContain(text.replace(/^[一二三]、/, ''));
    expect(bare.split(title.replace(/\s/g, '')).length - 1).toBeLessThanOrEqual(2);
    expect(report.title).toBe(title);
    expect(report.published).toBe('2022-03-12');
    expect(report.written).toBe('2022-03-10');
    expect(messages.map(({ slug }) => slug)).not.toContain('truncated');
    expect(blocks.map(({ index }) => index)).toEqual(
      blocks.map(({ index }) => index).toSorted((a, b) => a - b),
    );
    expect(markdown.indexOf('存在问题')).toBeGreaterThan(markdown.indexOf('主要做法'));
    expect(markdown.indexOf('打算')).toBeGreaterThan(markdown.indexOf('备案审查'));
  });

  it('has the same bytes each time, and each page as it came', () => {
    expect(pagedArticle(pages)).toEqual(bytes);
    expect(pagesOf(Buffer.from(bytes).toString('latin1'))).toBe(3);
    const parts =
      Buffer.from(bytes)
        .toString('latin1')
        .match(/^[A-Za-z0-9+/=\r\n]{200,}$/gm) ?? [];
    expect(Buffer.from(parts[1] ?? '', 'base64').toString()).toBe(page(1));
  });
});

it.each([
  ['MIME-Version: 1.0\r\nX-Article-Pages: 4\r\n\r\n', 4],
  ['MIME-Version: 1.0\r\n\r\nX-Article-Pages: 4', 1],
  ['', 1],
])('the head %j tells of %i pages', (head, count) => {
  expect(pagesOf(head)).toBe(count);
});

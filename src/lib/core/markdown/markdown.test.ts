import fc from 'fast-check';
import type { Root } from 'mdast';
import { describe, expect, it } from 'vitest';
import { reportText } from '../../site/parts/plain-text.ts';
import { sampleReport } from '../sample-report.ts';
import { docHtml, reportHtml } from './html.ts';
import { type parseReport, sectionsOf } from './parse.ts';
import { markdownProcessor } from './processor.ts';
import { anchorsIn } from './remark-anchors.ts';
import { isSafeAddress } from './remark-plain.ts';

/** HTML of the body of a report. */
const html = (markdown: string): string => reportHtml(markdownProcessor.parse(markdown) as Root);
const ids = (markdown: string) => [...html(markdown).matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
const parsedIds = (markdown: string) =>
  sectionsOf(markdownProcessor.parse(markdown) as Root).flatMap(({ anchor, passages }) => [
    ...(anchor === '' ? [] : [anchor]),
    ...passages.map((passage) => passage.anchor),
  ]);

describe('anchors on the page', () => {
  const piece = fc.constantFrom(
    '## 一、基本情况',
    '### （一）依法行政',
    '### 无编号的标题',
    '#### 1.简政放权',
    '## 二、不足',
    '正文一段。',
    '| 指标 | 数量 |\n| --- | --- |\n| 复议 | 3件 |',
    '- 甲\n- 乙',
    '<div>原样</div>',
    '***',
    '![](x.png)',
    '> 引文',
  );

  it('are those that sectionsOf gives, for any order of blocks', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const markdown = pieces.join('\n\n');
        expect(ids(markdown)).toEqual(parsedIds(markdown));
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('have a link to themselves that adds no text; the first is a stop of the Tab key', () => {
    expect(html('## 一、基本\n\n正文')).toBe(
      '<h2 id="s1">一、基本<a href="#s1" class="permalink" aria-label="引用本节"></a></h2>\n' +
        '<p id="s1-p1">正文<a href="#s1-p1" class="permalink" aria-label="引用本段" tabindex="-1"></a></p>',
    );
  });

  it('lead to the page of the original where there is one, without a text or a stop of their own', () => {
    const tree = markdownProcessor.parse('## 一、基本\n\n正文\n\n| 甲 |\n| --- |\n| 1 |\n\n文') as Root;
    const links = reportHtml(tree, [], [1, 2, 2, null]).match(/<a [^>]*sheet-link[^>]*>[^<]*<\/a>/g);
    expect(links).toEqual([
      '<a href="page-1.webp" class="sheet-link is-new" aria-label="看原件第 1 页" data-page="1" data-place="s1" tabindex="-1"></a>',
      '<a href="page-2.webp" class="sheet-link is-new" aria-label="看原件第 2 页" data-page="2" data-place="s1-p1" tabindex="-1"></a>',
      '<a href="page-2.webp" class="sheet-link" aria-label="看原件第 2 页" data-page="2" data-place="s1-p2" tabindex="-1"></a>',
    ]);
    expect(anchorsIn(tree)).toEqual(['s1', 's1-p1', 's1-p2', 's1-p3']);
  });
});

it('a table of the documentation stands in a box of its own that the keyboard reaches', () => {
  const table = '| a |\n| --- |\n| 1 |\n';
  const html = docHtml(`${table}\ntext\n\n${table}`);
  const boxes = html.match(/<section class="table-scroll" tabindex="0" aria-label="[^"]+"><table>/g);
  expect(boxes).toHaveLength(2);
  expect(new Set(boxes).size).toBe(2);
});

describe('what Markdown may bring to a page', () => {
  it.each([
    ['<script>alert(1)</script>', 'script'],
    ['正文<img src=x onerror=alert(1)>正文', 'img'],
    ['![图](http://a.example/x.png)', 'img'],
    ['![图][a]\n\n[a]: http://a.example/x.png', 'img'],
    ['<svg onload=alert(1)>', 'svg'],
  ])('shows %j as text, without an element %s', (markdown, element) => {
    expect(html(markdown)).not.toMatch(new RegExp(`<${element}`));
  });

  it.each([
    '[a](javascript:alert(1))',
    '[a](JavaScript:alert(1))',
    '[a](data:text/html,x)',
    '[a][b]\n\n[b]: vbscript:x',
    '[a](&#106;avascript:alert(1))',
  ])('takes the address from %j', (markdown) => {
    expect(html(markdown)).not.toMatch(/script:|data:/i);
  });

  it.each([
    ['见https://a.example/1.html，以及其他。', '<a href="https://a.example/1.html"', '</a>，以及其他。'],
    ['见 www.a.example的公告', '<a href="http://www.a.example"', 'www.a.example</a>的公告'],
    ['见<https://a.example/公告>。', '<a href="https://a.example/%E5%85%AC%E5%91%8A"', '</a>。'],
    ['见https://a.example/1.html 以及', '<a href="https://a.example/1.html"', '</a> 以及'],
  ])('the link of %j ends where the address does', (markdown, ...parts) => {
    for (const part of parts) expect(html(markdown)).toContain(part);
  });

  it('knows schemes through control characters and lets web and relative addresses pass', () => {
    expect(isSafeAddress('java\nscript:alert(1)')).toBe(false);
    expect(['https://a.example/', '../search/', '#s1', '/a:b'].map(isSafeAddress)).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });
});

it('writes a report as plain text', () => {
  const parsed = { ...parseReportOf('前言。\n\n## 一、基本情况\n\n正文。'), report: sampleReport() };
  expect(reportText(parsed, 'https://a.example/reports/r0123456789ab/')).toBe(
    [
      '某某市人民政府2020年法治政府建设情况报告',
      '年度报告，河南省 濮阳市，2020年，某某市人民政府，2021年3月31日发布',
      '原网页：https://www.example.gov.cn/a/b.html',
      '存档：https://a.example/reports/r0123456789ab/',
      `原件 SHA-256：${'a'.repeat(64)}`,
      '',
      '前言。',
      '一、基本情况',
      '正文。',
      '',
    ].join('\n'),
  );
});

function parseReportOf(body: string): ReturnType<typeof parseReport> {
  return { report: sampleReport(), sections: sectionsOf(markdownProcessor.parse(body) as Root) };
}

it('a page of documentation shows our own pictures, and no others', () => {
  const own = (url: string) =>
    url === 'images/a.png' ? { src: '../images/a.png', width: 3, height: 2 } : null;
  const html = docHtml(
    '![甲](images/a.png) ![乙](https://example.org/b.png) ![丙][c]\n\n[c]: images/a.png',
    own,
  );
  expect(html).toContain('<img src="../images/a.png" alt="甲" width="3" height="2" loading="lazy">');
  expect(html.match(/<img/g)).toHaveLength(1);
  expect(html).toContain('乙');
  expect(docHtml('![甲](images/a.png)')).not.toContain('<img');
});

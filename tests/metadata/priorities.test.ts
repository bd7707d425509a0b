/** Which rule wins where several find a value, and where a value is trusted no longer. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Rendered } from '../../src/lib/core/model.ts';
import { runPipeline } from '../../src/lib/reading/pipeline.ts';

function run(...lines: string[]): Promise<Rendered> {
  const bytes = Buffer.from(lines.join('\n'));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return runPipeline({ file: 'document', bytes, sha256, origin: null, corrections: [] });
}

const page = (head: string, body: string) =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title></title>${head}</head><body><div class="article">${body}</div></body></html>`;

const text = [
  '一、主要举措',
  '健全行政裁量基准，统一同类案件的处理尺度，群众满意。',
  '二、存在的不足',
  '部分工作人员业务不熟，法律文书说理不够充分，需要加强。',
];
const paragraphs = text.map((line) => `<p>${line}</p>`).join('');
const title = '石楼县2021年法治政府建设年度报告';

/** Rules that found a value, best first, with their confidence. */
async function rules(field: 'published' | 'written' | 'issuer' | 'title', ...lines: string[]) {
  const { candidates } = await run(...lines);
  return (candidates[field] ?? []).map(({ rule, confidence }) => [rule, confidence]);
}

describe('the day of publication', () => {
  test.each([
    ['发布日期：2022-02-03', 0.95],
    ['日期：2022-02-03', 0.85],
    ['更新时间：2022-02-03', 0.6],
  ])('%s is trusted by what the label says', async (label, confidence) => {
    expect(await rules('published', label, title, ...text)).toEqual([['label', confidence]]);
  });

  test('a label goes before the page, the page before an unclear label, that before bare dates', async () => {
    const declared = '<meta name="PubDate" content="2022-02-02">';
    const labels = '<div>日期：2022-02-03</div><div>更新时间：2022-02-06</div>';
    const found = await rules(
      'published',
      page(declared, `<h1>${title}（2022-02-04）</h1><p>2022-02-05</p>${labels}${paragraphs}`),
    );
    expect(found).toEqual([
      ['declared', 0.9],
      ['label', 0.85],
      ['date-behind-title', 0.82],
      ['date-under-title', 0.8],
      ['label', 0.6],
    ]);
  });

  test.each([
    ['2021-01-01', '2021-01-01'],
    ['2020-12-31', null],
  ])('%s is after the period has begun, or it is no day of publication', async (day, expected) => {
    const { report } = await run(`发布日期：${day}`, title, ...text);
    expect(report.published).toBe(expected);
  });
});

describe('the day of writing', () => {
  const signature = ['石楼县人民政府', '2022年1月9日'];

  test.each([
    ['成文日期：2022-01-05', '2022-01-05'],
    ['印发日期：2022-01-05', '2022-01-05'],
    ['生成日期：2022-01-05', '2022-01-09'],
    ['发文日期：2022-01-05', '2022-01-09'],
  ])('%s and the signature of another day', async (label, expected) => {
    const { report } = await run(label, title, ...text, ...signature);
    expect(report.written).toBe(expected);
  });

  test('a signature goes before a date under the title', async () => {
    expect(await rules('written', title, '（2022年1月3日）', ...text, ...signature)).toEqual([
      ['signature-date', 0.91],
      ['date-under-title', 0.85],
    ]);
  });

  test('a day before the period is no day of writing', async () => {
    const { report } = await run(title, ...text, '石楼县人民政府', '2020年12月31日');
    expect(report.written).toBeNull();
  });
});

describe('the issuer', () => {
  test('the title goes before the author, the author before who stands under the title, signs or posts', async () => {
    const found = await rules(
      'issuer',
      '发文机关：石楼县财政局 发布机构：石楼县水利局',
      '石楼县民政局2021年法治政府建设年度报告',
      '石楼县审计局',
      '现将石楼县教育局2021年工作报告如下。',
      ...text,
      '石楼县统计局',
      '2022年1月9日',
    );
    expect(found).toEqual([
      ['title', 0.95],
      ['label-author', 0.93],
      ['under-title', 0.9],
      ['signature', 0.87],
      ['announcement', 0.83],
      ['label-publisher', 0.8],
      ['region', 0.5],
    ]);
  });

  test('who calls itself 我局 is rather its source than the place, and rather its own paper than its source', async () => {
    const found = await rules(
      'issuer',
      '来源：石楼县林业局 发布日期：2022-02-03',
      '2021年法治政府建设年度报告',
      '2021年，我局制定《石楼县农业农村局普法计划》，依法履职。',
      ...text,
    );
    expect(found).toEqual([
      ['own-paper', 0.7],
      ['label-source', 0.6],
    ]);
  });

  test('a bureau that posts the report of its place does not answer for it', async () => {
    expect(await rules('issuer', '发布机构：石楼县司法局', title, ...text)).toEqual([
      ['region', 0.5],
      ['label-publisher', 0.45],
    ]);
  });

  test.each([
    [4, '石楼县人民政府'],
    [3, null],
  ])('four mentions of 我县 outweigh one of 我局: %i', async (count, expected) => {
    const line = `${'我县推进依法行政，'.repeat(count)}我局积极参与。`;
    const { report } = await run(title, line, ...text);
    expect(report.issuer).toBe(expected);
  });
});

describe('the title', () => {
  test('the printed line goes before another one that the catalogue states', async () => {
    expect(await rules('title', '名称：石楼县年度报告公开信息', title, ...text)).toEqual([
      ['title-line', 0.95],
      ['label', 0.94],
    ]);
  });

  test('the catalogue goes before a line that is a part of what it states', async () => {
    const whole = '石楼县人民政府办公室关于2021年度行政复议应诉情况';
    expect(await rules('title', `名称：${whole}的说明`, whole, ...text)).toEqual([
      ['label', 0.97],
      ['title-line', 0.95],
    ]);
  });
});

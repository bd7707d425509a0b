import { expect, test } from 'vitest';
import { frontMatter } from '../core/markdown/write.ts';
import { sampleReport } from '../core/sample-report.ts';
import { factsOf } from './facts.ts';

const markdown = (report: Parameters<typeof frontMatter>[0]): string =>
  `---\n${frontMatter(report)}---\n\n正文: 不是字段\n`;

test('what ingest writes is read as it was meant', () => {
  const report = sampleReport({
    title: '“十四五”开局: 2021年报告 # 甲',
    issuer: null,
    region: { code: '110118', path: ['北京市', '密云区'], level: 'county' },
    period: { start: '2021-01-01', end: '2021-12-31' },
  });
  expect(factsOf(markdown(report))).toEqual({
    title: report.title,
    issuer: null,
    source: report.source,
    region: '北京市密云区',
    regionCode: '110118',
    period: '2021-01-01/2021-12-31',
  });
});

test('what is unknown is unknown', () => {
  const facts = factsOf(markdown(sampleReport({ region: null, period: null })));
  expect(facts).toMatchObject({ region: null, regionCode: null, period: null });
});

test('a file without front matter tells nothing', () => {
  expect(factsOf('title: 正文').title).toBeNull();
});

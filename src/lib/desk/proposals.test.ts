import { describe, expect, test } from 'vitest';
import type { FieldName } from '../core/model.ts';
import { raw } from '../reading/decode/fixtures/samples.ts';
import { runPipeline } from '../reading/pipeline.ts';
import { proposals } from './proposals.ts';

const sentence = '全年审查规范性文件十二件，办理行政复议案件若干，政务服务事项网上可办，群众评价较好。';
const text = [
  '首页 政务公开',
  '密云区人民政府2020年法治政府建设情况报告',
  '发布日期：2021-03-31',
  `2020年，北京市密云区和开州区交流经验。${sentence}`,
  '一、主要举措',
  sentence,
  '密云区司法局',
  '2021年2月1日',
].join('\n');

async function of(field: FieldName, file = 'a.txt'): Promise<unknown[]> {
  const document = await runPipeline({ ...raw(text), file });
  return proposals(document, field).map(({ value }) => value);
}

describe('what stands in the text though no rule takes it', () => {
  test('days', async () => expect(await of('published')).toEqual(['2021-03-31', '2021-02-01']));

  test('bodies, those below the text first, then the government of the place', async () => {
    const [first, ...others] = await of('issuer');
    expect(first).toBe('密云区司法局');
    expect(others.at(-1)).toBe('密云区人民政府');
  });

  test('lines that may be a title: no sentence, no numbered heading, no date', async () => {
    expect(await of('title')).toEqual([
      '首页 政务公开',
      '密云区人民政府2020年法治政府建设情况报告',
      '密云区司法局',
    ]);
  });

  test('years', async () =>
    expect((await of('period'))[0]).toEqual({ start: '2020-01-01', end: '2020-12-31' }));

  test('places by how often they are named; the name of the file first', async () => {
    const names = (found: unknown[]) => found.map((one) => (one as { path: string[] }).path.at(-1));
    expect(names(await of('region'))).toEqual(['密云区', '开州区']);
    expect(names(await of('region', '开州区2020.txt'))[0]).toBe('开州区');
  });

  test('nothing for fields that are copied from a table', async () => expect(await of('genre')).toEqual([]));
});

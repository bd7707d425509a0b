import { expect, test } from 'vitest';
import { rawDocument } from '../../archive/custody/custody.ts';
import { runPipeline } from '../pipeline.ts';

const text = (issuer: string, subject: string): string => `发布机构：${issuer}
主题分类：${subject}
远山县人民政府关于2021年度法治政府建设情况的报告

2021年，县政府认真落实上级部署，全年办理行政复议案件17件，办结15件，行政机关负责人出庭应诉率百分之九十八。

一、主要做法

全年印发规范性文件4件，清理旧文件9件，其中废止3件、修改2件，均按程序公开征求意见并经合法性审查。
`;

test.each(['\u0011', '\u200b', '\u0085', '\u202e'])('a value of a label holds no %j', async (control) => {
  const bytes = Buffer.from(text(`远山${control}县人民政府`, control));
  const { fields } = await runPipeline(rawDocument('a.txt', bytes));
  expect(fields.issuer).toBe('远山县人民政府');
  expect(fields.subject).toBeNull();
});

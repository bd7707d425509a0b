import { expect, it } from 'vitest';
import { answerInWords } from './answer-words.ts';

const page = (title: string, body: string): string =>
  `<html><head><title>${title}</title></head><body><p>${body}</p></body></html>`;
const long = '全年办理行政复议案件二十三件，依法作出决定。'.repeat(40);

it.each([
  ['a page that says so', page('提示', '您访问的页面不存在'), 'missing'],
  ['spaces and capitals', page('404 Not Found', ''), 'missing'],
  ['a barrier', page('安全验证', '请拖动滑块'), 'blocked'],
  ['a barrier that says both', page('', '页面不存在，请输入验证码'), 'blocked'],
  ['a title above a long page', page('页面不存在', long), 'missing'],
  ['words in a long text', page('年度报告', `${long}网站曾因系统维护而停用，验证码功能已改进。`), null],
  ['a report', page('年度报告', '全年办理行政复议案件二十三件。'), null],
  ['nothing', '', null],
])('%s', (_, html, expected) => {
  expect(answerInWords(html)).toBe(expected);
});

import { describe, expect, test } from 'vitest';
import { bareForm, endsLikeSentence, ruleForm, valueForm } from './lines.ts';

const line = '\u3000 發布　 日期：２０２０ 年\t３ 月  ';

test('rules see one width, simplified characters and single spaces', () => {
  expect(ruleForm(line)).toBe('发布 日期:2020 年 3 月');
});

test('values keep the script as it was written', () => {
  expect(valueForm(line)).toBe('發布 日期:2020 年 3 月');
});

test('the bare form has no white space at all, and compatibility characters are what they stand for', () => {
  expect(bareForm(line)).toBe('发布日期:2020年3月');
  expect(bareForm('第㈠章 ①')).toBe('第(一)章1');
});

describe('a line that ends like a sentence', () => {
  test.each([...'。.!?;:…)"\'”’》」』'])('ends with %s', (mark) => {
    expect(endsLikeSentence(`全市共办结案件${mark}`)).toBe(true);
  });
  test.each(['全市工作要点', '一、基本情况', '共3件。另有1件', '办结，', ''])('%s does not', (text) => {
    expect(endsLikeSentence(text)).toBe(false);
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { widenPunctuation } from './punctuation.ts';

test.each([
  ['加强领导,健全机制;落实责任:如下', '加强领导\uff0c健全机制\uff1b落实责任\uff1a如下'],
  ['(一)加强领导', '\uff08一\uff09加强领导'],
  ['《方案(2016-2020)》文件', '《方案\uff082016-2020\uff09》文件'],
  ['办结率100%,会议', '办结率100%\uff0c会议'],
  ['共计1,234,567元', '共计1,234,567元'],
  ['于10:15召开', '于10:15召开'],
  ['比例为1:3', '比例为1:3'],
  ['见http://www.gov.cn/a,b', '见http://www.gov.cn/a,b'],
  ['PDF(1.2MB)', 'PDF(1.2MB)'],
  ['使用APP(Android)等', '使用APP(Android)等'],
  ['“放管服”,“互联网+”', '“放管服”\uff0c“互联网+”'],
  ['是否继续?', '是否继续\uff1f'],
  ['only English, here (yes)', 'only English, here (yes)'],
  ['国办发〔2018〕37号', '国办发〔2018〕37号'],
])('%s', (text, expected) => {
  expect(widenPunctuation(text)).toBe(expected);
});

test('widening twice changes nothing, and only the marks change', () => {
  const text = fc.string({ unit: fc.constantFrom(...'政府,:;?!()1a 。“”《》〔'), maxLength: 40 });
  fc.assert(
    fc.property(text, (input) => {
      const once = widenPunctuation(input);
      expect(widenPunctuation(once)).toBe(once);
      expect(once.normalize('NFKC')).toBe(input.normalize('NFKC'));
    }),
    { seed: 20261122, numRuns: 500 },
  );
});

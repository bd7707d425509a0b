import { expect, test } from 'vitest';
import { parseMarker } from './markers.ts';

test.each([
  ['一、工作基本情况', 'numeral', 1, '工作基本情况'],
  ['十二、其他', 'numeral', 12, '其他'],
  ['三.存在问题', 'numeral', 3, '存在问题'],
  ['(一)加强领导', 'numeral-parenthesis', 1, '加强领导'],
  ['\uff08十\uff09加强领导', 'numeral-parenthesis', 10, '加强领导'],
  ['( 二 ) 加强领导', 'numeral-parenthesis', 2, '加强领导'],
  ['〔三〕加强领导', 'numeral-parenthesis', 3, '加强领导'],
  ['1.依法开展', 'arabic', 1, '依法开展'],
  ['2. 搭建平台', 'arabic', 2, '搭建平台'],
  ['3、印发通知', 'arabic', 3, '印发通知'],
  ['\uff14\uff0e督促', 'arabic', 4, '督促'],
  ['(1)清理', 'arabic-parenthesis', 1, '清理'],
  ['2)清理', 'arabic-parenthesis', 2, '清理'],
  ['①清理', 'circled', 1, '清理'],
  ['⑳清理', 'circled', 20, '清理'],
  ['第一,深推改革', 'ordinal', 1, '深推改革'],
  ['第二、强化监管', 'ordinal', 2, '强化监管'],
  ['第三章 附则', 'chapter', 3, '附则'],
  ['第一部分 主要举措', 'part', 1, '主要举措'],
  ['第二节 责任', 'article-section', 2, '责任'],
] as const)('%s', (text, style, value, rest) => {
  expect(parseMarker(text)).toMatchObject({ marker: { style, value }, rest });
});

test.each([
  '3.0版政策',
  '2.28案件',
  '2020年以来',
  '一是深化改革',
  '第一责任人',
  '一体推进',
  '12件规范性文件',
  '(以下简称)',
  '十四五规划',
  '1+8',
])('%s has no number of its own', (text) => {
  expect(parseMarker(text)).toBeNull();
});

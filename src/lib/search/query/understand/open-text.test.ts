import { expect, test } from 'vitest';
import { isOpen, mayMean } from './open-text.ts';

test.each<[string, boolean]>([
  ['密云区行政复议', true],
  ['密云区 行政复议', true],
  ['"密云区行政复议"', false],
  ['「密云区」 行政复议', false],
  ['密云区 -行政复议', false],
  ['密云区 OR 西城区', false],
  ['密云区 NEAR 复议', false],
  ['行政?复议', false],
  [' ', false],
])('%s is open to understanding: %s', (text, expected) => {
  expect(isOpen(text)).toBe(expected);
});

test.each<[string, boolean]>([
  ['规范性文件', false],
  ['2020年规范性文件', true],
  ['二〇二〇年规范性文件', true],
  ['无锡市行政', true],
  ['规范性文件 备案', true],
  ['"2020年规范性文件"', false],
])('%s may mean more: %s', (text, expected) => {
  expect(mayMean(text)).toBe(expected);
});

import { expect, test } from 'vitest';
import { scoreTable } from './report.ts';

test('a field is reported as right, wrong and unknown, another measure as one share', () => {
  const summary = { documents: 8, read: 1, title: 0.5, 'wrong:title': 0.125, 'wrong:all': 0.25 };
  const lines = scoreTable(summary, { ...summary, title: 1, 'wrong:title': 0 })
    .split('\n')
    .map((line) => line.replace(/ {2,}/g, ' | '));
  expect(lines).toEqual([
    'right / wrong / unknown | open (8) | held out (8)',
    'read | 100.0 % | 100.0 %',
    'title | 50.0 % / 12.5 % / 37.5 % | 100.0 % / 0.0 % / 0.0 %',
    'wrong, all fields | 25.0 % | 25.0 %',
  ]);
});

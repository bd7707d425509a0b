import { expect, it } from 'vitest';
import type { Fragment } from '../format/fragment.ts';
import { contextLines, sortContext } from './context.ts';

const fragment: Fragment = {
  id: 'r000000000000',
  title: '标题',
  issuer: '某市人民政府',
  number: null,
  region: null,
  year: 2020,
  kind: 'other',
  published: null,
  needsReview: false,
  script: 'simplified',
  sections: [
    {
      anchor: 's1',
      heading: '一、总则',
      passages: [{ text: `${'𠮷'.repeat(15)}法治甲${'𠮷'.repeat(15)}法治乙`, table: false }],
    },
  ],
};

it('gives each place with what stands on both sides, never half a character', () => {
  const lines = contextLines(fragment, ['法治']);
  expect(lines.map(({ hit, anchor }) => [hit, anchor])).toEqual([
    ['法治', 's1-p1'],
    ['法治', 's1-p1'],
  ]);
  expect(lines.every(({ left, right }) => left.isWellFormed() && right.isWellFormed())).toBe(true);
  expect(lines[1]?.right).toBe('乙');
});

it('sorts by what stands behind the words, or before them', () => {
  const lines = contextLines(fragment, ['法治']);
  expect(sortContext(lines, 'right').map(({ right }) => right[0])).toEqual(['乙', '甲']);
  expect(sortContext(lines, 'report')).toEqual(lines);
});

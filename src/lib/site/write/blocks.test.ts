import { expect, it } from 'vitest';
import type { Section } from '../../core/markdown/parse.ts';
import { blocksByKind } from './blocks.ts';

const section = (anchor: string, level: number, ...texts: string[]): Section => ({
  anchor,
  level,
  heading: anchor,
  label: anchor,
  passages: texts.map((text, k) => ({ anchor: `${anchor}-p${k + 1}`, type: 'paragraph', text })),
});
const sections = [
  section('', 0, '现报告如下。'),
  section('s1', 1, '总述。'),
  section('s1-1', 2, '执法。', '监督。'),
  section('s1-1-1', 3, '检查。'),
  section('s1-2', 2, '其他。'),
  section('s2', 1, '不足。'),
  section('s3', 1, '附。'),
];

it('gives every section to its own kind, or to that of the section it stands in', () => {
  const kinds = new Map([
    ['s1', 'achievements'],
    ['s1-1', 'enforcement'],
    ['s2', 'problems'],
  ]);
  const found = [...blocksByKind(sections, kinds)].map(([kind, blocks]) => [
    kind,
    blocks.map(({ anchor, paragraphs }) => [anchor, ...paragraphs]),
  ]);
  expect(found).toEqual([
    [
      'achievements',
      [
        ['s1', '总述。'],
        ['s1-2', '其他。'],
      ],
    ],
    [
      'enforcement',
      [
        ['s1-1', '执法。', '监督。'],
        ['s1-1-1', '检查。'],
      ],
    ],
    ['problems', [['s2', '不足。']]],
  ]);
});

import { expect, test } from 'vitest';
import { doubtsOf, isDoubtful } from './doubt.ts';
import type { Block, Node } from './model.ts';

const block = (text: string, doubtful: string, more: Partial<Block> = {}): Block => ({
  index: 0,
  line: 1,
  text,
  hints: {
    confidence: [...text.replace(/\s/g, '')].map((character) => (doubtful.includes(character) ? 0.4 : 0.99)),
  },
  ...more,
});
const paragraph = (text: string, from: Block): Node => ({
  type: 'paragraph',
  role: 'body',
  text,
  block: from,
});
const heading = (text: string, from: Block): Node => ({
  type: 'heading',
  level: 1,
  marker: null,
  text,
  runIn: true,
  block: from,
});

test('from 0.8 on a character is sure', () => {
  expect([0.79, 0.8].map(isDoubtful)).toEqual([true, false]);
});

test('places count visible characters', () => {
  expect(doubtsOf([paragraph('全年 受理63件', block('全年 受理63件', '理3'))])).toEqual([
    { node: 0, at: [3, 5] },
  ]);
});

test('a block that became a heading and a paragraph', () => {
  const both = block('一是抓培训。全年培训8场。', '训8');
  expect(doubtsOf([heading('一是抓培训。', both), paragraph('全年培训8场。', both)])).toEqual([
    { node: 0, at: [4] },
    { node: 1, at: [3, 4] },
  ]);
});

test('marks that cleaning wrote in another width keep their places', () => {
  expect(doubtsOf([paragraph('受理，审结', block('受理,审结', '结'))])).toEqual([{ node: 0, at: [4] }]);
});

test('cells of a table follow each other', () => {
  const cells = block('件数\t率\n12\t9.5', '5');
  const node: Node = {
    type: 'table',
    rows: [
      ['件数', '率'],
      ['12', '9.5'],
    ],
    block: cells,
  };
  expect(doubtsOf([node])).toEqual([{ node: 0, at: [7] }]);
});

test.each([
  ['rewritten', paragraph('另一句话', block('受理审结', '结'))],
  ['sure', paragraph('受理审结', block('受理审结', ''))],
  ['printed', paragraph('受理审结', { index: 0, line: 1, text: '受理审结' })],
])('no places in a text that is %s', (_, node) => {
  expect(doubtsOf([node])).toEqual([]);
});

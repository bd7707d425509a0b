import { describe, expect, test } from 'vitest';
import type { Block, Node, Place } from './model.ts';
import { type PagePlace, pictureSize, placesOfNodes, placesOfWords, placesWithin } from './page-places.ts';

const place = (page: number, box: Place['box'], characters: number): Place => ({ page, box, characters });
const block = (index: number, text: string, places: readonly Place[]): Block => ({
  index,
  line: index + 1,
  text,
  hints: { places },
});
const paragraph = (text: string, from: Block): Node => ({
  type: 'paragraph',
  role: 'body',
  text,
  block: from,
});

/** Two lines of ten characters, the second on the next page. */
const lines: PagePlace[] = [
  [1, 1000, 9000, 9000, 9200, 10],
  [2, 1000, 800, 9000, 1000, 10],
];
const text = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉'];

describe('places of a part of a text', () => {
  test.each<[string, number, number, PagePlace[]]>([
    ['within a line', 2, 4, [[1, 2600, 9000, 4200, 9200, 2]]],
    [
      'over a page break',
      9,
      12,
      [
        [1, 8200, 9000, 9000, 9200, 1],
        [2, 1000, 800, 2600, 1000, 2],
      ],
    ],
    ['all of it', 0, 20, lines],
    ['nothing', 3, 3, []],
  ])('%s', (_, from, to, wanted) => {
    expect(placesWithin(lines, text, from, to)).toEqual(wanted);
  });

  test('figures take half the room of characters', () => {
    const found = placesWithin([[1, 0, 0, 6000, 100, 4]], [...'共12件'], 1, 3);
    expect(found).toEqual([[1, 2000, 0, 4000, 100, 2]]);
  });

  test('all places where the text is not the one that they hold', () => {
    expect(placesWithin(lines, [...'别的文字'], 0, 1)).toEqual(lines);
  });
});

test('a heading that runs into its paragraph and the paragraph each have their own part of a line', () => {
  const line = block(0, '一、 主要做法。 全年审查文件', [place(1, [0.1, 0.2, 0.9, 0.22], 13)]);
  const heading: Node = {
    type: 'heading',
    level: 1,
    marker: { text: '一、', style: 'x', value: 1 },
    text: '主要做法。',
    runIn: true,
    block: line,
  };
  const [first, second] = placesOfNodes([heading, paragraph('全年审查文件', line)]);
  expect(first).toEqual([[1, 1000, 2000, 5308, 2200, 7]]);
  expect(second).toEqual([[1, 5308, 2000, 9000, 2200, 6]]);
});

test('a text that was rewritten has the place of its block, and one without places none', () => {
  const line = block(0, '索引号', [place(3, [0, 0, 1, 0.1], 3)]);
  expect(placesOfNodes([paragraph('另写的', line), paragraph('无', block(1, '无', []))])).toEqual([
    [[3, 0, 0, 10_000, 1000, 3]],
    [],
  ]);
});

describe('places of words', () => {
  const title = [
    block(0, '石屏县人民政府关于', [place(1, [0.2, 0.1, 0.8, 0.12], 9)]),
    block(1, '2023年工作的报告', [place(1, [0.3, 0.13, 0.7, 0.15], 10)]),
    block(2, '石屏县人民政府', [place(4, [0.5, 0.8, 0.8, 0.82], 7)]),
  ];

  test('that stand in one line', () => {
    expect(placesOfWords(title, 3, '石屏县人民政府')).toEqual([[4, 5000, 8000, 8000, 8200, 7]]);
  });

  test('that run over lines', () => {
    const pages = placesOfWords(title, 1, '石屏县人民政府关于 2023年工作的报告');
    expect(pages).toEqual([
      [1, 2000, 1000, 8000, 1200, 9],
      [1, 3000, 1300, 7000, 1500, 10],
    ]);
  });

  test('that stand nowhere', () => {
    expect(placesOfWords(title, 2, '蒙自市人民政府')).toEqual([]);
    expect(placesOfWords(title, 9, '石屏县人民政府')).toEqual([]);
    expect(placesOfWords(title, 1, ' ')).toEqual([]);
  });
});

test.each([
  [595, 842, [1000, 1415]],
  [842, 595, [1000, 707]],
  [100, 1000, [200, 2000]],
  [1e9, 1e-3, [1000, 1]],
  [Number.NaN, 842, [1, 1]],
])('the picture of a page of %s × %s points', (width, height, size) => {
  expect(pictureSize({ width, height })).toEqual(size);
});

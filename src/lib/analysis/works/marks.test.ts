import { expect, test } from 'vitest';
import { maskPassages, placeNames } from '../similarity/mask.ts';
import { bareWords, compareMarks, type MarkKind, marksOf } from './marks.ts';

const places = placeNames(['松阳县', '松阳', '云和县', '云和']);
const read = (...texts: string[]) => {
  const masked = maskPassages(texts, places);
  return { marks: marksOf(masked, texts), words: String.fromCharCode(...bareWords(masked)) };
};
const compare = (kind: MarkKind, one: string, other: string) => {
  const { compared, different } = compareMarks(read(one).marks[kind], read(other).marks[kind]);
  return [compared, different];
};

test.each<[MarkKind, string, string, number[]]>([
  ['number', '全年复议12件，应诉3件。', '全年复议12件，应诉3件。', [2, 0]],
  ['number', '全年复议12件，应诉3件。', '全年复议15件，应诉3件。', [2, 1]],
  ['number', '支出1,200元。', '支出１２００元。', [1, 0]],
  ['number', '二〇二〇年办结12件。', '2020年办结12件。', [2, 0]],
  ['number', '办结十二件。', '办结12件。', [1, 0]],
  ['number', '约12万件', '约13万件', [1, 1]],
  // Other words around: nothing to compare.
  ['number', '全年复议12件。', '培训执法人员15名。', [0, 0]],
  // What a mill masked is no figure.
  ['number', '全年复议12件。', '全年复议**件。', [0, 0]],
  // The same words twice: figures are compared whatever their order.
  [
    'number',
    '认真负责地办理3件以上，认真负责地办理5件以上。',
    '认真负责地办理5件以上，认真负责地办理3件以上。',
    [2, 0],
  ],
  ['place', '松阳县稳步推进各项工作。', '云和县稳步推进各项工作。', [1, 1]],
  ['place', '松阳县稳步推进各项工作。', '松阳稳步推进各项工作。', [1, 0]],
  ['place', '松阳县稳步推进各项工作。', '某县稳步推进各项工作。', [0, 0]],
  ['self', '一年来，我县认真学习。', '一年来，我局认真学习。', [1, 1]],
  ['self', '一年来，我局认真学习。', '一年来，我局认真学习。', [1, 0]],
])('%s: %s | %s', (kind, one, other, expected) => {
  expect(compare(kind, one, other)).toEqual(expected);
});

test('the bare words are the same whatever stands between them', () => {
  const words = '稳步推进办结';
  for (const text of ['松阳县稳步推进，办结12件', '某县稳步推进、办结**件', '云和稳步推进。 办结 3件'])
    expect(read(text).words).toBe(`${words}件`);
  expect(read('松阳县稳步', '推进办结12件').words).toBe(`${words}件`);
});

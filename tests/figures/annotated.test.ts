import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { figureVocabulary } from '../../src/lib/analysis/figures/load-vocabulary.ts';
import { readAnnotated, score } from './score.ts';

const vocabulary = figureVocabulary();
const floors = parse(readFileSync(join(import.meta.dirname, 'floor.yml'), 'utf8')) as Record<
  string,
  { precision: number; recall: number }
>;
/** Those whose name begins with held-out are never used to improve the grammar. */
const sets = [
  'sentences',
  'second-set',
  'third-set',
  'fourth-set',
  'fifth-set',
  'sixth-set',
  'seventh-set',
  'held-out',
  'held-out-two',
];
const read = (name: string) => readAnnotated(join(import.meta.dirname, `${name}.yml`));

describe('annotated sentences', () => {
  test('there are at least 700, a quarter of them held out', () => {
    const heldOut = sets.filter((name) => name.startsWith('held-out')).flatMap(read);
    expect(sets.flatMap(read).length).toBeGreaterThanOrEqual(700);
    expect(heldOut.length).toBeGreaterThanOrEqual(190);
  });

  test.each(sets)('%s: precision and recall stay above the floor', (name) => {
    const { precision, recall, wrong, missed } = score(read(name), vocabulary);
    const report = [...wrong.map((one) => `wrong: ${one}`), ...missed.map((one) => `missed: ${one}`)].join(
      '\n',
    );
    expect(precision, report).toBeGreaterThanOrEqual(floors[name]?.precision ?? 1);
    expect(recall, report).toBeGreaterThanOrEqual(floors[name]?.recall ?? 1);
  });

  test('all sets together reach 0.95 and 0.90', () => {
    const all = sets.flatMap(read);
    const { precision, recall } = score(all, vocabulary);
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(recall).toBeGreaterThanOrEqual(0.9);
  });

  test('every annotation names an indicator of the vocabulary', () => {
    const ids = new Set(vocabulary.indicators.map(({ id }) => id));
    const unknown = sets
      .flatMap(read)
      .flatMap(({ f }) => f.map((one) => one.split(' ')[0] ?? ''))
      .filter((id) => !ids.has(id));
    expect(unknown).toEqual([]);
  });
});

describe('the scorer', () => {
  test('counts a wrong value, unit, indicator or period as wrong and as missed', () => {
    const sentence = '受理行政复议案件20件。';
    for (const f of [
      'reconsideration.accepted 21 件',
      'reconsideration.accepted 20 起',
      'reconsideration.concluded 20 件',
      'reconsideration.accepted 20 件 @2020',
    ]) {
      const { right, wrong, missed } = score([{ s: sentence, f: [f] }], vocabulary);
      expect([right, wrong.length, missed.length]).toEqual([0, 1, 1]);
    }
    expect(score([{ s: sentence, f: ['reconsideration.accepted 20 件'] }], vocabulary).right).toBe(1);
  });

  test('a figure found twice but annotated once is wrong once', () => {
    const { right, wrong } = score(
      [{ s: '受理并审结行政复议案件5件。', f: ['reconsideration.accepted 5 件'] }],
      vocabulary,
    );
    expect([right, wrong.length]).toEqual([1, 1]);
  });
});

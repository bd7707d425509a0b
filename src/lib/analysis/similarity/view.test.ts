import { describe, expect, test } from 'vitest';
import type { SimilarPair } from './find-similar.ts';
import { similarView } from './view.ts';

const describeReport = (id: string) => (id === 'gone' ? null : { title: `报告${id}`, facts: ['某市'] });
const pair = (
  left: string,
  right: string,
  signs: number,
  ...runs: [string, number, number, string][]
): SimilarPair => ({
  left,
  right,
  leftShare: signs / 1000,
  rightShare: signs / 500,
  signs,
  shared: runs.map(([anchor, start, end, there]) => ({
    left: { anchor, start, end },
    right: { anchor: there, start: 0, end: end - start },
  })),
});

describe('similarView', () => {
  test('nothing similar is no view', () => {
    expect(similarView('a', [], describeReport)).toBeNull();
    expect(similarView('a', [pair('a', 'gone', 100)], describeReport)).toBeNull();
  });

  test('a report is told from its own side, the most shared text first', () => {
    const pairs = [pair('a', 'b', 100, ['p1', 0, 40, 'p9']), pair('c', 'a', 300, ['p2', 5, 50, 'p3'])];
    expect(similarView('a', pairs, describeReport)?.reports).toEqual([
      { id: 'c', title: '报告c', facts: ['某市'], percent: 60, runs: 1 },
      { id: 'b', title: '报告b', facts: ['某市'], percent: 10, runs: 1 },
    ]);
  });

  test('passages are in the order of the text, their places joined, with links to each report once', () => {
    const pairs = [
      pair('a', 'b', 200, ['s1-10-p1', 0, 30, 'p4'], ['s1-2-p1', 0, 40, 'p1'], ['s1-2-p1', 60, 90, 'p2']),
      pair('a', 'c', 100, ['s1-2-p1', 35, 50, 'p7']),
    ];
    expect(similarView('a', pairs, describeReport)?.passages).toEqual([
      {
        anchor: 's1-2-p1',
        spans: [
          { start: 0, end: 50 },
          { start: 60, end: 90 },
        ],
        others: [
          { report: 0, anchor: 'p1' },
          { report: 1, anchor: 'p7' },
        ],
      },
      { anchor: 's1-10-p1', spans: [{ start: 0, end: 30 }], others: [{ report: 0, anchor: 'p4' }] },
    ]);
  });

  test('what is shown does not grow with the archive', () => {
    const runs = Array.from({ length: 60 }, (_, i): [string, number, number, string] => [
      `p${i + 1}`,
      0,
      30 + i,
      'p1',
    ]);
    const pairs = Array.from({ length: 500 }, (_, i) => pair('a', `r${i}`, 100 + i, ...runs));
    const view = similarView('a', pairs, describeReport);
    expect(view?.reports).toHaveLength(8);
    expect(view?.moreReports).toBe(492);
    expect(view?.passages).toHaveLength(40);
    expect(view?.morePassages).toBe(20);
    expect(view?.passages[0]?.anchor).toBe('p21');
    expect(JSON.stringify(view).length).toBeLessThan(8000);
  });
});

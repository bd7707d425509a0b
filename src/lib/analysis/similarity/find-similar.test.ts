import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type MadeUpReport, similarityInput } from '../../../../tests/figures/similarity-corpus.ts';
import { findSimilarPairs, type PairCache } from './find-similar.ts';

const names = ['密云区', '密云', '开州区', '开州'];

describe('after a change', () => {
  const sentence = fc.integer({ min: 0, max: 11 });
  // Few sentences, so that reports share many, some of them too many to be evidence.
  const pool = Array.from({ length: 12 }, (_, i) => {
    const sign = (k: number): string => String.fromCharCode(0x4e00 + ((i * 7919 + k * 104729) % 9000));
    return `${Array.from({ length: 45 }, (_, k) => sign(k)).join('')}，密云区${i}件。`;
  });
  const change = fc.record({
    at: fc.nat(),
    kind: fc.constantFrom('add', 'edit', 'remove'),
    text: fc.array(sentence, { maxLength: 6 }),
  });
  const options = {
    rareUpTo: 4,
    commonPart: 0.3,
    minimumFingerprints: 2,
    candidatesPerReport: 3,
    minimumRun: 25,
    minimumSigns: 40,
    minimumShare: 0.03,
  };

  test('kept results give what a full run gives, and only what changed is compared', () => {
    let compared = 0;
    let found = 0;
    fc.assert(
      fc.property(
        fc.array(fc.array(sentence, { maxLength: 6 }), { maxLength: 14 }),
        fc.array(change, { minLength: 1, maxLength: 8 }),
        (start, changes) => {
          const kept = new Map<string, string>();
          const cache: PairCache = {
            get: (left, right) => kept.get(`${left} ${right}`),
            set: (left, right, runs) => kept.set(`${left} ${right}`, runs),
          };
          let made = 0;
          const report = (numbers: readonly number[]): MadeUpReport => ({
            id: `r${made++}`,
            passages: numbers.map((n, i) => ({ anchor: `p${i + 1}`, text: pool[n] ?? '' })),
          });
          let reports = start.map(report);
          for (const { at, kind, text } of changes) {
            const place = at % (reports.length + 1);
            reports = reports.toSpliced(
              place,
              kind === 'add' ? 0 : 1,
              ...(kind === 'remove' ? [] : [report(text)]),
            );
            const input = { ...similarityInput(reports, names), options };
            const full = [...findSimilarPairs(input)];
            const before = kept.size;
            expect(JSON.stringify([...findSimilarPairs({ ...input, cache })])).toBe(JSON.stringify(full));
            compared += kept.size - before;
            found += full.length;
            const again = [
              ...findSimilarPairs({
                ...input,
                cache,
                textOf: () => {
                  throw new Error('a text was asked for');
                },
              }),
            ];
            expect(again).toEqual(full);
          }
        },
      ),
      { seed: 5, numRuns: 150 },
    );
    expect(found).toBeGreaterThan(200);
    expect(compared).toBeGreaterThan(200);
  });
});

/** Both sides of each threshold. */
import { describe, expect, test } from 'vitest';
import type { Facts } from './identity.ts';
import { type Fingerprint, relationOf } from './relation.ts';
import { bins } from './sketch.ts';

const known: Facts = {
  issuer: '松阳县人民政府',
  region: { code: '331124', path: ['浙江省', '丽水市', '松阳县'], level: 'county' },
  period: { start: '2021-01-01', end: '2021-12-31' },
  kind: 'annual-report',
  written: null,
  documentNumber: null,
};
const unknown: Facts = { ...known, period: null };

/** A print whose first `equal` bins, and all figures but the first `different`, are those of every other one. */
function print(side: number, equal: number, numbers: number, different: number): Fingerprint {
  const sketch = Uint32Array.from({ length: bins }, (_, bin) => (bin < equal ? bin : 1000 * side + bin));
  const number = Uint32Array.from(
    Array.from({ length: numbers }, (_, i) => [i, i < different ? side : 7]).flat(),
  );
  const none = new Uint32Array();
  return { sketch, marks: { number, place: none, self: none } };
}

const relation = (facts: Facts, equal: number, numbers: number, different: number) =>
  relationOf(facts, print(1, equal, numbers, different), facts, print(2, equal, numbers, different));

describe('issuer, region and period known and equal', () => {
  test.each([
    ['share of words', 45, 10, 0, 'same'],
    ['share of words', 44, 10, 0, 'open'],
    ['figures that differ', 64, 10, 3, 'same'],
    ['figures that differ', 64, 10, 4, 'apart'],
    ['no figures', 64, 0, 0, 'same'],
  ])('%s: %d bins, %d figures, %d different: %s', (_, equal, numbers, different, expected) => {
    expect(relation(known, equal, numbers, different)).toBe(expected);
  });
});

describe('one of them unknown', () => {
  test.each([
    ['share of words', 55, 20, 0, 'same'],
    ['share of words', 54, 20, 0, 'open'],
    ['figures that differ', 64, 20, 2, 'same'],
    ['figures that differ', 64, 20, 3, 'apart'],
    ['figures that prove it', 64, 3, 0, 'same'],
    ['figures that prove it', 64, 2, 0, 'open'],
  ])('%s: %d bins, %d figures, %d different: %s', (_, equal, numbers, different, expected) => {
    expect(relation(unknown, equal, numbers, different)).toBe(expected);
  });
});

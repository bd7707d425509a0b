import { describe, expect, test } from 'vitest';
import { openDifferences, pairOf, type Readings, stateOf } from './readings.ts';

const accepted = (reader: string, title: string, second = false): Readings[number] => ({
  reader,
  date: '2026-11-30',
  verdict: 'accepted',
  second,
  values: { title },
});
const postponed: Readings[number] = { reader: '甲', date: '2026-11-30', verdict: 'postponed', second: false };

describe('state of a document', () => {
  test.each([
    ['nobody has read it', [], false, 'open'],
    ['put aside', [postponed], false, 'postponed'],
    ['put aside, then accepted', [postponed, accepted('甲', 'A')], false, 'accepted'],
    ['accepted, then put aside', [accepted('甲', 'A'), postponed], false, 'postponed'],
    ['accepted by another, no second reading wanted', [accepted('甲', 'A')], false, 'accepted'],
    ['accepted by another', [accepted('甲', 'A')], true, 'second'],
    ['accepted by oneself', [accepted('乙', 'A')], true, 'accepted'],
    ['read twice, alike', [accepted('甲', 'A'), accepted('乙', 'A', true)], true, 'accepted'],
    ['read twice, apart', [accepted('甲', 'A'), accepted('乙', 'B', true)], false, 'open'],
    ['settled', [accepted('甲', 'A'), accepted('乙', 'B', true), accepted('甲', 'B')], true, 'accepted'],
  ] as const)('%s', (_, readings, asSecond, state) => {
    expect(stateOf([...readings], '乙', asSecond)).toBe(state);
  });
});

test('what is settled later does not change how far the two agreed', () => {
  const readings = [accepted('甲', 'A'), accepted('乙', 'B', true), accepted('甲', 'B')];
  expect(pairOf(readings)).toEqual([{ title: 'A' }, { title: 'B' }]);
  expect(openDifferences(readings.slice(0, 2))).toEqual(['title']);
  expect(openDifferences(readings)).toEqual([]);
});

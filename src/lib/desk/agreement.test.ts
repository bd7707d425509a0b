import { describe, expect, test } from 'vitest';
import { agreement, differences, kappa } from './agreement.ts';

const repeat = (pair: readonly [string, string], times: number) => Array.from({ length: times }, () => pair);

describe('kappa', () => {
  test('of the usual example: 20 and 15 agree, 5 and 10 do not', () => {
    const pairs = [
      ...repeat(['yes', 'yes'], 20),
      ...repeat(['yes', 'no'], 5),
      ...repeat(['no', 'yes'], 10),
      ...repeat(['no', 'no'], 15),
    ];
    expect(kappa(pairs)).toBeCloseTo(0.4, 10);
  });

  test.each([
    ['all agree in two categories', [...repeat(['a', 'a'], 3), ...repeat(['b', 'b'], 2)], 1],
    ['never agree', [...repeat(['a', 'b'], 2), ...repeat(['b', 'a'], 2)], -1],
    ['one category only', repeat(['a', 'a'], 4), null],
    ['nothing read twice', [], null],
  ] as const)('%s', (_, pairs, expected) => expect(kappa(pairs)).toBe(expected));
});

test('values are compared by what they say: order of keys does not count, absent is unknown', () => {
  const first = { region: { code: '110118', path: ['北京市', '密云区'] }, issuer: null, title: '甲' };
  const second = { region: { path: ['北京市', '密云区'], code: '110118' }, title: '乙' };
  expect(differences([first, second])).toEqual(['title']);
  const fields = new Map(agreement([[first, second]]).map((one) => [one.field, one]));
  expect(fields.get('region')).toMatchObject({ count: 1, agreed: 1 });
  expect(fields.get('title')).toMatchObject({ count: 1, agreed: 0, kappa: 0 });
});

import { describe, expect, it } from 'vitest';
import { sampleReport } from '../../core/sample-report.ts';
import { bodyKeyOf, pairOf } from './pairs.ts';

const region = { code: '410927', path: ['河南省', '濮阳市', '台前县'], level: 'county' as const };
const year = (of: number) => ({ start: `${of}-01-01`, end: `${of}-12-31` });
const report = (id: string, issuer: string | null, of: number, published: string | null = null) =>
  sampleReport({ id, issuer, region, period: year(of), published, written: null });
const shares = { left: '', right: '', leftShare: 0.5, rightShare: 0.25, signs: 500 };

describe('a pair', () => {
  it('names the earlier report first, with its own share', () => {
    const [old, young] = [report('a', '台前县司法局', 2019), report('b', '范县司法局', 2020)];
    const expected = { earlier: old, later: young, sameBody: false };
    expect(pairOf(old, young, shares)).toMatchObject({ ...expected, earlierShare: 0.5, laterShare: 0.25 });
    expect(pairOf(young, old, shares)).toMatchObject({ ...expected, earlierShare: 0.25, laterShare: 0.5 });
  });

  it('orders reports of one time by the day that they show, the unknown last', () => {
    const [known, unknown] = [report('b', '甲', 2020, '2021-03-01'), report('a', '乙', 2020)];
    expect(pairOf(unknown, known, shares).earlier).toBe(known);
  });

  it('is strong only where much of both texts is alike', () => {
    const [a, b] = [report('a', '甲', 2019), report('b', '乙', 2020)];
    expect(pairOf(a, b, shares).likeness).toBeCloseTo(1 / 3);
    expect(pairOf(a, b, { ...shares, leftShare: 0, rightShare: 0 }).likeness).toBe(0);
  });
});

it.each<[string | null, string | null, boolean]>([
  ['台前县人民政府', '台前县人民政府办公室', true],
  ['台前县司法局', '台前县司法局', true],
  ['台前县人民政府', '台前县司法局', false],
  [null, null, false],
])('%s and %s are one body: %s', (one, other, same) => {
  const titled = (id: string, issuer: string | null) => ({ ...report(id, issuer, 2020), title: '工作报告' });
  expect(bodyKeyOf(titled('a', one)) === bodyKeyOf(titled('b', other))).toBe(same);
});

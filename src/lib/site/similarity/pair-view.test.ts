import { describe, expect, it } from 'vitest';
import type { SimilarPair } from '../../analysis/similarity/find-similar.ts';
import { routes } from '../../core/routes.ts';
import { sampleReport } from '../../core/sample-report.ts';
import type { Report } from '../../core/schema.ts';
import type { Site } from '../site.ts';
import { wordingIn } from '../wording.ts';
import { pairView } from './pair-view.ts';
import { pairOf } from './pairs.ts';

const places = {
  a: { code: '410927', path: ['河南省', '濮阳市', '台前县'], level: 'county' as const },
  b: { code: '410225', path: ['河南省', '开封市', '兰考县'], level: 'county' as const },
  c: { code: '500154', path: ['重庆市', '开州区'], level: 'county' as const },
};
const report = (id: keyof typeof places, published: string | null): Report =>
  sampleReport({
    id,
    region: { ...places[id] },
    issuer: `${places[id].path.at(-1)}人民政府`,
    period: { start: '2020-01-01', end: '2020-12-31' },
    published,
    written: null,
  });
const text = '兰考县推行网格巡查，逐村落实护水责任人。';
const span = (start: number, end: number) => ({ anchor: 's1-p1', start, end });
const pair = (left: string, right: string, end = text.length): SimilarPair => ({
  left,
  right,
  leftShare: 0.4,
  rightShare: 0.2,
  signs: 100,
  shared: [
    { left: span(0, 2), right: span(0, 2) },
    { left: span(0, end), right: span(0, end) },
  ],
});

function siteWith(reports: readonly Report[], pairs: readonly SimilarPair[]): Site {
  const sections = [{ passages: [{ anchor: 's1-p1', text }] }];
  return {
    to: routes('/'),
    works: new Map(),
    archive: { byId: new Map(reports.map((one) => [one.id, one])) },
    store: { sections: () => sections },
    similar: { pairsOf: (id: string) => pairs.filter(({ left, right }) => left === id || right === id) },
    wording: wordingIn('zh'),
  } as unknown as Site;
}

function viewOf(pairs: readonly SimilarPair[], days: Partial<Record<keyof typeof places, string>>) {
  const reports = (['a', 'b', 'c'] as const).map((id) => report(id, days[id] ?? null));
  const [a, b] = reports;
  const [first] = pairs;
  if (!a || !b || !first) throw new Error('no pair');
  return pairView(siteWith(reports, pairs), pairOf(a, b, first));
}

describe('a pair in the overview', () => {
  it('shows the longest common passage, and who has it by the days that are shown', () => {
    const { passage } = viewOf([pair('a', 'b'), pair('a', 'c'), pair('b', 'c')], {
      a: '2021-03-01',
      b: '2021-03-05',
      c: '2021-02-02',
    });
    expect(passage?.text).toBe(text);
    expect(passage?.reports).toBe(3);
    expect(passage?.standing.map(({ name, day }) => [name, day])).toEqual([
      ['开州区人民政府', '2021年2月2日'],
      ['台前县人民政府', '2021年3月1日'],
      ['兰考县人民政府', '2021年3月5日'],
    ]);
  });

  it('puts what shows no day last, and never counts a report with less than nine tenths of the passage', () => {
    const most = Math.ceil(0.9 * text.length);
    const days = { a: '2021-03-01', b: '2021-03-05' };
    const undated = viewOf([pair('a', 'b'), pair('b', 'c', most)], days);
    expect(undated.passage?.standing.at(-1)).toMatchObject({ name: '开州区人民政府', day: null });
    expect(viewOf([pair('a', 'b'), pair('b', 'c', most - 1)], days).passage?.reports).toBe(2);
  });

  it('names the other place where its name stands in the common text', () => {
    const { names } = viewOf([pair('a', 'b')], { a: '2021-03-01', b: '2021-03-05' });
    expect(names).toEqual([{ of: '台前县人民政府', names: ['兰考县'] }]);
  });

  it('says nothing of a passage that the store no longer has', () => {
    const reports = [report('a', null), report('b', null)] as const;
    const [a, b] = reports;
    expect(pairView(siteWith(reports, []), pairOf(a, b, pair('a', 'b'))).passage).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { regionEntries } from './shared-files.ts';
import type { ReportSummary } from './summary.ts';

const report = (key: string, level: string, ...path: string[]): ReportSummary => ({
  id: 'r000000000000',
  title: '',
  issuer: null,
  number: null,
  region: { key, path, level },
  year: 2020,
  kind: 'annual-report',
  published: null,
  needsReview: false,
  script: 'simplified',
  indicators: [],
  keys: { title: [], issuer: [] },
});

describe('regionEntries', () => {
  it('files regions below those above them and adds up their reports', () => {
    const entries = regionEntries([
      report('100000', 'national', '全国'),
      report('110118', 'county', '北京市', '密云区'),
      report('410902', 'county', '河南省', '濮阳市', '华龙区'),
      report('410900-ab12cd', 'functional-area', '河南省', '濮阳市', '示范区'),
      report('410000', 'province', '河南省'),
      report('469001', 'county', '海南省', '五指山市'),
      report('110118001', 'township', '北京市', '密云区', '鼓楼街道'),
    ]);
    const short = [...entries.values()]
      .flat()
      .map(({ key, name, parent, reports }) => [key, name, parent, reports]);
    expect(short).toEqual([
      ['100000', '全国', '', 7],
      ['110000', '北京市', '', 2],
      ['110118', '密云区', '110000', 2],
      ['110118001', '鼓楼街道', '110118', 1],
      ['410000', '河南省', '', 3],
      ['410900', '濮阳市', '410000', 2],
      ['410900-ab12cd', '示范区', '410900', 1],
      ['410902', '华龙区', '410900', 1],
      ['460000', '海南省', '', 1],
      ['469001', '五指山市', '460000', 1],
    ]);
    expect([...entries.keys()]).toEqual(['10', '11', '41', '46']);
  });
});

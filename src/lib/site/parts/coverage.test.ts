import { expect, it } from 'vitest';
import { assessDuties } from '../../analysis/duties/assess.ts';
import { sampleReport } from '../../core/sample-report.ts';
import { buildArchive } from '../../store/archive.ts';
import { buildRegionTree } from '../region-tree.ts';
import { coverage, coverageByLevel } from './coverage.ts';
import { dutyPanel } from './duty-panel.ts';

const puyang = sampleReport({ id: 'r1' });
const late = sampleReport({
  id: 'r2',
  region: { code: '410100', path: ['河南省', '郑州市'], level: 'prefecture' },
  published: '2021-04-02',
});
const undated = sampleReport({
  id: 'r3',
  region: { code: '410200', path: ['河南省', '开封市'], level: 'prefecture' },
  published: null,
  written: null,
});
const tree = buildRegionTree(buildArchive([puyang, late, undated]));
const henan = tree.byKey.get('410000');

it('tells reports in time, late, undated and missing apart and keeps regions without any', () => {
  if (!henan) throw new Error('410000');
  const { years, rows } = coverage(henan, [2020, 2021]);
  const states = (code: string) =>
    rows.find(({ node }) => node.code === code)?.cells.map(({ state }) => state);
  expect(years).toEqual([2020, 2021]);
  expect(states('410900')).toEqual(['on-time', 'none']);
  expect(states('410100')).toEqual(['late', 'none']);
  expect(states('410200')).toEqual(['known', 'none']);
  expect(states('410300')).toEqual(['none', 'none']);
});

it('counts what is covered of each level', () => {
  const [province, prefecture] = coverageByLevel(tree);
  expect(province).toEqual({ level: 'province', all: 34, covered: 0 });
  expect(prefecture?.covered).toBe(3);
});

it('says in words what the rule of the year asks and what was found', () => {
  const panel = dutyPanel(assessDuties({ report: late, sections: [] }, []));
  expect(panel?.timeliness).toBe(
    '网页所示的发布日期晚于期限（2021年3月31日）2天；网页可能是后来重新发布的。',
  );
  expect(panel?.parts.map(({ anchor }) => anchor)).toEqual([null, null, null, null]);
  expect(
    dutyPanel(assessDuties({ report: { ...late, kind: 'survey-report' }, sections: [] }, [])),
  ).toBeNull();
});

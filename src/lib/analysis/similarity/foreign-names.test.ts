import { expect, it } from 'vitest';
import type { Region } from '../../core/schema.ts';
import { foreignNames } from './foreign-names.ts';

const county: Region = { code: '410927', path: ['河南省', '濮阳市', '台前县'], level: 'county' };
const sibling: Region = { code: '410926', path: ['河南省', '濮阳市', '范县'], level: 'county' };
const far: Region = { code: '500154', path: ['重庆市', '开州区'], level: 'county' };
const city: Region = { code: '410900', path: ['河南省', '濮阳市'], level: 'prefecture' };
const otherCity: Region = { code: '410200', path: ['河南省', '开封市'], level: 'prefecture' };

it.each<[string, Region, Region, string[]]>([
  ['我区与开州区政务服务中心共建平台', county, far, ['开州区']],
  ['台前县扎实推进', county, far, []],
  ['重庆市开州区扎实推进', county, far, ['重庆市', '开州区']],
  // A province that both lie in belongs to both.
  ['河南省有关部署', county, otherCity, []],
  // Names of places below the other one; those below the own one are its own.
  ['兰考县和台前县', city, otherCity, ['兰考县']],
  ['台前县和濮阳市', city, county, []],
  ['濮阳市有关部署', sibling, county, []],
  // Two characters stand in other words as well.
  ['模范县创建', county, sibling, []],
])('%s', (text, own, other, names) => {
  expect(foreignNames(text, own, other)).toEqual(names);
});

import { describe, expect, it } from 'vitest';
import {
  allCurrent,
  allDivisions,
  children,
  currentOf,
  divisionByCode,
  divisionsByName,
  formerNames,
  nationalCode,
  pathOf,
  validIn,
} from './gazetteer.ts';

const at = (code: string, year: number) => divisionByCode(code, year)?.path.join(' ');

describe('divisionByCode', () => {
  it.each([
    ['100000', '全国', 'national', null],
    ['110000', '北京市', 'province', '100000'],
    ['110118', '北京市 密云区', 'county', '110000'],
    ['500154', '重庆市 开州区', 'county', '500000'],
    ['310115', '上海市 浦东新区', 'county', '310000'],
    ['230700', '黑龙江省 伊春市', 'prefecture', '230000'],
    ['410902', '河南省 濮阳市 华龙区', 'county', '410900'],
    ['419001', '河南省 济源市', 'county', '410000'],
    ['429021', '湖北省 神农架林区', 'county', '420000'],
    ['469001', '海南省 五指山市', 'county', '460000'],
    ['659001', '新疆维吾尔自治区 石河子市', 'county', '650000'],
    ['441900', '广东省 东莞市', 'prefecture', '440000'],
    ['810000', '香港特别行政区', 'province', '100000'],
    ['330383', '浙江省 温州市 龙港市', 'county', '330300'],
    ['513437', '四川省 凉山彝族自治州 雷波县', 'county', '513400'],
  ])('%s is %s', (code, path, level, parent) => {
    const division = divisionByCode(code);
    expect(division?.path.join(' ')).toBe(path);
    expect(division).toMatchObject({ level, parent, current: true, validTo: null });
  });

  it('gives the name of the year under a code that was kept', () => {
    expect(at('420600', 2008)).toBe('湖北省 襄樊市');
    expect(at('420600', 2020)).toBe('湖北省 襄阳市');
    expect(at('530800', 2005)).toBe('云南省 思茅市');
    expect(at('469025', 2004)).toBe('海南省 定安县');
    expect(at('469025', 2020)).toBe('海南省 白沙黎族自治县');
  });

  it.each(['999999', '', '11', '110100', '419000', '500200'])('knows no division %j', (code) => {
    expect(divisionByCode(code)).toBeNull();
  });
});

describe('divisionsByName', () => {
  it.each([
    ['鼓楼区', 4],
    ['铁西区', 3],
    ['开县', 1],
    ['不存在县', 0],
  ])('%s stands for %i places that exist or existed', (name, count) => {
    const lines = new Set(divisionsByName(name).map((d) => d.path[1]));
    expect(lines.size).toBe(count);
  });

  it('leaves out group entries and misspellings of old lists', () => {
    for (const name of ['市辖区', '县', '省直辖县级行政区划', '荷泽市', '乔口区']) {
      expect(divisionsByName(name)).toEqual([]);
    }
  });
});

describe('currentOf', () => {
  it.each([
    ['500234', 2010, ['500154']],
    ['110228', 2014, ['110118']],
    ['120223', 2010, ['120118']],
    ['420600', 2008, ['420600']],
    ['142322', 2003, ['141121']],
    ['530800', 2005, ['530800']],
    ['110103', 2008, ['110101']],
    ['310108', 2014, ['310106']],
    ['320202', 2014, ['320213']],
    ['340702', 2012, ['340705']],
    ['440903', 2012, ['440904']],
    ['441827', 2010, ['441803']],
    ['469003', 2012, ['460400']],
    ['510902', 2002, ['510903', '510904']],
    ['500110', 2008, ['500110']],
    ['610125', 2015, ['610118']],
    ['230802', 2005, []],
    ['110118', 2020, ['110118']],
    ['100000', 2020, ['100000']],
  ])('%s of %i is today %j', (code, year, expected) => {
    const division = divisionByCode(code, year);
    expect(division).not.toBeNull();
    expect(division && currentOf(division).map((d) => d.code)).toEqual(expected);
  });

  it('follows several changes in a row', () => {
    // 思茅地区 → 思茅市 → 普洱市
    const [prefecture] = divisionsByName('思茅地区');
    expect(prefecture && currentOf(prefecture).map((d) => d.name)).toEqual(['普洱市']);
  });
});

describe('pathOf', () => {
  it('takes the upper names of the year', () => {
    const county = divisionByCode('420683');
    expect(county && pathOf(county, 2008)).toEqual(['湖北省', '襄樊市', '枣阳市']);
    expect(county && pathOf(county, 2020)).toEqual(['湖北省', '襄阳市', '枣阳市']);
    expect(county && pathOf(county)).toEqual(['湖北省', '襄阳市', '枣阳市']);
  });
});

describe('validIn', () => {
  it('spans the years between the lists that hold a division', () => {
    const [county] = divisionsByName('密云县');
    const [district] = divisionsByName('密云区');
    if (!county || !district) throw new Error('expected both');
    expect([2004, 2014, 2020].map((year) => validIn(county, year))).toEqual([true, true, false]);
    expect([2004, 2014, 2020].map((year) => validIn(district, year))).toEqual([false, false, true]);
  });
});

describe('formerNames', () => {
  it.each([
    ['500154', ['开县']],
    ['110118', ['密云县']],
    ['420600', ['襄樊市']],
    ['110101', ['崇文区']],
    ['410900', []],
    ['000000', []],
  ])('of %s', (code, names) => {
    expect(formerNames(code)).toEqual(names);
  });
});

describe('children and levels', () => {
  it('lists what lies directly below, by code', () => {
    expect(children('410900').map((d) => d.name)).toEqual([
      '华龙区',
      '清丰县',
      '南乐县',
      '范县',
      '台前县',
      '濮阳县',
    ]);
    expect(children(nationalCode)).toHaveLength(34);
    expect(children('500000').map((d) => d.name)).toContain('开州区');
    expect(children('441900')).toEqual([]);
  });

  it('counts as the country does', () => {
    expect(allCurrent('province')).toHaveLength(34);
    expect(allCurrent('prefecture').length).toBe(333);
    expect(allCurrent('county').length).toBeGreaterThan(2840);
  });
});

describe('every division', () => {
  it('has its parent in the list, a path that ends in its name, and known successors', () => {
    for (const d of allDivisions()) {
      expect(d.path.at(-1)).toBe(d.name);
      if (d.parent !== null) expect(divisionByCode(d.parent)).not.toBeNull();
      for (const code of d.successors) expect(divisionByCode(code), `${d.name} → ${code}`).not.toBeNull();
      if (d.current) expect(currentOf(d)).toEqual([d]);
    }
  });

  it('that is former leads to today but for the few whose fate is unknown', () => {
    const lost = allDivisions().filter((d) => !d.current && currentOf(d).length === 0);
    expect(lost.map((d) => d.name).sort()).toEqual(
      ['九里区', '加格达奇区', '呼中区', '市郊区', '新林区', '松岭区', '永红区', '陶乐县'].sort(),
    );
  });
});

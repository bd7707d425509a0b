import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contains, findDivisions } from './find.ts';
import { allCurrent, allDivisions, divisionByCode } from './gazetteer.ts';

/** Mentions as `text:code` or, when ambiguous, `text:code|code`. */
const found = (text: string): string[] =>
  findDivisions(text).map((m) => `${m.text}:${[...new Set(m.candidates.map((d) => d.code))].join('|')}`);

describe('findDivisions reads full names and chains', () => {
  it.each([
    ['重庆市开州区政府办公室', ['重庆市开州区:500154']],
    ['江苏省南通市通州区人民政府', ['江苏省南通市通州区:320612']],
    ['吉林省吉林市龙潭区', ['吉林省吉林市龙潭区:220203']],
    ['海南省海口市', ['海南省海口市:460100']],
    ['内蒙古自治区呼和浩特市新城区', ['内蒙古自治区呼和浩特市新城区:150102']],
    ['首页 > 河南省 > 濮阳市 > 华龙区', ['河南省 > 濮阳市 > 华龙区:410902']],
    ['四川省 攀枝花市 东区', ['四川省 攀枝花市 东区:510402']],
    ['山西省晋城市城区人民政府', ['山西省晋城市城区:140502']],
    ['甘肃省兰州市城关区', ['甘肃省兰州市城关区:620102']],
    ['济南市市中区', ['济南市市中区:370103']],
    ['河南省与湖北省', ['河南省:410000', '湖北省:420000']],
    ['密云区市场监督管理局', ['密云区:110118']],
    ['密云区市政管理委员会', ['密云区:110118']],
    ['濮阳市政府', ['濮阳市:410900']],
    ['原开县人民政府', ['开县:500234']],
    ['2019年横县人民政府', ['横县:450127']],
    ['中共东城区委', ['东城区:110101']],
    ['湖北省神农架林区', ['湖北省神农架林区:429021']],
    ['和平县和平镇', ['和平县:441624']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('findDivisions reads short names', () => {
  it.each([
    ['黑龙江伊春', ['黑龙江伊春:230700']],
    ['重庆开州', ['重庆开州:500154']],
    ['静海司法局', ['静海:120118|120223']],
    ['新疆石河子', ['新疆石河子:659001']],
    ['广西南宁', ['广西南宁:450100']],
    ['恩施州司法局', ['恩施州:422800']],
    ['玉屏县司法局', ['玉屏县:520622|522223']],
    ['巴州人民政府', ['巴州:652800']],
    ['科左中旗人民政府', ['科左中旗:150521']],
    ['开州府办发〔2019〕1号', ['开州:500154']],
    ['濮政办〔2020〕3号', []],
    ['海南州人民政府', ['海南州:632500']],
    ['吉林', ['吉林:220000']],
    ['海南', ['海南:460000']],
    ['清远政府', ['清远:441800']],
    ['昆山经济技术开发区', ['昆山:320583']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('findDivisions keeps out of other words', () => {
  it.each([
    '召开县委常委会会议',
    '公开县级权责清单',
    '名单县级以上',
    '责任县区',
    '农户县级补助',
    '街道县直部门',
    '规范合作市场主体行为',
    '全市中区域协调发展',
    '打造东方市场',
    '推进城市新城区建设',
    '城区面积扩大',
    '老城区改造',
    '各郊区县',
    '公安机关依法打击',
    '平安建设深入推进',
    '新建区级平台三个',
    '市中级人民法院',
    '和平稳定',
    '富裕县域经济',
    '长安街',
    '同心同德',
    '坚持依法保水、护山、兴城职责',
    'XX市人民政府',
    '我区法治政府建设',
    '枫桥经验',
    '平安幸福建设',
    '传达州委决定',
    '出台州政府规章',
    '优秀城区评选',
    '理顺城区管理体制',
    '圆满城区',
    '会同司法局、财政局制定',
    '振兴发展',
    '日照时间',
    '沟通化解矛盾纠纷',
    '确保长治久安',
    '创新乡村治理',
    '沿海城市',
    '新增城市绿地',
    '相应城市管理职责',
    '3项城市更新项目',
    '货运城市配送',
    '全州县处级以上干部',
    '委员会同县司法局',
    '自然资源县级平台',
    '市南部县区',
    '乡村振兴区级示范',
    '拓宽城区道路',
    '居民和县直部门',
    '公开封存',
    '盛大庆祝',
    '中山西路',
    '山东大学',
    '上海合作组织',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it.each([
    ['北京市场监管', ['北京:110000']],
    ['湖北公安机关', ['湖北:420000']],
    ['河南日报', ['河南:410000']],
    ['开州区域经济', ['开州区:500154']],
    ['承德县级财政', ['承德县:130821']],
    ['河南县级财政', ['河南:410000']],
    ['友好区域合作', []],
    ['运城市人民政府', ['运城市:140800']],
    ['全州县人民政府', ['全州县:450324']],
    ['2020年海城市法治政府建设', ['海城市:210381']],
    ['民和县司法局', ['民和县:630222|632122']],
    ['赴河南考察', ['河南:410000']],
    ['赴濮阳考察', []],
    ['游览峨眉山风光', []],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('every division', () => {
  const statutory = [...allCurrent('province'), ...allCurrent('prefecture'), ...allCurrent('county')];

  it('is found by its full path and by nothing else', () => {
    for (const division of statutory) {
      const [mention, ...others] = findDivisions(`${division.path.join('')}人民政府`);
      expect(others).toEqual([]);
      expect(mention?.text, division.code).toBe(division.path.join(''));
      expect(mention?.candidates.map((d) => d.code)).toContain(division.code);
      expect(new Set(mention?.candidates.map((d) => d.name))).toEqual(new Set([division.name]));
    }
  });

  it('former ones too', () => {
    for (const division of allDivisions().filter((d) => !d.current)) {
      const last = findDivisions(`${division.path.join('')}人民政府`).at(-1);
      expect(
        last?.candidates.map((d) => d.code),
        division.path.join(),
      ).toContain(division.code);
    }
  });
});

describe('findDivisions on any text', () => {
  const pieces = fc.constantFrom(
    ...[
      '重庆市',
      '开州区',
      '开县',
      '新疆',
      '市',
      '区',
      '县',
      '和平',
      ' ',
      '、',
      '政府',
      '2020年',
      'a',
      '\n',
      '召开',
      '市场',
    ],
  );

  it('gives mentions in order that do not overlap and stand where they say', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        let end = 0;
        for (const mention of findDivisions(text)) {
          expect(mention.offset).toBeGreaterThanOrEqual(end);
          expect(text.slice(mention.offset, mention.end)).toBe(mention.text);
          expect(mention.text.endsWith(mention.name)).toBe(true);
          expect(mention.candidates.length).toBeGreaterThan(0);
          end = mention.end;
        }
      }),
      { seed: 20200331, numRuns: 500 },
    );
  });
});

describe('contains', () => {
  it.each([
    ['500000', '500154', true],
    ['500154', '500000', false],
    ['410900', '410902', true],
    ['410900', '411002', false],
    ['410000', '419001', true],
    ['100000', '110000', true],
    ['110000', '110000', false],
  ])('%s %s', (upper, lower, expected) => {
    const [u, l] = [divisionByCode(upper), divisionByCode(lower)];
    if (!u || !l) throw new Error('expected both');
    expect(contains(u, l)).toBe(expected);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regionSchema } from '../schema.ts';
import { resolveRegion } from './resolve.ts';
import type { Clue, ClueOrigin } from './types.ts';

const clue = (origin: ClueOrigin, text: string, weight = 0.9): Clue => ({ origin, text, weight });

/** The region as `code path level`, null when not known. */
function region(clues: readonly Clue[], year: number | null): string | null {
  const found = resolveRegion(clues, year).region;
  return found && `${found.code} ${found.path.join(' ')} ${found.level}`;
}

describe('a shared name', () => {
  it.each([
    '城关区人民政府',
    '鼓楼区人民政府',
    '铁西区司法局',
    '江北区人民政府',
    '市中区人民政府',
    '通州区人民政府',
    '桥西区人民政府',
  ])('%s alone stays open', (text) => {
    const { region: found, ambiguous, confidence, evidence } = resolveRegion([clue('issuer', text)], 2020);
    expect(found).toBeNull();
    expect(evidence).toBeNull();
    expect(confidence).toBe(0);
    expect(ambiguous.length).toBeGreaterThan(1);
  });

  it.each<[string, Clue[], string]>([
    ['a breadcrumb', [clue('breadcrumb', '首页 > 兰州市 > 城关区', 0.5)], '620102'],
    ['the body', [clue('body', '2020年,我区在甘肃省委、省政府和兰州市委领导下', 0.4)], '620102'],
    ['a footer', [clue('footer', '主办:拉萨市城关区人民政府 技术支持:兰州某某科技有限公司', 0.4)], '540102'],
    ['the title', [clue('title', '西藏自治区拉萨市城关区2020年法治政府建设年度报告')], '540102'],
  ])('is told apart by %s', (_, others, code) => {
    expect(resolveRegion([clue('issuer', '城关区人民政府'), ...others], 2020).region?.code).toBe(code);
  });

  it('is not told apart by a short name that is only cited', () => {
    const clues = [clue('issuer', '朝阳区人民政府'), clue('body', '赴北京学习先进经验', 0.4)];
    expect(region(clues, 2020)).toBeNull();
  });

  it('is not told apart by clues that speak for two places', () => {
    const clues = [clue('issuer', '鼓楼区人民政府'), clue('body', '江苏省…南京市…徐州市', 0.4)];
    expect(region(clues, 2020)).toBeNull();
  });

  it('of two levels is told apart by 我区, 我县', () => {
    const issuer = clue('issuer', '井陉政府');
    expect(region([issuer], 2012)).toBeNull();
    expect(region([issuer, clue('title', '2012年我县依法行政工作报告')], 2012)).toBe(
      '130121 河北省 石家庄市 井陉县 county',
    );
    expect(region([issuer, clue('title', '2012年我区依法行政工作报告')], 2012)).toBe(
      '130107 河北省 石家庄市 井陉矿区 county',
    );
  });
});

describe('clues together', () => {
  it.each<[string, Clue[], number | null, string | null]>([
    [
      'a title without a name leaves it to the issuer',
      [clue('title', '2018年我区法治政府建设情况汇报', 0.95), clue('label', '开州区政府办公室', 0.8)],
      2018,
      '500154 重庆市 开州区 county',
    ],
    [
      'a footer decides when nothing else names a place',
      [
        clue('body', '2020年,示范区坚持以河南省、濮阳市部署为指导', 0.4),
        clue('footer', '主办:濮阳市城乡一体化示范区 技术支持:华网传媒', 0.45),
      ],
      2020,
      '410900 河南省 濮阳市 濮阳市城乡一体化示范区 functional-area',
    ],
    [
      'the report of a county that its city published is the county’s',
      [clue('issuer', '北京市司法局', 0.95), clue('title', '密云区2020年法治政府建设年度情况报告')],
      2020,
      '110118 北京市 密云区 county',
    ],
    [
      'the report of an area that its city published is the area’s',
      [clue('issuer', '濮阳市人民政府', 0.95), clue('title', '濮阳市城乡一体化示范区2020年法治政府建设情况')],
      2020,
      '410900 河南省 濮阳市 濮阳市城乡一体化示范区 functional-area',
    ],
    [
      'the report of a township that its county published is the township’s',
      [clue('label', '密云区人民政府', 0.95), clue('title', '密云区溪翁庄镇2020年法治政府建设情况报告')],
      2020,
      '110118 北京市 密云区 溪翁庄镇 township',
    ],
    [
      'the report of a city that its county republished is the city’s',
      [clue('title', '重庆市2018年法治政府建设情况报告', 0.9), clue('source', '开州区政府办公室', 0.6)],
      2018,
      '500000 重庆市 province',
    ],
    [
      'a ministry’s report is the country’s though its text names many places',
      [clue('issuer', '司法部'), clue('body', '北京市、上海市、河南省、河南省、河南省', 0.4)],
      2022,
      '100000 全国 national',
    ],
    [
      'a township’s county stands in another clue',
      [clue('issuer', '溪翁庄镇人民政府'), clue('breadcrumb', '首页 > 北京市密云区人民政府', 0.5)],
      2020,
      '110118 北京市 密云区 溪翁庄镇 township',
    ],
    [
      'a subdistrict’s title begins with the year',
      [clue('title', '2025年汉丰街道法治政府建设年度报告'), clue('label', '重庆市开州区人民政府', 0.8)],
      2025,
      '500154 重庆市 开州区 汉丰街道 township',
    ],
    [
      'a newspaper as the source is no issuer',
      [clue('source', '河南日报', 0.6), clue('footer', '主办:密云区人民政府', 0.4)],
      2020,
      '110118 北京市 密云区 county',
    ],
    [
      'who made the website is not whose it is',
      [clue('footer', '主办单位:区司法局 技术支持:北京某某软件有限公司', 0.4)],
      2020,
      null,
    ],
    [
      'a text that names its county over and over is about it',
      [clue('body', '制定《潼关县工作方案》。潼关县位列渭南市前列。潼关县政府印发规则。陕西省', 0.4)],
      2022,
      '610522 陕西省 渭南市 潼关县 county',
    ],
    [
      'two mentions do when no other place is named',
      [clue('body', '2019年,南昌县全面贯彻部署。制定《南昌县机构改革实施方案》。江西省', 0.4)],
      2019,
      '360121 江西省 南昌市 南昌县 county',
    ],
    [
      'a shared name is told apart by the city that the text names too',
      [clue('body', '福州市鼓楼区。鼓楼区、鼓楼区', 0.4)],
      2019,
      '350102 福建省 福州市 鼓楼区 county',
    ],
    ['a text that cites a place once is not about it', [clue('body', '学习深圳市的经验', 0.4)], 2022, null],
    [
      'a text that names two places alike is about neither',
      [clue('body', '潼关县、华阴市;潼关县、华阴市;潼关县、华阴市', 0.4)],
      2022,
      null,
    ],
    [
      'a document number names the place in short',
      [clue('label', '开州府办发〔2019〕1号', 0.7)],
      2019,
      '500154 重庆市 开州区 county',
    ],
    [
      'a joint mark-up of spaces does not matter',
      [clue('issuer', ' 重庆市 开州区人民政府 ')],
      2019,
      '500154 重庆市 开州区 county',
    ],
    ['no clue, no region', [], 2020, null],
  ])('%s', (_, clues, year, expected) => {
    expect(region(clues, year)).toBe(expected);
  });

  it('keeps the characters as they stand, with their origin', () => {
    const { evidence, confidence } = resolveRegion(
      [clue('issuer', '中国（河南）自由贸易试验区郑州片区管理委员会', 1)],
      2020,
    );
    expect(evidence).toEqual({ text: '中国（河南）自由贸易试验区郑州片区', origin: 'issuer' });
    expect(confidence).toBe(0.95);
  });

  it('trusts short names, deciding clues and the body less', () => {
    const confidence = (clues: Clue[]) => resolveRegion(clues, 2020).confidence;
    const full = confidence([clue('issuer', '濮阳市人民政府')]);
    expect(confidence([clue('issuer', '濮阳政府')])).toBeLessThan(full);
    expect(confidence([clue('issuer', '城关区人民政府'), clue('body', '兰州市', 0.4)])).toBeLessThan(full);
    expect(confidence([clue('body', '濮阳市'.repeat(3), 0.9)])).toBeLessThan(full);
  });
});

describe('any clues', () => {
  const origins = [
    'issuer',
    'title',
    'label',
    'signature',
    'breadcrumb',
    'source',
    'body',
    'footer',
  ] as const;
  const piece = fc.constantFrom(
    '濮阳市',
    '示范区',
    '开县',
    '城关',
    '鼓楼区',
    '镇',
    '街道',
    '司法部',
    '(',
    '\n',
    '2020年',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece).map((pieces) => pieces.join('')),
  );
  const clues = fc.array(
    fc.record({
      origin: fc.constantFrom(...origins),
      text,
      weight: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  );

  it('give a region that the schema accepts, with evidence from a clue, or none', () => {
    fc.assert(
      fc.property(clues, fc.option(fc.integer({ min: 1990, max: 2030 })), (given, year) => {
        const result = resolveRegion(given, year);
        if (result.region === null) {
          expect(result).toMatchObject({ evidence: null, confidence: 0 });
          return;
        }
        expect(regionSchema.safeParse(result.region).success).toBe(true);
        expect(result.ambiguous).toEqual([]);
        const { evidence } = result;
        expect(given.some((c) => c.origin === evidence?.origin && c.text.includes(evidence.text))).toBe(true);
      }),
      { seed: 20190415, numRuns: 1000 },
    );
  });
});

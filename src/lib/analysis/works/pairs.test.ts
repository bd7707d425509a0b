/** Pairs of made-up reports, and whether the two are one work. */
import { describe, expect, test } from 'vitest';
import type { ParsedReport } from '../../core/markdown/parse.ts';
import type { Period, Region, Report, ReportKind } from '../../core/schema.ts';
import { encodeFingerprint, fingerprintOf } from './fingerprint.ts';
import { type DecidedRelation, findWorks, type WorkEntry } from './works.ts';

interface Told {
  readonly issuer?: string | null;
  readonly region?: Region | null;
  readonly year?: number | null;
  readonly period?: Period | null;
  readonly kind?: ReportKind;
  readonly written?: string | null;
  readonly documentNumber?: string | null;
  readonly originUrl?: string | null;
  readonly text: readonly string[];
}

const county = (code: string, ...path: string[]): Region => ({ code, path, level: 'county' });
const songyang = county('331124', '浙江省', '丽水市', '松阳县');
const yunhe = county('331125', '浙江省', '丽水市', '云和县');
const lishui: Region = { code: '331100', path: ['浙江省', '丽水市'], level: 'prefecture' };

/** A report whose words never change: place, self, year and figures are put in. */
const prose = (place: string, self: string, year: number | string, numbers: readonly (number | string)[]) => {
  const [a, b, c, d, e, f] = numbers;
  return [
    `${year}年，${place}把依法行政摆在突出位置，年初列出清单、年中逐项督促、年末对账销号，${self}干部守规矩讲程序的自觉明显增强。现将${year}年情况总结如下。`,
    `一是厘清权责边界。动态调整权责清单${a}次，取消没有依据的证明${b}项，窗口办事时限压缩三分之一以上，群众跑腿次数继续减少。`,
    `二是把住文件质量。凡涉及群众切身利益的文件一律公开征求意见，合法性审查${c}件，废止不合时宜的旧文件${d}件，没有一件被上级机关纠正。`,
    `三是执法既有力度又有温度。首次轻微违法依法不罚${e}件，执法人员佩戴记录仪上岗，音像资料统一归档，随机抽取案卷交叉评查并当面反馈。`,
    `四是矛盾化解在萌芽。${self}设立调解室${f}个，退休教师、老支书担任调解员，邻里琐事不出村，疑难纠纷由专人跟进到底。`,
    `与先进地方相比，${self}的法治宣传形式还比较单一，年轻人参与不多；个别岗位的执法资料填写潦草，复核时需要反复补正。下一步将逐条整改，确保见效。`,
  ];
};
const figures = [3, 17, 46, 9, 128, 21];
const nextFigures = [4, 22, 51, 6, 143, 25];

const songyangText = prose('松阳县', '我县', 2021, figures);
const base: Told = { issuer: '松阳县人民政府', region: songyang, year: 2021, text: songyangText };
const other = (changes: Partial<Told>): Told => ({ ...base, ...changes });
const changed = (change: (text: string) => string): string[] => songyangText.map(change);

const yearOf = (year: number): Period => ({ start: `${year}-01-01`, end: `${year}-12-31` });

function entry(told: Told, place: number, relations: readonly DecidedRelation[] = []): WorkEntry {
  const { issuer = null, region = null, year = null, kind = 'annual-report', text } = told;
  const report = {
    id: `r${String(place).padStart(12, '0')}`,
    issuer,
    region,
    period: told.period === undefined ? year && yearOf(year) : told.period,
    kind,
    written: told.written ?? null,
    documentNumber: told.documentNumber ?? null,
    originUrl: told.originUrl ?? null,
    review: [],
    published: null,
    titleInferred: false,
  } as unknown as Report;
  const passages = text.map((one, i) => ({ anchor: `p${i}`, type: 'paragraph' as const, text: one }));
  const parsed: ParsedReport = {
    report,
    sections: [{ anchor: '', level: 0, heading: '', label: '', passages }],
  };
  return { report, fingerprint: encodeFingerprint(fingerprintOf(parsed)), relations };
}

const worksOf = (...told: Told[]): string[][] =>
  findWorks(told.map((one, place) => entry(one, place))).map(({ preferred, copies }) =>
    [preferred, ...copies].sort(),
  );
const ids = (...places: number[]) => places.map((place) => `r${String(place).padStart(12, '0')}`);

const unknown = { issuer: null, region: null, period: null, kind: 'other' as const };
const bureauText = prose('松阳县司法局', '我局', 2021, figures);
const yunheText = prose('云和县', '我县', 2021, figures);

const different: Readonly<Record<string, readonly [Told, Told]>> = {
  'the same text of the next year': [
    base,
    other({ year: 2022, text: prose('松阳县', '我县', 2022, nextFigures) }),
  ],
  'the next year with the same figures': [
    base,
    other({ year: 2022, text: prose('松阳县', '我县', 2022, figures) }),
  ],
  'years in characters': [
    other({ period: null, text: prose('松阳县', '我县', '二〇二一', figures) }),
    other({ period: null, text: prose('松阳县', '我县', '二〇二二', nextFigures) }),
  ],
  'the next year, its period unread': [
    base,
    other({ period: null, text: prose('松阳县', '我县', 2022, nextFigures) }),
  ],
  'two years, both periods unread': [
    other({ period: null }),
    other({ period: null, text: prose('松阳县', '我县', 2022, nextFigures) }),
  ],
  'one period read wrongly: figures tell': [
    base,
    other({ text: prose('松阳县', '我县', 2022, nextFigures) }),
  ],
  'half a year and the year': [
    base,
    other({ kind: 'half-year-report', period: { start: '2021-01-01', end: '2021-06-30' } }),
  ],
  'half a year and the year, periods unread': [
    other({ period: null }),
    other({ period: null, kind: 'half-year-report' }),
  ],
  'two quarters': [
    other({ kind: 'quarterly-report', period: { start: '2021-01-01', end: '2021-03-31' } }),
    other({ kind: 'quarterly-report', period: { start: '2021-04-01', end: '2021-06-30' } }),
  ],
  'a county and its bureau': [base, other({ issuer: '松阳县司法局', text: bureauText })],
  'a county and its bureau, the same figures and words': [base, other({ issuer: '松阳县司法局' })],
  'a county and its bureau, issuers unread': [
    other({ issuer: null }),
    other({ issuer: null, text: bureauText }),
  ],
  'a county and its office': [base, other({ issuer: '松阳县人民政府办公室' })],
  'two bureaus of a county': [other({ issuer: '松阳县公安局' }), other({ issuer: '松阳县司法局' })],
  'a bureau and another whose name it ends in': [
    other({ issuer: '松阳县森林公安局' }),
    other({ issuer: '松阳县公安局' }),
  ],
  'a place and an unread one that names another': [base, other({ issuer: '云和县人民政府', region: null })],
  'two places in one year': [base, other({ issuer: '云和县人民政府', region: yunhe, text: yunheText })],
  'two places, regions and issuers unread': [
    other({ ...unknown, year: 2021 }),
    other({ ...unknown, year: 2021, text: yunheText }),
  ],
  'a county and its prefecture': [
    base,
    other({ issuer: '丽水市人民政府', region: lishui, text: prose('丽水市', '我市', 2021, figures) }),
  ],
  'nothing known and no figures': [
    other({ ...unknown, text: prose('某县', '某地', '**', ['**', '**', '**', '**', '**', '**']) }),
    other({ ...unknown, text: prose('某县', '某地', 'XX', ['X', 'X', 'X', 'X', 'X', 'X']) }),
  ],
  'unread period, other days of writing': [
    other({ period: null, written: '2022-01-18' }),
    other({ period: null, written: '2023-01-11' }),
  ],
  'unread issuer, other document numbers': [
    other({ issuer: null, documentNumber: '松政发〔2022〕3号' }),
    other({ issuer: null, documentNumber: '松司〔2022〕8号' }),
  ],
  'equal facts, other words': [
    base,
    other({ text: prose('松阳县', '我县', 2021, figures).map((text) => [...text].reverse().join('')) }),
  ],
  'too little text': [other({ text: ['略。'] }), other({ text: ['略。'] })],
};

const one: Readonly<Record<string, readonly [Told, Told]>> = {
  'the same bytes but one': [base, base],
  'half-width marks': [
    base,
    other({ text: changed((text) => text.replaceAll('，', ',').replaceAll('。', '.')) }),
  ],
  'full-width digits': [
    base,
    other({
      text: changed((text) =>
        text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
      ),
    }),
  ],
  'a line of the portal before it': [
    base,
    other({ text: ['来源：松阳新闻网 浏览次数：87', ...songyangText] }),
  ],
  'paragraphs broken into lines, as of a PDF': [
    base,
    other({ text: songyangText.flatMap((text) => text.match(/.{1,28}/gu) ?? []) }),
  ],
  'paragraphs run together': [base, other({ text: [songyangText.join('')] })],
  'one figure corrected': [base, other({ text: changed((text) => text.replace('128件', '126件')) })],
  'the end is missing': [base, other({ text: songyangText.slice(0, 5) })],
  'the place masked by a mill': [base, other({ text: changed((text) => text.replaceAll('松阳县', '某县')) })],
  'the figures masked by a mill': [base, other({ text: changed((text) => text.replace(/\d+/g, '**')) })],
  'issuer in another form': [base, other({ issuer: '松阳县政府' })],
  'issuer with the places above it': [base, other({ issuer: '浙江省丽水市松阳县人民政府' })],
  'issuer unread in one': [base, other({ issuer: null })],
  'issuer in short, region unread in both': [
    other({ region: null }),
    other({ region: null, issuer: '浙江省松阳县人民政府' }),
  ],
  'region unread in one': [base, other({ region: null })],
  'period unread in one': [base, other({ period: null })],
  'all unread in one, taken for news': [base, other(unknown)],
  'all unread in both': [other(unknown), other(unknown)],
  'another day of writing read, all else agreeing': [
    other({ written: '2022-01-18' }),
    other({ written: '2022-02-18' }),
  ],
};

describe('two works', () => {
  test.each(Object.entries(different))('%s', (_, [a, b]) => {
    expect(worksOf(a, b)).toEqual([]);
    expect(worksOf(b, a)).toEqual([]);
  });
});

describe('one work', () => {
  test.each(Object.entries(one))('%s', (_, [a, b]) => {
    expect(worksOf(a, b)).toEqual([ids(0, 1)]);
    expect(worksOf(b, a)).toEqual([ids(0, 1)]);
  });
});

describe('several reports', () => {
  const next = other({ year: 2022, text: prose('松阳县', '我县', 2022, nextFigures) });

  test('a copy of unknown year never joins two years', () => {
    const masked = other({ period: null, text: changed((text) => text.replace(/\d+/g, '**')) });
    expect(worksOf(base, next, masked)).toEqual([]);
    expect(worksOf(masked, next, base)).toEqual([]);
  });

  test('a copy of unknown year joins the year whose figures it has', () => {
    expect(worksOf(base, next, other({ period: null }))).toEqual([ids(0, 2)]);
    expect(worksOf(next, other({ ...unknown }), base, next)).toEqual([ids(0, 3), ids(1, 2)]);
  });

  test('the order of the reports does not matter to who belongs together', () => {
    const all = [
      base,
      next,
      other({ issuer: null }),
      other({ issuer: '松阳县司法局', text: bureauText }),
      base,
    ];
    const texts = (told: Told[]) =>
      worksOf(...told).map((work) => work.map((id) => all.indexOf(told[Number(id.slice(1))] as Told)).sort());
    expect(texts(all)).toEqual([[0, 0, 2]]);
    expect(texts(all.toReversed())).toEqual([[0, 0, 2]]);
  });

  test('a hundred reposts of one report are one work, beside fifty bureaus of the same words', () => {
    const reposts = Array.from({ length: 100 }, () => base);
    const bureaus = Array.from({ length: 50 }, (_, i) => other({ issuer: `松阳县第${i + 1}管理局` }));
    const [work, ...others] = worksOf(...bureaus, ...reposts);
    expect(work).toHaveLength(100);
    expect(others).toEqual([]);
  });
});

describe("a person's word", () => {
  const decide = (told: readonly Told[], relations: Readonly<Record<number, readonly DecidedRelation[]>>) =>
    findWorks(told.map((report, place) => entry(report, place, relations[place]))).map(
      ({ preferred, copies }) => [preferred, ...copies].sort(),
    );
  const same = (place: number): DecidedRelation => ({ type: 'same-work', id: ids(place)[0] ?? '' });
  const apart = (place: number): DecidedRelation => ({ type: 'different-work', id: ids(place)[0] ?? '' });
  const stranger = other({ issuer: null, year: 2014, text: songyangText.toReversed() });

  test('joins what no rule would', () => {
    expect(decide([base, stranger], { 1: [same(0)] })).toEqual([ids(0, 1)]);
  });

  test('parts what the rules would join, in whichever record it stands', () => {
    expect(decide([base, base], { 0: [apart(1)] })).toEqual([]);
    expect(decide([base, base, base], { 2: [apart(0)] })).toEqual([ids(0, 1)]);
    expect(decide([base, base], { 0: [apart(1)], 1: [same(0)] })).toEqual([]);
  });

  test('is left where the other report is not there', () => {
    expect(decide([base, base], { 0: [apart(9), same(8)] })).toEqual([ids(0, 1)]);
  });
});

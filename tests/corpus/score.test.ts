import { describe, expect, it } from 'vitest';
import { type Annotation, annotationSchema } from './annotation.ts';
import { commonLength, type Outcome, scoreDocument } from './score.ts';
import { falls, summarise } from './summary.ts';

const annotation: Annotation = annotationSchema.parse({
  file: 'made-up.txt',
  format: 'txt',
  encoding: 'gb2312',
  fields: {
    title: '甲县2020年法治政府建设情况报告',
    issuer: '甲县人民政府',
    source: null,
    region: { code: '110100', level: 'county', path: ['乙省', '甲县'] },
    period: { start: '2020-01-01', end: '2020-12-31' },
    published: '2021-03-01',
    documentNumber: '甲政发〔2021〕3号',
  },
  accept: { issuer: ['乙省甲县人民政府'] },
  headings: [
    { level: 1, label: '工作情况' },
    { level: 2, label: '加强领导' },
    { level: 1, label: '问题' },
  ],
  sentences: ['第一句话。', '第二句话。', '第三句话。'],
  chrome: ['首页 > 公开', '发布机构|甲县'],
  review: ['date-unknown'],
});

const good: Outcome = {
  format: 'txt',
  encoding: 'gbk',
  fields: {
    title: '甲县２０２０年法治政府建设 情况报告',
    titleInferred: false,
    issuer: '乙省甲县人民政府',
    source: null,
    region: { code: '110100', level: 'county', path: ['乙省', '甲县'] },
    period: { start: '2020-01-01', end: '2020-12-31' },
    kind: 'annual-report',
    published: '2021-03-01',
    written: '2021-02-01',
    indexNumber: null,
    documentNumber: '甲政发[2021]3号',
    subject: null,
    genre: null,
    validity: null,
    originUrl: null,
  },
  headings: [
    { level: 2, label: '工作情况' },
    { level: 3, label: '加强领导。' },
    { level: 2, label: '问题：' },
  ],
  body: ['工作情况', '加强领导。', '第一句话。第二 句话。', '问题', '第三句话。'],
  review: ['date-unknown', 'issuer-unknown'],
  inPage: true,
};

const withFields = (fields: Partial<Outcome['fields']>): Outcome => ({
  ...good,
  fields: { ...good.fields, ...fields },
});

describe('scoreDocument', () => {
  it('finds nothing to blame in a result that differs only in layout', () => {
    const score = scoreDocument(annotation, good);
    expect(score.failures).toEqual([]);
    expect(score.headings).toEqual({ matched: 3, expected: 3, given: 3 });
    expect(score.sentences).toEqual({ kept: 3, whole: 3, total: 3 });
    expect(score.chrome).toEqual({ dropped: 2, total: 2 });
  });

  it('does not score fields that are not annotated', () => {
    expect(Object.keys(scoreDocument(annotation, good).fields)).not.toContain('written');
  });

  it('tells a missing value from a wrong one', () => {
    const score = scoreDocument(
      annotation,
      withFields({ title: null, issuer: '丙县人民政府', source: '某局' }),
    );
    expect(score.fields).toMatchObject({ title: 'missing', issuer: 'wrong', source: 'wrong' });
  });

  it.each([
    ['region', { code: '110100', level: 'prefecture', path: ['乙省', '甲县'] }],
    ['region', { code: '110100', level: 'county', path: ['甲县'] }],
    ['region', { code: '110101', level: 'county', path: ['乙省', '甲县'] }],
    ['period', { start: '2020-01-01', end: '2020-06-30' }],
    ['documentNumber', '甲政发〔2021〕4号'],
    ['published', '2021-03-02'],
  ] as const)('holds %s to be wrong: %o', (field, value) => {
    expect(scoreDocument(annotation, withFields({ [field]: value })).fields[field]).toBe('wrong');
  });

  it('compares of a country-wide body only the level', () => {
    const national = { ...annotation, fields: { region: { level: 'national' as const } } };
    const region = { code: '100000', level: 'national', path: ['中华人民共和国'] };
    expect(scoreDocument(national, withFields({ region })).fields.region).toBe('right');
  });

  it('counts headings of the wrong level and in the wrong order', () => {
    const [first, second, third] = good.headings;
    if (!first || !second || !third) throw new Error('three headings are set up above');
    const flat = good.headings.map((h) => ({ ...h, level: 2 }));
    expect(scoreDocument(annotation, { ...good, headings: flat }).headings.matched).toBe(2);
    const moved = [third, first, second];
    expect(scoreDocument(annotation, { ...good, headings: moved }).headings.matched).toBe(2);
  });

  it('counts lost and broken sentences, sentences out of order and furniture that was kept', () => {
    const score = scoreDocument(annotation, {
      ...good,
      body: ['第二句话。第一', '句话。首页>公开 发布机构：甲县'],
    });
    expect(score.sentences).toEqual({ kept: 1, whole: 1, total: 3 });
    expect(score.text).toEqual({ kept: 5, total: 15, inPage: true });
    expect(score.chrome).toEqual({ dropped: 0, total: 2 });
  });

  it('counts everything as missing when the document was refused', () => {
    const score = scoreDocument(annotation, null);
    expect(score.read).toBe(false);
    expect(new Set(Object.values(score.fields))).toEqual(new Set(['missing']));
    expect(score.sentences.kept).toBe(0);
  });
});

describe('commonLength', () => {
  it.each([
    [[], [], 0],
    [['a', 'b', 'c'], ['a', 'c'], 2],
    [['a', 'b'], ['b', 'a'], 1],
  ])('of %o and %o is %i', (a, b, length) => {
    expect(commonLength(a, b)).toBe(length);
  });
});

describe('summarise', () => {
  const bad = withFields({ title: '乙县报告', issuer: null });
  const summary = summarise([scoreDocument(annotation, good), scoreDocument(annotation, bad)]);

  it('gives shares over the documents that are annotated', () => {
    expect(summary).toMatchObject({
      documents: 2,
      title: 0.5,
      'wrong:title': 0.5,
      issuer: 0.5,
      'wrong:issuer': 0,
      'wrong:all': 0.0714,
      headingsF1: 1,
      sentencesKept: 1,
    });
  });

  it('is held against a baseline', () => {
    expect(falls(summary, summary)).toEqual([]);
    expect(falls({ title: 0.6, 'wrong:title': 0.5, gone: 1 }, summary)).toEqual([
      'title: 0.6 before, 0.5 now',
      'gone: 1 before, not measured now',
    ]);
    expect(falls({ 'wrong:title': 0.1 }, summary)).toEqual(['wrong:title: 0.1 before, 0.5 now']);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../core/text/fold.ts';
import { figuresOfPassage, figuresOfReport } from './find-figures.ts';
import { figureVocabulary } from './load-vocabulary.ts';
import type { Figure, PassageContext } from './types.ts';
import { compileVocabulary, type VocabularyData } from './vocabulary.ts';

const vocabulary = figureVocabulary();
const context: PassageContext = {
  anchor: 's1-p1',
  heading: '',
  period: { start: '2021-01-01', end: '2021-12-31' },
  planned: false,
};
const figures = (text: string, part: Partial<PassageContext> = {}): Figure[] =>
  figuresOfPassage(text, { ...context, ...part }, vocabulary);
const assigned = (text: string, part: Partial<PassageContext> = {}): string[] =>
  figures(text, part).flatMap((one) => (one.kind === 'assigned' ? [`${one.indicator} ${one.value}`] : []));

describe('a figure carries its evidence', () => {
  const text = '（一）概况。2021年，全市共受理行政复议案件约１５３件，审结率９８．５％。';
  const [, figure] = figures(text);

  test('sentence, place, qualifier, scope and period', () => {
    expect(figure).toMatchObject({
      kind: 'assigned',
      indicator: 'reconsideration.accepted',
      value: 153,
      unit: '件',
      qualifier: 'about',
      scope: '全市',
      period: context.period,
      anchor: 's1-p1',
      sentence: '2021年，全市共受理行政复议案件约１５３件，审结率９８．５％。',
    });
    expect(figure && text.slice(figure.offset, figure.offset + figure.length)).toBe('约１５３件');
  });

  test('full-width and half-width text give the same figures', () => {
    const folded = fold(text);
    expect(figures(folded).map((one) => ({ ...one, sentence: '' }))).toEqual(
      figures(text).map((one) => ({ ...one, sentence: '' })),
    );
  });
});

describe('inverse rates stay apart', () => {
  test.each([
    ['胜诉率95.24%', 'litigation.win-rate 95.24'],
    ['败诉率4.76%', 'litigation.loss-rate 4.76'],
  ])('%s', (text, expected) => expect(assigned(text)).toEqual([expected]));
});

describe('context', () => {
  test('numbers of a planned section are no facts', () => {
    const [figure] = figures('制定规范性文件5件。', { planned: true });
    expect(figure).toMatchObject({ kind: 'unassigned', rule: 'target', value: 5 });
  });

  test('the topic of a heading carries over with less confidence', () => {
    const [figure] = figures('全年受理20件。', { heading: '加强行政复议工作' });
    expect(figure).toMatchObject({ indicator: 'reconsideration.accepted', confidence: 0.7 });
    expect(assigned('全年受理20件。')).toEqual([]);
    expect(assigned('全年受理20件。', { heading: '做好行政复议和政府信息公开工作' })).toEqual([]);
  });

  test('an unknown period stays unknown', () => {
    expect(figures('胜诉率81%。', { period: null })[0]?.period).toBeNull();
    expect(figures('2019年胜诉率81%。', { period: null })[1]?.period).toEqual({
      start: '2019-01-01',
      end: '2019-12-31',
    });
  });

  test('a matter of its own in the same unit breaks the topic', () => {
    expect(assigned('受理行政复议案件20件,处理群众来信30件,审结18件。')).toEqual([
      'reconsideration.accepted 20',
    ]);
    expect(assigned('受理行政复议案件20件,开展走访3次,审结18件。')).toEqual([
      'reconsideration.accepted 20',
      'reconsideration.concluded 18',
    ]);
  });

  test('a part of a sum does not pass for the whole', () => {
    const found = figures('调解矛盾纠纷118件,其中调解矛盾纠纷(涉企)20件。');
    expect(found.map(({ kind, rule }) => `${kind} ${rule}`)).toEqual([
      'assigned clause',
      'unassigned part-of-a-sum',
    ]);
  });

  test('a list of scopes gives a value for each', () => {
    const found = figures(
      '调解民事纠纷962件,行政纠纷10211件,诉前调解7885件,成功率分别为97%、66%和36%。',
    ).filter(({ kind }) => kind === 'assigned');
    expect(found.map(({ value, scope, rule }) => [value, scope, rule])).toEqual([
      [97, '民事纠纷', 'list'],
      [66, '行政纠纷', 'list'],
      [36, '诉前调解', 'list'],
    ]);
  });

  test('nothing happened is zero; some did not is nothing', () => {
    expect(assigned('我区未制发行政规范性文件。')).toEqual(['normative-documents.issued 0']);
    expect(figures('我区未制发行政规范性文件。')[0]).toMatchObject({ unit: '件', rule: 'zero' });
    for (const text of [
      '部分乡镇未制发行政规范性文件。',
      '如未制发行政规范性文件,应当零报告。',
      '未制发规范性文件目录。',
      '确保没有行政诉讼案件。',
    ]) {
      expect(assigned(text), text).toEqual([]);
    }
  });
});

describe('properties', () => {
  const piece = fc.constantFrom(
    '受理',
    '行政复议案件',
    '153件',
    '8.2万条',
    '、',
    '，',
    '。',
    '其中',
    '（',
    '）',
    '“',
    '”',
    '《',
    '》',
    '2021年',
    '由',
    '提高至',
    '95%',
    '分别为',
    '和',
    '未',
    '规范性文件',
    '１２',
    '第3条',
    '三十',
    '余件',
    '某',
    ' ',
    '\t',
    '\n',
    '较上年',
  );

  test('every run of digits belongs to exactly one place, in order and inside the passage', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        const text = pieces.join('');
        const found = figures(text);
        const spans = [...new Map(found.map(({ offset, length }) => [offset, offset + length])).entries()];
        for (const [i, [start, end]] of spans.entries()) {
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(start).toBeGreaterThanOrEqual(spans[i - 1]?.[1] ?? 0);
        }
        for (const match of fold(text).matchAll(/\d+/g)) {
          const here = spans.filter(
            ([start, end]) => start <= match.index && match.index + match[0].length <= end,
          );
          expect(here.length, `${match[0]} in ${text}`).toBe(1);
        }
        for (const { sentence, kind, indicator, value } of found) {
          expect(text).toContain(sentence);
          expect(indicator === null).toBe(kind !== 'assigned');
          expect(value === null).toBe(kind === 'not-a-figure');
        }
      }),
      { seed: 20210401, numRuns: 1500 },
    );
  });
});

test('a report gives the figures of all its passages', () => {
  const passage = (anchor: string, text: string) => ({ anchor, type: 'paragraph' as const, text });
  const sections = [
    {
      anchor: 's1',
      level: 1,
      heading: '一、行政复议',
      label: '行政复议',
      passages: [passage('s1-p1', '受理12件。')],
    },
    {
      anchor: 's2',
      level: 1,
      heading: '二、打算',
      label: '打算',
      passages: [passage('s2-p1', '受理行政复议案件30件。')],
    },
  ];
  const report = { period: context.period, issuer: null, region: null } as Parameters<
    typeof figuresOfReport
  >[0]['report'];
  const found = figuresOfReport({ report, sections }, vocabulary, (anchor) => anchor === 's2');
  expect(found.map(({ anchor, kind, value }) => [anchor, kind, value])).toEqual([
    ['s1-p1', 'assigned', 12],
    ['s2-p1', 'unassigned', 30],
  ]);
});

describe('vocabulary', () => {
  test('names what indicators must not be confused with, by ids that exist', () => {
    const ids = new Set(vocabulary.indicators.map(({ id }) => id));
    const unknown = vocabulary.indicators.flatMap(({ not }) => not.filter((id) => !ids.has(id)));
    expect(unknown).toEqual([]);
  });

  test('a phrasing with an unknown name throws', () => {
    const data: VocabularyData = {
      indicators: [
        {
          id: 'a.b',
          name: '甲',
          definition: '甲',
          unit: '件',
          units: ['case'],
          direction: 'none',
          phrasings: [{ topics: ['nothing'] }],
          not: [],
        },
      ],
      units: [{ unit: '件', classes: ['case'], change: false }],
      terms: [{ topic: 'something', soft: false, other: false, light: false, words: ['甲'] }],
      scopes: { words: ['全市'], patterns: ['全.'], endings: ['局'] },
      words: vocabulary.steering,
    };
    expect(() => compileVocabulary(data)).toThrow(/nothing/);
  });
});

describe('words of an office', () => {
  test.each<[string, string[], Partial<PassageContext>?]>([
    ['行政应诉案件2019年为33件，2020年为28件。', ['litigation.cases 33', 'litigation.cases 28']],
    [
      '2020年受理行政复议案件12件，2021年15件。',
      ['reconsideration.accepted 12', 'reconsideration.accepted 15'],
    ],
    ['2020年受理行政复议案件12件，2021年走访15件。', ['reconsideration.accepted 12']],
    ['负责人出庭应诉率连续四年达到100%。', ['litigation.appearance-rate 100']],
    ['行政复议直接纠错率9.5%。', ['reconsideration.correction-rate 9.5']],
    ['查处案件中，罚款10万元以上的7件。', []],
    ['抽取许可案卷18卷、行政处罚案卷22卷进行评查。', ['enforcement.files-reviewed 22']],
    [
      '抽取行政许可案卷18卷、行政处罚案卷22卷进行评查。',
      ['enforcement.files-reviewed 18', 'enforcement.files-reviewed 22'],
    ],
    ['在宪法宣传周等重要节点组织主题宣传9次。', ['publicity.events 9']],
    ['“法治进万家”主题宣传活动17场次。', ['publicity.events 17']],
    ['送法上门41场。', ['publicity.events 41']],
    ['党委会和常务会议专题学法6次。', ['learning.executive-meetings 6']],
    ['未发生行政复议案件被纠错。', ['reconsideration.corrected 0']],
    ['共有持证人员52名。', ['enforcement.officers 52'], { heading: '加强综合执法队伍建设' }],
    ['共有持证人员52名。', []],
    ['解答咨询410人次。', ['legal-services.consultations 410'], { heading: '法律援助' }],
    ['解答咨询410人次。', []],
  ])('%s', (text, expected, part) => expect(assigned(text, part)).toEqual(expected));

  test('each year has its own figure', () => {
    const found = figures('行政应诉案件2019年为33件，2020年为28件。').filter(
      ({ kind }) => kind === 'assigned',
    );
    expect(found.map(({ period }) => period?.start)).toEqual(['2019-01-01', '2020-01-01']);
  });
});

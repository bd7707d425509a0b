/** Which rule wins where two could read a number, and the thresholds of the rules. */
import { describe, expect, test } from 'vitest';
import { figuresOfPassage } from './find-figures.ts';
import { figureVocabulary } from './load-vocabulary.ts';
import { findPhrases } from './phrases.ts';

const vocabulary = figureVocabulary();
const read = (text: string, heading = ''): string[] => {
  const period = { start: '2021-01-01', end: '2021-12-31' };
  return figuresOfPassage(text, { anchor: 'p1', heading, period, planned: false }, vocabulary).map(
    ({ kind, indicator, value, rule }) =>
      kind === 'assigned' ? `${indicator} ${value}` : `${rule} ${value}`,
  );
};

describe('parts are never taken for the whole', () => {
  test.each([
    ['受理行政复议案件50件，其中行政处罚案件30件、行政许可案件8件。', ['part-of-another-count 30']],
    ['行政复议案件主要涉及行政处罚案件30件。', ['unknown-words-before 30']],
    ['有3个部门收到行政复议申请20件以上。', ['for-each 20']],
    ['6个乡镇各受理行政复议案件2件。', ['for-each 2']],
  ])('%s', (text, refused) => {
    expect(read(text)).toEqual(expect.arrayContaining(refused));
    expect(read(text).filter((one) => one.startsWith('enforcement'))).toEqual([]);
  });

  test('an action of its own makes another count of it', () => {
    expect(read('受理行政复议案件50件，其中作出行政处罚决定30件。')).toContain('enforcement.penalties 30');
    expect(read('受理行政复议案件50件，行政应诉案件8件。')).toContain('litigation.cases 8');
  });

  test('a bare count below a heading of another matter is a part of it', () => {
    expect(read('行政处罚案件30件。', '行政复议案件特点')).toEqual(['no-indicator 30']);
    expect(read('行政处罚案件30件。', '行政执法')).toEqual(['enforcement.penalties 30']);
  });
});

describe('words in front', () => {
  test.each([
    ['集市日发放普法手册300册。', ['publicity.materials 300']],
    ['甲乙丙发放普法手册300册。', ['unknown-words-before 300']],
    ['面向居民开展法治宣传活动6场。', ['publicity.events 6']],
    ['面向居民开展执法培训6期。', ['unknown-words-before 6']],
    ['结合轮岗开展执法培训6期。', ['training.sessions 6']],
    ['结合轮岗受理行政复议案件6件。', ['unknown-words-before 6']],
    ['每村发放普法手册300册。', ['unknown-words-before 300']],
    [`围绕${'甲'.repeat(22)}开展普法活动6场。`, ['publicity.events 6']],
    [`围绕${'甲'.repeat(23)}开展普法活动6场。`, ['unknown-words-before 6']],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected));
});

describe('one predicate for several things', () => {
  test.each([
    ['对5件规范性文件、6份合同进行合法性审查。', 2],
    ['5件规范性文件、6份合同均经合法性审查。', 2],
    ['审查规范性文件5件，合同6份。', 2],
    ['审查规范性文件5件，印发合同6份。', 1],
  ])('%s', (text, count) => {
    expect(read(text).filter((one) => /review/.test(one))).toHaveLength(count);
  });
});

describe('general words need a context', () => {
  test.each([
    ['举办业务培训6期。', '执法人员培训', ['training.sessions 6']],
    ['举办业务培训6期。', '招商引资', ['no-indicator 6']],
    ['举办法治讲座6场。', '执法人员培训', ['training.sessions 6']],
    ['举办法治讲座6场。', '普法宣传', ['no-indicator 6']],
    ['发放宣传册60册。', '普法宣传', ['publicity.materials 60']],
    ['发放宣传册60册。', '防汛', ['no-indicator 60']],
  ])('%s below %s', (text, heading, expected) => expect(read(text, heading)).toEqual(expected));
});

describe('numbers without a measure word', () => {
  test.each([
    ['审结行政复议案件169。', ['reconsideration.concluded 169']],
    ['审结行政复议案件169大类。', ['unknown-words-behind 169']],
    ['行政复议案件169。', ['no-indicator 169']],
    ['审结行政复议案件16.9。', ['no-indicator 16.9']],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected));
});

describe('targets', () => {
  test.each([
    ['应评查行政执法案卷100份。', ['target 100']],
    ['计划评查行政执法案卷100份，发放普法资料50份。', ['unknown-words-before 100', 'target 50']],
    [
      '计划评查行政执法案卷100份，实际评查案卷120份。',
      ['unknown-words-before 100', 'enforcement.files-reviewed 120'],
    ],
    ['对拟印发的15件规范性文件进行合法性审核。', ['normative-documents.legality-review 15']],
    ['拟修改规范性文件15件。', ['unknown-words-before 15']],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected));
});

describe('findPhrases', () => {
  test.each([
    ['以县政府为被申请人的案件', ['own-respondent']],
    ['以县政府部门为被申请人的案件', ['other-respondent']],
    ['以镇政府作为被申请人的案件', ['other-respondent']],
    ['涉及我局的案件', ['own-respondent']],
    ['经依法审查后受理', ['step']],
    ['经调解后撤回', []],
    ['符合受理条件的', ['step']],
  ])('%s', (text, expected) => expect(findPhrases(text).map(({ kind }) => kind)).toEqual(expected));
});

import type { Root } from 'mdast';
import { describe, expect, it } from 'vitest';
import { sectionsOf } from '../../core/markdown/parse.ts';
import { markdownProcessor } from '../../core/markdown/processor.ts';
import { sampleReport } from '../../core/sample-report.ts';
import { fold } from '../../core/text/fold.ts';
import { phraseMatcher } from './matcher.ts';
import { quoteLength, topicsOf } from './topics-of.ts';
import { topicVocabulary } from './vocabulary.ts';

const mentions = (markdown: string) =>
  topicsOf({ report: sampleReport(), sections: sectionsOf(markdownProcessor.parse(markdown) as Root) });
const topicsIn = (text: string): string[] => mentions(text).map(({ topic }) => topic);

describe('what a sentence speaks of', () => {
  it.each([
    ['深化“放管服”改革，优化营商环境。', ['streamlining', 'business-environment']],
    ['坚持简政放权、放管结合。', ['streamlining']],
    ['推行“一网通办”“最多跑一次”。', ['one-stop-service']],
    ['公布80项告知承诺事项清单。', ['proof-commitment']],
    ['动态调整权责清单。', ['power-lists']],
    ['落实公平竞争审查制度。', ['fair-competition']],
    ['全面推行“双随机、一公开”监管。', ['supervision-in-process']],
    ['审结行政复议案件9件。', ['reconsideration']],
    ['行政机关负责人出庭应诉率100%。', ['litigation', 'heads-in-court']],
    ['建立府院联动机制，实质性化解行政争议。', ['courts-liaison', 'dispute-resolution']],
    ['重大行政决策均经合法性审查。', ['major-decisions', 'legality-review']],
    ['备案行政规范性文件13件。', ['normative-documents']],
    ['落实行政执法三项制度。', ['enforcement-three-systems']],
    ['制定行政处罚裁量权基准。', ['discretion']],
    ['推行首违不罚清单。', ['lenient-enforcement']],
    ['规范涉企行政检查。', ['enterprise-inspection']],
    ['加强行刑衔接。', ['enforcement-justice']],
    ['深入学习贯彻习近平法治思想。', ['rule-of-law-thought']],
    ['认真履行推进法治建设第一责任人职责。', ['first-responsible-person']],
    ['常务会议会前学法12次。', ['officials-study']],
    ['办理司法建议2件，配合公益诉讼3件。', ['judicial-suggestions', 'public-interest-litigation']],
    ['今天天气很好。', []],
  ])('%s', (text, topics) => {
    expect(topicsIn(text)).toEqual(topics);
  });
});

describe('what looks like a topic and is none', () => {
  it.each([
    ['坚持科学立法、严格执法、公正司法、全民守法。', 'legislation'],
    ['认真落实党中央重大决策部署。', 'major-decisions'],
    ['配备村（居）法律顾问30名。', 'legal-advisers'],
    ['实现一村一法律顾问全覆盖。', 'legal-advisers'],
    ['严格执行党内规范性文件。', 'normative-documents'],
    ['深化国有企业三项制度改革。', 'enforcement-three-systems'],
    ['推进统一社会信用代码改革。', 'social-credit'],
    ['压实安全生产第一责任人责任。', 'first-responsible-person'],
    ['收集行政执法证据。', 'enforcement-officers'],
    ['督促企业信息公开。', 'disclosure'],
  ])('%s', (text, topic) => {
    expect(topicsIn(text)).not.toContain(topic);
  });

  it('does not hide the topic where it is named as well', () => {
    const text = '落实重大决策部署，健全重大行政决策程序。配备村居法律顾问，聘请政府法律顾问。';
    expect(mentions(text).map(({ topic, count }) => [topic, count])).toEqual([
      ['major-decisions', 1],
      ['legal-advisers', 1],
      ['public-legal-service', 1],
    ]);
  });
});

describe('where and how often', () => {
  const text = [
    '## 一、深化放管服改革',
    '前一句。持续优化营商环境，营商环境评价进入前列。',
    '## 二、其他',
    '推进“放管服”改革，简政放权。',
  ].join('\n\n');

  it('counts headings too, but shows the first passage', () => {
    expect(mentions(text)).toEqual([
      { topic: 'streamlining', count: 3, anchor: 's2-p1', quote: '推进“放管服”改革，简政放权。' },
      {
        topic: 'business-environment',
        count: 2,
        anchor: 's1-p1',
        quote: '持续优化营商环境，营商环境评价进入前列。',
      },
    ]);
  });

  it('shows the heading where no passage has it', () => {
    expect(mentions('## 一、优化营商环境\n\n完成任务。')).toEqual([
      { topic: 'business-environment', count: 1, anchor: 's1', quote: '一、优化营商环境' },
    ]);
  });

  it('cuts a long sentence around the phrase, and no character in two', () => {
    const long = `${'前面的话很长'.repeat(30)}𠮷，推进行政裁决工作，𠮷${'后面的话也很长'.repeat(30)}。`;
    const [found] = mentions(long);
    expect(found?.quote).toMatch(/^….*行政裁决.*…$/u);
    expect(found?.quote.length).toBeLessThanOrEqual(quoteLength + 2);
    expect(found?.quote.isWellFormed()).toBe(true);
  });

  it('reads full-width, half-width and traditional characters alike', () => {
    expect(topicsIn('推行“互联网＋政务服务”。')).toEqual(['one-stop-service']);
    expect(topicsIn('優化營商環境。')).toEqual(['business-environment']);
  });
});

describe('the vocabulary', () => {
  const topics = topicVocabulary();

  it.each(topics)('$id: every phrase is found, no excluded wording is', (topic) => {
    const match = phraseMatcher([topic]);
    const count = (text: string): number => {
      let found = 0;
      match(fold(text), () => {
        found += 1;
      });
      return found;
    };
    for (const phrase of topic.phrases) expect(count(`其${phrase}。`), phrase).toBeGreaterThan(0);
    for (const wording of topic.not ?? []) expect(count(`其${wording}。`), wording).toBe(0);
  });

  it('excludes only wordings that would count otherwise', () => {
    for (const topic of topics) {
      const phrases = topic.phrases.map(fold);
      for (const wording of (topic.not ?? []).map(fold)) {
        expect(
          phrases.some((phrase) => wording.includes(phrase)),
          `${topic.id}: ${wording}`,
        ).toBe(true);
      }
    }
  });
});

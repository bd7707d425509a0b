import type { Root } from 'mdast';
import { expect, it } from 'vitest';
import { sectionsOf } from '../markdown/parse.ts';
import { markdownProcessor } from '../markdown/processor.ts';
import {
  buildCitedIndex,
  citedLines,
  instrumentGroups,
  instrumentSlug,
  reportCitations,
} from './cited-index.ts';
import { sampleReport } from './sample-report.ts';

const citations = (id: string, text: string) =>
  reportCitations({
    report: sampleReport({ id }),
    sections: sectionsOf(markdownProcessor.parse(text) as Root),
  });

const all = [
  citations('r1', '学习《民法典》。再学《民法典》。落实《某市工作方案》。'),
  citations('r2', '宣传《中华人民共和国民法典》。'),
  citations('r3', '贯彻《民法典》。'),
];
const index = buildCitedIndex(all);
const slug = instrumentSlug('民法典');

it('counts a report once, joins ways of writing and leaves out what one report alone cites', () => {
  expect([...index.keys()]).toEqual([slug]);
  expect(index.get(slug)).toMatchObject({ title: '民法典', reports: 3, numbers: [] });
  expect(index.get(slug)?.places.map(({ report, sentence }) => [report.id, sentence])).toEqual([
    ['r1', '学习《民法典》。'],
    ['r2', '宣传《中华人民共和国民法典》。'],
    ['r3', '贯彻《民法典》。'],
  ]);
});

it('groups documents by what they are', () => {
  expect(instrumentGroups(index).map(({ name, instruments }) => [name, instruments.length])).toEqual([
    ['法律', 1],
  ]);
});

it('lists what a report cites and leads to the others that do', () => {
  expect(all[0] && citedLines(all[0], index)).toEqual([
    { title: '民法典', anchor: 'p1', shared: { slug, reports: 3 } },
    { title: '某市工作方案', anchor: 'p1', shared: null },
  ]);
});

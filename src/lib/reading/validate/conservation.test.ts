import { expect, test } from 'vitest';
import type { Block, Edit, Node } from '../../core/model.ts';
import { raw } from '../decode/fixtures/samples.ts';
import { runPipeline } from '../pipeline.ts';
import { accountOf } from './conservation.ts';

const block = (text: string): Block => ({ index: 0, line: 1, text });
const node = (text: string): Node => ({ type: 'paragraph', role: 'body', text, block: block(text) });
const taken = (before: string, removed: Edit['removed']): Edit => ({
  step: 'a',
  reason: 'b',
  line: 1,
  before,
  after: '',
  ...(removed ? { removed } : {}),
});

test('what is published and what was taken out add up', () => {
  const account = accountOf({
    blocks: ['甲乙', '丙 丁', '戊己庚', '辛'].map(block),
    nodes: [node('甲乙')],
    edits: [taken('丙 丁', 'recorded'), taken('戊己庚', 'furniture'), taken('辛', 'text')],
  });
  expect(account).toEqual({ total: 8, published: 2, recorded: 2, furniture: 3, text: 1, lost: '' });
});

test('width, white space and invisible characters do not count', () => {
  const blocks = ['甲\u200b（1）：', '\u3000乙 ﬁ'].map(block);
  expect(accountOf({ blocks, nodes: [node('甲(1):'), node('乙fi')], edits: [] }).lost).toBe('');
});

test('cells, numbers of headings and headings count', () => {
  const marker = { text: '一、', style: 'numeral', value: 1 };
  const nodes: Node[] = [
    { type: 'heading', level: 1, marker, text: '甲', runIn: false, block: block('') },
    { type: 'table', rows: [['乙', '丙']], block: block('') },
  ];
  expect(accountOf({ blocks: [block('一、甲'), block('乙\t丙')], nodes, edits: [] }).lost).toBe('');
});

test('a character that is nowhere is told, as often as it is missing; one that came twice is not', () => {
  expect(accountOf({ blocks: [block('甲乙乙丙')], nodes: [node('丙丙乙')], edits: [] }).lost).toBe('乙甲');
});

/** A page with a sentence of so many characters behind its end; the text has as many hundreds as said. */
async function messagesFor(behind: number, hundreds = 10): Promise<string[]> {
  const sentence = (length: number): string => `${'社区供水用电改造'.repeat(200).slice(0, length - 1)}。`;
  const text = Array.from({ length: hundreds }, () => sentence(100));
  const lines = ['首页 > 公开', ...text, '相关阅读', sentence(behind)];
  const { messages, status } = await runPipeline(raw(lines.join('\n'), 'a.txt'));
  expect(status).toBe('review');
  return messages.filter(({ slug }) => slug === 'text-removed').map(({ message }) => message);
}

test('a small share of what reads like text may go without a word, more is a message with its place', async () => {
  expect(await messagesFor(20)).toEqual([]);
  expect((await messagesFor(21))[0]).toMatch(/共1处21字，首处在第13行。$/);
});

test('a long text never goes without a word', async () => {
  expect(await messagesFor(99, 100)).toEqual([]);
  expect(await messagesFor(100, 100)).toHaveLength(1);
});

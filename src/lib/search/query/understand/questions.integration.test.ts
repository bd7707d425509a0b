/** Two hundred questions as people type them, with what they mean and the report and passage that come first. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { translateTo } from '../../../core/interface/texts.ts';
import { excerpts } from '../excerpt.ts';
import { type SearchResult, search } from '../search.ts';
import type { SearchIndex } from '../search-index.ts';
import { emptyState } from '../state.ts';
import { type ChoiceKind, choicesFor } from './choices.ts';
import { madeUpIndex, nameOf } from './fixtures/archive.ts';
import { isOpen } from './open-text.ts';
import { describe as described, isSure, shownPieces } from './reading.ts';
import { understand } from './understand.ts';

interface Question {
  readonly text: string;
  readonly reading: string;
  readonly report: string;
  readonly passage: string;
}

const read = (file: string): Question[] =>
  readFileSync(join(import.meta.dirname, 'fixtures', file), 'utf8')
    .split('\n')
    .filter((line) => line.includes('→') && !line.startsWith('#'))
    .map((line) => {
      const [text = '', reading = '', first = ''] = line.split('→').map((cell) => cell.trim());
      const [report = '', passage = ''] = first.split('/');
      return { text, reading, report, passage };
    });

const questions = ['questions-before.txt', 'questions-after.txt', 'questions-fresh.txt'].flatMap(read);
const offered: Readonly<Record<ChoiceKind, string>> = {
  meant: '是否',
  'also-called': '也叫',
  'also-written': '写法',
};

let work = '';
let index: SearchIndex;

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'questions-'));
  index = await madeUpIndex(work);
}, 120_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));

interface Answer {
  readonly reading: string;
  /** Nothing is taken for a mistake. */
  readonly sure: boolean;
  readonly result: SearchResult | null;
}

/** As it stands; else as it is understood. */
async function answer(text: string): Promise<Answer> {
  const asked = { ...emptyState, text };
  const literal = await search(index, asked);
  if (literal.reports > 0) return { reading: '原样', sure: true, result: literal };
  const understood = isOpen(text) ? await understand(index, asked, (await index.script()).certain) : null;
  if (!understood) return { reading: '无', sure: false, result: null };
  const { pieces, missing } = understood.reading;
  const chips = shownPieces(pieces).map((piece) => described(piece, translateTo('zh')));
  const told = [
    ...chips.map(({ name, value }) => `${name} ${value}`),
    ...missing.map((word) => `没有 ${word}`),
  ];
  return { reading: told.join(' · '), sure: isSure(understood.reading), result: understood.result };
}

/** What the page shows first: the answer, or what is offered where the question expects that. */
async function shown({ text, reading }: Question): Promise<Answer> {
  const own = await answer(text);
  const isOffer = Object.values(offered).some((name) => reading.startsWith(`${name} `));
  if (!isOffer && own.result) return own;
  const found = own.sure ? (own.result?.reports ?? 0) : 0;
  const [choice] = await choicesFor(index, { ...emptyState, text }, found);
  if (!choice) return own;
  return { ...(await answer(choice.text)), reading: `${offered[choice.kind]} ${choice.text}` };
}

async function firstOf(result: SearchResult | null): Promise<{ report: string; passage: string }> {
  const match = result?.found[0]?.match;
  if (!result || !match) return { report: '', passage: '' };
  const fragment = await result.fragment(match);
  const [excerpt] = excerpts(fragment, result.forms, 3);
  const quote = [...(excerpt?.heading ?? []), ...(excerpt?.quote ?? [])].map(({ text }) => text).join('');
  return { report: nameOf.get(fragment.id) ?? '', passage: quote };
}

test('readers are understood', async () => {
  const wrongReadings: string[] = [];
  const wrongAnswers: string[] = [];
  for (const question of questions) {
    const { reading, result } = await shown(question);
    if (reading !== question.reading)
      wrongReadings.push(`${question.text}: ${reading} instead of ${question.reading}`);
    const first = await firstOf(result);
    if (first.report !== question.report || !first.passage.includes(question.passage))
      wrongAnswers.push(
        `${question.text}: ${first.report}/${first.passage} instead of ${question.report}/${question.passage}`,
      );
  }
  const share = (wrong: readonly string[]) => 1 - wrong.length / questions.length;
  expect(questions.length).toBeGreaterThanOrEqual(200);
  expect(share(wrongReadings), wrongReadings.join('\n')).toBeGreaterThanOrEqual(0.97);
  expect(share(wrongAnswers), wrongAnswers.join('\n')).toBeGreaterThanOrEqual(0.95);
}, 120_000);

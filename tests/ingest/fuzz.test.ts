/**
 * Whatever a file holds, the whole way answers: with a report that the schema accepts or with a reason.
 * tests/scale/full/hostile-texts.test.ts has thousands of such files.
 */
import { expect, test } from 'vitest';
import { mutatedDocuments, repeatingDocuments, wholeWay } from './hostile-texts.ts';

const runs = 66;

/** @throws when a document is refused without an error being told, or a report has no text */
async function answer(name: string, bytes: Buffer): Promise<void> {
  const { messages, prepared } = await wholeWay(name, bytes);
  if (prepared) expect(prepared.sections.length).toBeGreaterThan(0);
  else expect(messages.some(({ severity }) => severity === 'error')).toBe(true);
}

test(`${runs} mutated documents give a valid report or a reason`, { timeout: 600_000 }, async () => {
  let run = 0;
  for (const bytes of mutatedDocuments(runs, 20261122)) await answer(`../${run++}<b>.txt`, bytes);
});

test('sixty words again and again do, too', { timeout: 600_000 }, async () => {
  for (const { name, text } of repeatingDocuments(60, 50_000)) await answer(name, Buffer.from(text));
});

test.each([
  ['a line of 8 MB', '法治政府建设情况报告，'.repeat(250_000)],
  ['as many lines as are read', '法治\n'.repeat(29_000)],
  [
    'twenty thousand headings',
    Array.from({ length: 20_000 }, (_, i) => `${(i % 99) + 1}.依法行政工作`).join('\n'),
  ],
  ['two hundred thousand brackets', `政${'('.repeat(100_000)}${')'.repeat(100_000)}府。`],
])('%s is read in bounded time and memory', { timeout: 60_000 }, (_name, text) =>
  answer('large.txt', Buffer.from(text)),
);

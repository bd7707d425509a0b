/**
 * What a document may cost, whatever it holds: SCALE_MUTATIONS changed documents, SCALE_REPEATS of 1 MB with one word
 * again and again, and one sentence with a hundred thousand figures.
 */
import { expect, test } from 'vitest';
import { mutatedDocuments, repeatingDocuments, wholeWay } from '../../ingest/hostile-texts.ts';

const mutations = Number(process.env['SCALE_MUTATIONS'] ?? 2000);
const repeats = Number(process.env['SCALE_REPEATS'] ?? 300);

const megabyte = 1024 * 1024;
const mostCpuSeconds = 10;
const mostMemory = 1.5 * 1024 * megabyte;

const sentence = (figures: number): string =>
  `远山县人民政府关于2021年度法治政府建设情况的报告\n\n一、主要做法\n\n${'受理1件，'.repeat(figures)}办结。\n`;

function* documents(): Generator<{ name: string; bytes: Buffer }> {
  yield { name: 'figures.txt', bytes: Buffer.from(sentence(100_000)) };
  for (const { name, text } of repeatingDocuments(repeats, megabyte))
    yield { name, bytes: Buffer.from(text) };
  let run = 0;
  for (const bytes of mutatedDocuments(mutations, 20261122)) yield { name: `../${run++}<b>.txt`, bytes };
}

test('every document is answered within its share of time and memory', async () => {
  const wrong: string[] = [];
  const counts = { read: 0, refused: 0 };
  let most = 0;
  for (const { name, bytes } of documents()) {
    const start = process.cpuUsage();
    const answer = await wholeWay(name, bytes).catch((error: Error) => error);
    const { user, system } = process.cpuUsage(start);
    const seconds = (user + system) / 1e6;
    most = Math.max(most, seconds);
    const tell = (what: string) => wrong.push(`${name}, ${what}: …${bytes.subarray(-200, -100)}…`);
    if (seconds > mostCpuSeconds) tell(`${seconds} CPU s`);
    if (answer instanceof Error) tell(answer.message);
    else if (answer.prepared) counts.read += 1;
    else if (answer.messages.some(({ severity }) => severity === 'error')) counts.refused += 1;
    else tell('refused without a reason');
  }
  const memory = process.resourceUsage().maxRSS * 1024;
  process.stderr.write(
    `${JSON.stringify(counts)}, at most ${most} CPU s and ${Math.round(memory / megabyte)} MB\n`,
  );
  expect(wrong).toEqual([]);
  expect(memory).toBeLessThan(mostMemory);
});

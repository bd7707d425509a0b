/**
 * Whatever a file holds, the whole way answers: with a report that the schema accepts or with a reason. The
 * documents of the corpus are cut, mixed, shuffled and swollen. `INGEST_FUZZ_RUNS=2000` for the long run.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rawDocument } from '../../src/lib/archive/custody/custody.ts';
import { parseReport } from '../../src/lib/core/markdown/parse.ts';
import { projectRoot } from '../../src/lib/core/vocab.ts';
import { runPipeline } from '../../src/lib/reading/pipeline.ts';

const runs = Number(process.env['INGEST_FUZZ_RUNS'] ?? 60);
const folder = join(projectRoot(), 'tests', 'corpus', 'open');
const samples = readdirSync(folder)
  .filter((name) => /\.(txt|html|md|mhtml|docx)$/.test(name))
  .sort()
  .map((name) => readFileSync(join(folder, name)));

/** Mulberry32: small, and the same everywhere. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) % below;
  };
}

type Random = ReturnType<typeof randomFrom>;

const lines = (bytes: Buffer): string[] => bytes.toString('utf8').split('\n');

const mutations: readonly ((bytes: Buffer, random: Random) => Buffer)[] = [
  (bytes, random) => bytes.subarray(0, random(bytes.length)),
  (bytes, random) => bytes.subarray(random(bytes.length)),
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    for (let i = 0; i < 40; i++) copy[random(copy.length)] = random(256);
    return copy;
  },
  (bytes, random) =>
    Buffer.from(
      lines(bytes)
        .toSorted(() => random(3) - 1)
        .join('\n'),
    ),
  (bytes, random) =>
    Buffer.from(
      lines(bytes)
        .filter(() => random(3) > 0)
        .join('\n'),
    ),
  (bytes) => Buffer.from(lines(bytes).join('')),
  (bytes) => Buffer.from([...bytes.toString('utf8')].join('\n').slice(0, 60_000)),
  (bytes, random) => Buffer.concat([bytes, samples[random(samples.length)] ?? bytes]),
  (bytes) => Buffer.from(`${'（'.repeat(20_000)}政${'）'.repeat(20_000)}${bytes.toString('utf8')}`),
  (bytes) => Buffer.from(bytes.toString('utf8').replace(/[。，：；]/g, '')),
  (bytes) =>
    Buffer.from(`${bytes.toString('utf8')}\n---\nid: r000000000000\ntitle: "x\n<script>alert(1)</script>\n`),
];

test(`${runs} mutated documents give a valid report or a reason`, { timeout: runs * 10_000 }, async () => {
  const random = randomFrom(20261122);
  for (let run = 0; run < runs; run++) {
    const sample = samples[random(samples.length)] ?? Buffer.alloc(0);
    const mutate = mutations[run % mutations.length];
    const bytes = mutate?.(sample, random) ?? sample;
    const document = await runPipeline(rawDocument(`../${run}<b>.txt`, bytes));
    if (document.status === 'rejected') {
      expect(document.messages.some(({ severity }) => severity === 'error')).toBe(true);
      continue;
    }
    const { report, sections } = parseReport(document.markdown);
    expect(report).toEqual(document.report);
    expect(sections.length).toBeGreaterThan(0);
  }
});

test.each([
  ['a line of 8 MB', '法治政府建设情况报告，'.repeat(250_000)],
  ['as many lines as are read', '法治\n'.repeat(29_000)],
  [
    'twenty thousand headings',
    Array.from({ length: 20_000 }, (_, i) => `${(i % 99) + 1}.依法行政工作`).join('\n'),
  ],
  ['two hundred thousand brackets', `政${'('.repeat(100_000)}${')'.repeat(100_000)}府。`],
])('%s is read in bounded time and memory', { timeout: 60_000 }, async (_name, text) => {
  const document = await runPipeline(rawDocument('large.txt', Buffer.from(text)));
  expect(['ok', 'review', 'rejected']).toContain(document.status);
});

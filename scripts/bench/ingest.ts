/**
 * What reading costs: the pipeline beside remark's parse and stringify of the same text in the same run, and the
 * command with one and two threads. `npm run bench -- ingest --count 1000`.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { rawDocument } from '../../src/lib/archive/custody/custody.ts';
import { markdownProcessor } from '../../src/lib/core/markdown/processor.ts';
import { root } from '../../src/lib/core/run.ts';
import { runPipeline } from '../../src/lib/reading/pipeline.ts';
import { makeProject } from './lib/made-up-project.ts';
import { measure } from './lib/measure.ts';
import { type Figure, leaveResults } from './lib/results.ts';

const { count, seed } = new Command('bench ingest')
  .option('--count <number>', 'how many made-up reports', Number, 1000)
  .option('--seed <number>', 'another seed gives other reports', Number, 1)
  .parse()
  .opts<{ count: number; seed: number }>();

/** CPU seconds of this process for one pass over the documents. */
async function cpu(work: (bytes: Buffer) => unknown, documents: readonly Buffer[]): Promise<number> {
  const before = process.cpuUsage();
  for (const bytes of documents) await work(bytes);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const folder = join(root, '.cache', 'bench', 'ingest');
const raw = makeProject(folder, count, seed);
const documents = readdirSync(raw).map((name) => readFileSync(join(raw, name)));
const megabytes = documents.reduce((sum, { length }) => sum + length, 0) / 1e6;
const remark = (bytes: Buffer) =>
  markdownProcessor.stringify(markdownProcessor.parse(bytes.toString('utf8')) as never);
const pipeline = (bytes: Buffer) => runPipeline(rawDocument('made-up.txt', bytes));

// The first documents warm the compiler up and are not counted.
const warm = documents.slice(0, 100);
await cpu(remark, warm);
await cpu(pipeline, warm);
const [yardstick, ours] = [await cpu(remark, documents), await cpu(pipeline, documents)];

console.log(`${count} reports, ${megabytes.toFixed(1)} MB of text, Node ${process.version}, seed ${seed}\n`);
console.log('| | CPU s | documents a second | × remark |');
console.log('| --- | --- | --- | --- |');
const row = (name: string, seconds: number) =>
  `| ${name} | ${seconds.toFixed(1)} | ${Math.round(count / seconds)} | ${(seconds / yardstick).toFixed(2)} |`;
console.log(row('remark parse + stringify', yardstick));
console.log(row('our pipeline, all stages', ours));

const results: Figure[] = [
  {
    id: `ingest/${count}/pipeline`,
    what: `${count.toLocaleString('en')} reports read, all stages of the pipeline, one thread`,
    measured: `${Math.round(count / ours)} reports a CPU second, ${(ours / yardstick).toFixed(2)} times remark's parse and stringify`,
  },
];

console.log('\n| threads | wall s | CPU s | peak MB |');
console.log('| --- | --- | --- | --- |');
for (const jobs of ['1', '2']) {
  const start = performance.now();
  const out = join(folder, `out-${jobs}`);
  const { cpuSeconds, peakMegabytes } = measure(folder, 'scripts/ingest.ts', [
    raw,
    '--out',
    out,
    '--jobs',
    jobs,
  ]);
  const wall = (performance.now() - start) / 1000;
  console.log(`| ${jobs} | ${wall.toFixed(1)} | ${cpuSeconds.toFixed(1)} | ${Math.round(peakMegabytes)} |`);
  results.push({
    id: `ingest/${count}/threads-${jobs}`,
    what: `${count.toLocaleString('en')} reports taken in, ${jobs} thread${jobs === '1' ? '' : 's'}`,
    measured: `${cpuSeconds.toFixed(1)} CPU s, ${(peakMegabytes / 1024).toFixed(2)} GB`,
  });
}
leaveResults('ingest', results);

/**
 * `npm run bench -- build`: what ingest and build cost by the number of reports, as a table. CPU seconds and peak
 * memory, not wall time, so that figures of a busy machine can be compared.
 */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { root } from '../lib/run.ts';
import { listSiteFiles, pagesOf } from '../lib/site-files.ts';
import { makeProject } from './lib/made-up-project.ts';
import { measure, type Usage } from './lib/measure.ts';

function numbers(text: string): number[] {
  const counts = text.split(',').map(Number);
  if (counts.every((count) => Number.isInteger(count) && count > 0)) return counts;
  throw new InvalidArgumentError('give whole numbers such as 100,300.');
}

const { counts, seed } = new Command('bench')
  .description('Measure ingest and build on made-up reports.')
  .option('--counts <numbers>', 'how many reports, one run each', numbers, [100, 300])
  .option('--seed <number>', 'another seed gives other reports', Number, 1)
  .parse()
  .opts<{ counts: number[]; seed: number }>();

const cost = ({ cpuSeconds, peakMegabytes }: Usage): string =>
  `${cpuSeconds.toFixed(1)} s, ${Math.round(peakMegabytes)} MB`;

async function row(count: number): Promise<string> {
  const dir = join(root, '.cache', 'bench', String(count));
  const raw = makeProject(dir, count, seed);
  const ingest = measure(dir, 'scripts/ingest.ts', [raw]);
  const build = measure(dir, 'scripts/build.ts', []);
  const again = measure(dir, 'scripts/build.ts', []);
  const files = await listSiteFiles(join(dir, 'dist'));
  const megabytes = files.reduce((sum, { bytes }) => sum + bytes, 0) / 1024 / 1024;
  const site = `${pagesOf(files).length} | ${files.length} | ${megabytes.toFixed(1)}`;
  return `| ${count} | ${cost(ingest)} | ${cost(build)} | ${cost(again)} | ${site} |`;
}

console.log(`Node ${process.version}, ${availableParallelism()} processors, seed ${seed}\n`);
console.log('| reports | ingest | build | build again | pages | files | MB |');
console.log('| --- | --- | --- | --- | --- | --- | --- |');
for (const count of counts) console.log(await row(count));

/**
 * `npm run bench -- build`: what a build costs by the number of reports and by stage, how that grows, and what other
 * generators need for the same Markdown. CPU seconds and memory, as wall time tells little on a busy machine.
 */
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { root } from '../../src/lib/core/run.ts';
import { type BuildRuns, keepMarkdown, measureBuilds } from './lib/build-runs.ts';
import { growthTable, type PeerUse, peerTable, runTable, stageTable } from './lib/build-tables.ts';
import { findPeers, measurePeer } from './lib/peers.ts';
import type { Use } from './lib/process-tree.ts';
import { leaveResults, machine } from './lib/results.ts';

function numbers(text: string): number[] {
  const counts = text.split(',').map(Number);
  if (counts.every((count) => Number.isInteger(count) && count > 0)) return counts;
  throw new InvalidArgumentError('give whole numbers such as 100,300.');
}

interface Options {
  readonly counts: readonly number[];
  readonly seed: number;
  readonly work: string;
  readonly peers: string;
  readonly only?: readonly string[];
}

const options = new Command('bench build')
  .description('Measure builds of made-up reports, and other generators on the same Markdown.')
  .option('--counts <numbers>', 'how many reports, rising', numbers, [1000, 3000])
  .option('--seed <number>', 'another seed gives other reports', Number, 1)
  .option('--work <folder>', 'where the projects are made', join(root, '.cache', 'bench'))
  .option(
    '--peers <folder>',
    'where the other generators are installed',
    join(root, '.cache', 'bench', 'peers'),
  )
  .option('--only <names...>', 'which of the other generators; all that are installed when left out')
  .parse()
  .opts<Options>();
const [work, programs] = [resolve(options.work), resolve(options.peers)];
const peers = findPeers(programs).filter(({ name }) => options.only?.includes(name) ?? true);

console.log(`${machine()}, seed ${options.seed}`);
for (const { name, version, install } of peers) {
  if (version === null) console.log(`${name} is not installed: ${install}`);
}

const shown = ({ cpuSeconds, peakMB }: Use) =>
  `${cpuSeconds.toFixed(1)} CPU s, ${(peakMB / 1024).toFixed(2)} GB`;

function leave({ count, runs, site }: BuildRuns, uses: readonly PeerUse[]): void {
  const reports = `${count.toLocaleString('en')} reports`;
  const own = runs.map(({ name, use }) => ({
    id: `build/${count}/${name.replaceAll(' ', '-')}`,
    what: `${reports}: ${name}, all stages, ${site.pages.toLocaleString('en')} pages`,
    measured: shown(use),
  }));
  const others = uses.map(({ name, version, use }) => ({
    id: `build/${count}/${name}`,
    what: `${name} ${version} on the same Markdown: a page for each of ${reports}, lists`,
    measured: shown(use),
  }));
  leaveResults('build', [...own, ...others]);
}

async function measureCount(count: number): Promise<BuildRuns> {
  console.log(`\n## ${count} reports\n`);
  const dir = join(work, String(count));
  const result = await measureBuilds(dir, count, options.seed, ({ name, use }) => {
    process.stderr.write(`${name}: ${use.cpuSeconds.toFixed(1)} CPU s, ${Math.round(use.peakMB)} MB\n`);
  });
  console.log(`${runTable(result)}\n`);
  for (const run of result.runs) console.log(`### ${run.name}\n\n${stageTable(run)}\n`);
  const reports = keepMarkdown(dir);
  const uses: PeerUse[] = [];
  for (const { name, version } of peers) {
    if (version === null) continue;
    uses.push({ name, version, use: await measurePeer(name, reports, programs, work) });
  }
  console.log(`### the same Markdown\n\n${peerTable(result, uses)}`);
  rmSync(reports, { recursive: true });
  leave(result, uses);
  return result;
}

let before: BuildRuns | undefined;
for (const count of options.counts) {
  const result = await measureCount(count);
  if (before) console.log(`\n### growth\n\n${growthTable(before, result)}`);
  before = result;
}

/** `npm run bench -- generate`: writes made-up reports, as Markdown alone or as the archive of a project. */

import { join } from 'node:path';
import { Command } from 'commander';
import { root } from '../../src/lib/core/run.ts';
import { copyProject } from '../../src/lib/dev/project-copy.ts';
import { madeUpReports, writeArchive, writeReports } from './lib/made-up-archive.ts';
import { writePanel } from './lib/made-up-panel.ts';

interface Options {
  readonly count?: number;
  readonly panel?: true;
  readonly from: number;
  readonly seed: number;
  readonly out?: string;
  readonly project?: string;
  readonly markdown?: true;
  readonly known?: true;
}

const command = new Command('bench generate')
  .description('Write made-up reports, the same for the same numbers on every machine.')
  .option('--count <number>', 'how many reports', Number)
  .option('--panel', 'a project of its own with 58 governments over nine years; --project says where')
  .option('--from <number>', 'leave so many out, which are there already', Number, 0)
  .option('--seed <number>', 'another seed gives other reports', Number, 1)
  .option('--out <folder>', 'write Markdown files here')
  .option('--project <folder>', 'write raw documents into content/raw of this project')
  .option('--markdown', 'into content/reports as well')
  .option('--known', 'and tell ingest that it has read them')
  .parse();
const { count, from, seed, out, panel, project, ...archive } = command.opts<Options>();

if (panel) {
  const folder = project ?? join(root, '.cache', 'bench', 'panel');
  copyProject(folder);
  console.log(`${writePanel(folder, seed)} reports in ${folder}: npm run build there`);
} else {
  const asked = count ?? command.error('say how many: --count, or --panel');
  if (!out && !project) command.error('say where: --out or --project');
  const reports = () => madeUpReports(from, from + asked, seed);
  if (out) writeReports(reports(), out);
  if (project) writeArchive(reports(), project, archive);
  console.log(`${asked} reports in ${[out, project].filter(Boolean).join(' and ')}`);
}

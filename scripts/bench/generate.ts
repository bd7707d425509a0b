/** `npm run bench -- generate`: writes made-up reports, as Markdown alone or as the archive of a project. */
import { Command } from 'commander';
import { madeUpReports, writeArchive, writeReports } from './lib/made-up-archive.ts';

interface Options {
  readonly count: number;
  readonly from: number;
  readonly seed: number;
  readonly out?: string;
  readonly project?: string;
  readonly markdown?: true;
  readonly known?: true;
}

const command = new Command('bench generate')
  .description('Write made-up reports, the same for the same numbers on every machine.')
  .requiredOption('--count <number>', 'how many reports', Number)
  .option('--from <number>', 'leave so many out, which are there already', Number, 0)
  .option('--seed <number>', 'another seed gives other reports', Number, 1)
  .option('--out <folder>', 'write Markdown files here')
  .option('--project <folder>', 'write raw documents into content/raw of this project')
  .option('--markdown', 'into content/reports as well')
  .option('--known', 'and tell ingest that it has read them')
  .parse();
const { count, from, seed, out, project, ...archive } = command.opts<Options>();
const reports = () => madeUpReports(from, from + count, seed);
if (out) writeReports(reports(), out);
if (project) writeArchive(reports(), project, archive);
if (!out && !project) command.error('say where: --out or --project');
console.log(`${count} reports in ${[out, project].filter(Boolean).join(' and ')}`);

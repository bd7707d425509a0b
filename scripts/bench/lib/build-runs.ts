/** Builds of one made-up archive: from nothing, again, after one more report, after a change of a template. */
import { appendFileSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { listSiteFiles, pagesOf } from '../../../src/lib/build/site-files.ts';
import type { StageFigures } from '../../../src/lib/build/stages.ts';
import { copyProject } from '../../../src/lib/dev/project-copy.ts';
import { madeUpReports, writeArchive } from './made-up-archive.ts';
import { measureTree, type Use } from './process-tree.ts';

export interface Run {
  readonly name: string;
  /** The whole command, its children included. */
  readonly use: Use;
  /** What the build says of its stages. */
  readonly stages: readonly StageFigures[];
}

export interface Site {
  readonly pages: number;
  readonly files: number;
  readonly megabytes: number;
}

export interface BuildRuns {
  readonly count: number;
  readonly runs: readonly Run[];
  readonly site: Site;
}

const steps: readonly {
  readonly name: string;
  readonly change: (dir: string, count: number, seed: number) => void;
}[] = [
  { name: 'from nothing', change: () => {} },
  { name: 'again', change: () => {} },
  {
    name: 'one report more',
    change: (dir, count, seed) => writeArchive(madeUpReports(count, count + 1, seed), dir),
  },
  {
    name: 'a template changed',
    change: (dir) => appendFileSync(join(dir, 'src/templates/Report.astro'), '\n<p>{"changed"}</p>\n'),
  },
];

async function siteOf(dir: string): Promise<Site> {
  const files = await listSiteFiles(dir);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return { pages: pagesOf(files).length, files: files.length, megabytes: bytes / 1024 / 1024 };
}

/**
 * @param dir of the project to make; one that is there is emptied first
 * @param onRun called after each run
 */
export async function measureBuilds(
  dir: string,
  count: number,
  seed: number,
  onRun: (run: Run) => void,
): Promise<BuildRuns> {
  copyProject(dir);
  writeArchive(madeUpReports(0, count, seed), dir);
  const runs: Run[] = [];
  for (const { name, change } of steps) {
    change(dir, count, seed);
    const use = await measureTree(process.execPath, [join(dir, 'scripts/build.ts')], dir);
    const report = join(dir, '.cache/build-report.json');
    const run = { name, use, stages: JSON.parse(readFileSync(report, 'utf8')) as StageFigures[] };
    runs.push(run);
    onRun(run);
  }
  return { count, runs, site: await siteOf(join(dir, 'dist')) };
}

/** Frees the room that a project took, but for its Markdown. @returns folder of the Markdown */
export function keepMarkdown(dir: string): string {
  const kept = `${dir}-reports`;
  rmSync(kept, { recursive: true, force: true });
  renameSync(join(dir, 'content/reports'), kept);
  if (existsSync(dir)) rmSync(dir, { recursive: true, force: true });
  return kept;
}

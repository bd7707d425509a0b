/** What the commands that build have in common: their options and their last words. */
import { readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { Command } from 'commander';
import { countHeaderRules } from '../../src/lib/hosting/host-files.ts';
import { fitHosts } from '../../src/lib/hosting/limits.ts';
import { compiledDir } from '../../src/lib/store/files.ts';
import type { BuildOptions, BuildResult } from './build-site.ts';
import { root } from './run.ts';
import { pagesOf } from './site-files.ts';
import { stageTable } from './stages.ts';

/** @returns a command line with the options of a build, ready to be given more */
export function buildCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option('--out <folder>', 'folder to build', 'dist')
    .option('--base <path>', 'path that the site is served under', process.env['JUANZONG_BASE'] ?? '/')
    .option('--site <address>', 'scheme and host that the site is served from', process.env['JUANZONG_SITE'])
    .option(
      '--max-fragments <number>',
      'most files of report texts for the search, for hosts that count files',
      Number,
    );
}

/** Builds and prints a summary. @returns the result, or null when the build failed, which is then said */
export async function buildAndTell(options: BuildOptions): Promise<BuildResult | null> {
  // Code that was compiled before is loaded in half the time.
  enableCompileCache(join(root, compiledDir));
  try {
    const { buildSite } = await import('./build-site.ts');
    const result = await buildSite(options);
    console.log(summary(result));
    return result;
  } catch (error) {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    console.error(`build: failed, ${options.out} is as it was before`);
    process.exitCode = 1;
    return null;
  }
}

function summary(result: BuildResult): string {
  const { dir, ingest, files, stages } = result;
  const { ok, review, rejected } = ingest.counts;
  const pages = pagesOf(files);
  const reports = pages.filter(({ address }) => /^reports\/r[0-9a-f]{12}\/$/.test(address));
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return [
    `Read ${ok + review + rejected} raw documents: ${ok} ok, ${review} to review, ${rejected} rejected`,
    `Built ${dir}: ${reports.length} reports, ${pages.length} pages, ${files.length} files, ${megabytes(bytes)}`,
    stageTable(stages),
    ...ingest.warnings.map((line) => `Warning: ${line}`),
    ...hostLines(result),
    'Next: "npm start" shows it on this machine; or copy the folder to any static host.',
  ].join('\n');
}

/** Which hosts the site fits, and what is too much for the others. */
function hostLines({ dir, files }: BuildResult): string[] {
  const rules = countHeaderRules(readFileSync(join(dir, '_headers'), 'utf8'));
  const hosts = fitHosts(files, rules);
  const fits = hosts.filter(({ exceeded }) => exceeded.length === 0).map(({ name }) => name);
  return [
    `Fits: any server of your own${fits.map((name) => `, ${name}`).join('')}`,
    ...hosts.flatMap(({ name, exceeded, maxFragments }) => [
      ...exceeded.map((line) => `Warning: ${name}: ${line}`),
      ...(maxFragments === null
        ? []
        : [`Try: --max-fragments ${maxFragments}, then ${name} takes all files`]),
    ]),
  ];
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

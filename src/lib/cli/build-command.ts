/** What the commands that build have in common: their options, and what they say in the end. */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { Command } from 'commander';
import type { BuildOptions, BuildResult } from '../build/build-site.ts';
import { compiledDir } from '../core/files.ts';
import { root } from '../core/run.ts';

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
    const { buildSite } = await import('../build/build-site.ts');
    const { summaryOf } = await import('../build/build-summary.ts');
    const result = await buildSite(options);
    console.log(summaryOf(result));
    return result;
  } catch (error) {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    console.error(`build: failed, ${options.out} is as it was before`);
    process.exitCode = 1;
    return null;
  }
}

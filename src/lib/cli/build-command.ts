/** What the commands that build have in common: their options, and what they say in the end. */
import { rmSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { Command } from 'commander';
import type { BuildOptions, BuildResult } from '../build/build-site.ts';
import { cacheDir, compiledDir } from '../core/files.ts';
import { root } from '../core/run.ts';
import { systemTrouble } from '../core/system-trouble.ts';

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
    )
    .option('--confirm-removal', 'let reports go that the present site shows and withdrawn.yml does not name')
    .option('--no-cache', 'make everything again: .cache is removed first');
}

/** What the options of a build command come to. */
export type CommandOptions = BuildOptions & { readonly cache?: boolean };

/** Builds and prints a summary. @returns the result, or null when the build failed, which is then said */
export async function buildAndTell({ cache, ...options }: CommandOptions): Promise<BuildResult | null> {
  // Code that was compiled before is loaded in half the time.
  enableCompileCache(join(root, compiledDir));
  try {
    if (cache === false) rmSync(join(root, cacheDir), { recursive: true, force: true });
    const { buildSite } = await import('../build/build-site.ts');
    const { summaryOf } = await import('../build/build-summary.ts');
    const result = await buildSite(options);
    console.log(summaryOf(result));
    if (result.failures.length > 0) {
      const ids = new Set(result.failures.map(({ id }) => id));
      console.error(`build: ${ids.size} documents failed, the others are built:`);
      for (const { line } of result.failures) console.error(`  ${line}`);
      process.exitCode = 1;
    }
    return result;
  } catch (error) {
    const { RefusedRemoval } = await import('../build/lost-reports.ts');
    const isRefusal = error instanceof RefusedRemoval;
    const { message, stack } = error as Error;
    const trouble = systemTrouble(error);
    console.error(trouble ?? (isRefusal ? message : (stack ?? message)));
    console.error(`build: failed, ${options.out} is as it was before`);
    if (!isRefusal && trouble === null) console.error(`build: if ${cacheDir} may be damaged, try --no-cache`);
    process.exitCode = 1;
    return null;
  }
}

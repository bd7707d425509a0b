/** What the commands that build have in common: their options and their last words. */
import { Command } from 'commander';
import { type BuildOptions, type BuildResult, buildSite } from './build-site.ts';
import { pagesOf } from './site-files.ts';

/** @returns a command line with the options of a build, ready to be given more */
export function buildCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option('--out <folder>', 'folder to build', 'dist')
    .option('--base <path>', 'path that the site is served under', process.env['JUANZONG_BASE'] ?? '/')
    .option('--site <address>', 'scheme and host that the site is served from', process.env['JUANZONG_SITE']);
}

/** Builds and prints a summary. @returns the result, or null when the build failed, which is then said */
export async function buildAndTell(options: BuildOptions): Promise<BuildResult | null> {
  try {
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

/** Limits of free static hosts, worth a warning before the upload fails. */
const hostLimits = { files: 20_000, fileBytes: 25 * 1024 * 1024 };

function summary({ dir, ingest, files, stages }: BuildResult): string {
  const { ok, review, rejected } = ingest.counts;
  const pages = pagesOf(files);
  const reports = pages.filter(({ address }) => /^reports\/r[0-9a-f]{12}\/$/.test(address));
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return [
    `Read ${ok + review + rejected} raw documents: ${ok} ok, ${review} to review, ${rejected} rejected`,
    `Built ${dir}: ${reports.length} reports, ${pages.length} pages, ${files.length} files, ${megabytes(bytes)}`,
    `Time: ${stages.map(({ name, seconds }) => `${name} ${seconds.toFixed(1)} s`).join(', ')}`,
    ...ingest.warnings.map((line) => `Warning: ${line}`),
    ...hostWarnings(files),
    'Next: "npm start" shows it on this machine; or copy the folder to any static host.',
  ].join('\n');
}

function hostWarnings(files: BuildResult['files']): string[] {
  const large = files.filter(({ bytes }) => bytes > hostLimits.fileBytes);
  const many = files.length > hostLimits.files;
  return [
    ...(many ? [`Warning: some hosts take at most ${hostLimits.files} files.`] : []),
    ...large.map(
      ({ path, bytes }) => `Warning: ${path} has ${megabytes(bytes)}; some hosts take at most 25 MB.`,
    ),
  ];
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** The last words of a build. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countHeaderRules } from '../publish/hosting/host-files.ts';
import { fitHosts } from '../publish/hosting/limits.ts';
import type { BuildResult } from './build-site.ts';
import { pagesOf } from './site-files.ts';
import { stageTable } from './stages.ts';

/** @returns lines for the person who builds: what was read and built, what each stage took, which hosts it fits */
export function summaryOf(result: BuildResult): string {
  const { dir, ingest, files, stages } = result;
  const { ok, review, rejected } = ingest.counts;
  const pages = pagesOf(files);
  const reports = pages.filter(({ address }) => /^reports\/r[0-9a-f]{12}\/$/.test(address));
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return [
    `Read ${ingest.items} raw documents: ${ok} ok, ${review} to review, ${rejected} rejected`,
    `Built ${dir}: ${reports.length} reports, ${pages.length} pages, ${files.length} files, ${megabytes(bytes)}`,
    stageTable(stages),
    ...ingest.warnings.map((line) => `Warning: ${line}`),
    ...(ingest.known > 0 ? [`${ingest.known} known messages not repeated (acknowledged in source.yml)`] : []),
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

/**
 * `npm run audit:site`: Lighthouse, as on a phone, on the kinds of page that readers come to most. Prints the scores
 * and fails when one is too low.
 */
import { styleText } from 'node:util';
import { Command, InvalidArgumentError } from 'commander';
import { createProgress } from '../src/lib/build/progress.ts';
import { listSiteFiles, pagesOf, richestOfEachKind } from '../src/lib/build/site-files.ts';
import { auditPages } from '../src/lib/dev/audit.ts';
import { categories } from '../src/lib/dev/audit-scores.ts';
import { serveSite } from '../src/lib/publish/hosting/server.ts';

const kinds = ['/', 'reports/*', 'regions/*', 'search', 'compare', 'docs/*'];

function count(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('a whole number above 0.');
}

const { site, base, runs } = new Command('audit:site')
  .description('Run Lighthouse on the main kinds of page of a built site.')
  .option('--site <folder>', 'built site', 'dist')
  .option('--base <path>', 'path that it was built for', '/')
  .option('--runs <number>', 'audits of each page, of which the median counts', count, 3)
  .parse()
  .opts<{ site: string; base: string; runs: number }>();

const all = pagesOf(await listSiteFiles(site));
const reports = all.filter(({ kind, address }) => kind === 'reports/*' && /r[0-9a-f]{12}/.test(address));
const [a, b] = reports.map(({ address }) => address.split('/')[1] ?? '');
const server = await serveSite({ dir: site, base, hosted: true });
const pages = richestOfEachKind(all)
  .filter(({ kind }) => kinds.includes(kind))
  .map(({ kind, address }) => ({ name: kind, url: server.url + address }));
pages.push({
  name: 'compare?a&b',
  url: `${server.url}compare/?${new URLSearchParams({ a: a ?? '', b: b ?? '' })}`,
});
const progress = createProgress({ title: 'audit', total: pages.length });
const audits = await auditPages(pages, runs, ({ name }) => progress.step(1, name));
progress.done(`audit: ${pages.length} pages, ${runs} times each`);
await server.close();

const cell = (text: string) => text.padEnd(16);
console.log([cell('page'), ...categories.map(cell)].join(''));
for (const { name, scores } of audits) {
  console.log([cell(name), ...categories.map((category) => cell(String(scores[category])))].join(''));
}
const failures = audits.flatMap((audit) => audit.failures);
for (const failure of failures) console.error(styleText('red', failure));
process.exitCode = failures.length > 0 ? 1 : 0;

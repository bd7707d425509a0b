/**
 * Evaluates the search: made-up reports beside the archive's own, queries of ten kinds, a real browser against
 * the built site, other engines on the same corpus in the same run. `node scripts/bench/search.ts --help`.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { root } from '../../src/lib/core/run.ts';
import { evaluateSearch } from './lib/search-evaluation.ts';

const { count, queries, seed, reports, rivals, laws, site } = new Command('search')
  .option('--count <number>', 'made-up reports', Number, 3000)
  .option('--queries <number>', 'queries of all kinds together', Number, 600)
  .option('--seed <number>', 'another seed gives other reports and queries', Number, 1)
  .option('--reports <folder>', 'Markdown reports beside the made-up ones', join(root, 'content', 'reports'))
  .option('--no-rivals', 'leave the other engines out')
  .option('--site <folder>', 'a site built for /, instead of building one')
  .option('--laws', 'long laws with tables, rare characters and dirt instead of reports')
  .parse()
  .opts<{
    count: number;
    queries: number;
    seed: number;
    reports: string;
    rivals: boolean;
    laws?: true;
    site?: string;
  }>();

const work = join(root, '.cache', 'bench', 'search');
rmSync(work, { recursive: true, force: true });
await evaluateSearch({
  count,
  queries,
  seed,
  reports,
  rivals,
  shape: laws ? 'laws' : 'reports',
  built: site,
  work,
});

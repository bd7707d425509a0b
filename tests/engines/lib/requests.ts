/** Searches of every kind that the page can ask, with a fixed seed. */
import { type Random, randomFrom } from '../../../scripts/bench/lib/random.ts';
import type { CorpusReport } from '../../../scripts/bench/lib/search-corpus.ts';
import { sampleQueries } from '../../../scripts/bench/lib/search-queries.ts';
import { type Filters, noFilters } from '../../../src/lib/search/query/filters.ts';
import { type SearchRequest, sortOrders } from '../../../src/lib/search/query/request.ts';

const none = { title: '', issuer: '', number: '' };
const words = [
  '行政复议',
  '规范性文件',
  '执法',
  '法治',
  '重大行政决策',
  '培训',
  '诉讼',
  '县',
  '人民政府',
  '2020',
];

const joined: readonly ((random: Random) => string)[] = [
  ({ pick }) => `${pick(words)} ${pick(words)}`,
  ({ pick }) => `${pick(words)} ${pick(words)} ${pick(words)}`,
  ({ pick }) => `${pick(words)} -${pick(words)}`,
  ({ pick }) => `${pick(words)}|${pick(words)} ${pick(words)}`,
  ({ pick }) => `${pick(words)} NEAR ${pick(words)}`,
  ({ pick }) => `${pick(words)} /30 ${pick(words)}`,
  ({ pick }) => `${pick(words)}*${pick(words)}`,
  ({ pick }) => `行政?${pick(words)}`,
  ({ pick }) => `${pick(words)} OR ${pick(words)}`,
  ({ pick }) => pick(words),
  () => '',
];

const filtered: readonly Partial<Filters>[] = [
  {},
  { from: 2018, to: 2021 },
  { regions: ['430000'] },
  { kinds: ['annual-report'] },
  { review: 'done' },
  { figures: ['litigation'] },
  { levels: ['county'], from: 2015 },
  { regions: ['100000'] },
  { regions: ['110000', '510100'], kinds: ['annual-report'] },
];

/** @param count about a quarter has several words, operators, filters, fields and other orders */
export function sampleRequests(
  corpus: readonly CorpusReport[],
  count: number,
  seed: number,
): SearchRequest[] {
  const random = randomFrom(seed);
  const plain = sampleQueries(corpus, Math.floor((count * 3) / 4), random).map(
    ({ text }): SearchRequest => ({ text, fields: none, filters: noFilters, sort: 'relevance' }),
  );
  const others = Array.from({ length: count - plain.length }, (_, k): SearchRequest => {
    const text = joined[k % joined.length]?.(random) ?? '';
    return {
      text,
      fields: k % 13 === 12 ? { ...none, title: '政府' } : none,
      filters: { ...noFilters, ...filtered[k % filtered.length] },
      sort: sortOrders[Math.max(0, (k % 4) - 1)] ?? 'relevance',
      countFigures: k % 5 === 0,
    };
  });
  return [...plain, ...others];
}

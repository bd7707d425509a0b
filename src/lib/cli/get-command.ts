/** `npm run get`: fetches addresses and takes in what came. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { Command } from 'commander';
import { shown } from '../core/text/shown.ts';
import { feedOrSitemap, tableOfAddresses } from '../harvest/address-lists.ts';
import { type GetResult, get, isFine } from '../harvest/get.ts';
import { documentsFromAddresses, knownValidators } from '../harvest/watch/round.ts';
import { Harvest } from './harvest-parts.ts';

export interface GetCommandOptions {
  readonly dryRun?: true;
  readonly allowPrivate?: true;
}

const more = `
What came is kept in harvest/ as a web archive (WARC) and taken in. A run that was interrupted goes on when the same
command is given again.

Exit codes: 0 all fetched, 1 something was not fetched or was rejected, 2 wrong usage.

Examples:
  npm run get -- https://www.example.gov.cn/a/1.html     a page, its further pages and its attachments
  npm run get -- list.csv                                addresses in a column 网址 or url, or one on each line
  npm run get -- https://www.example.gov.cn/sitemap.xml  all that a sitemap or a feed lists
  npm run get -- --dry-run list.csv                      what would be fetched, and what may not be`;

export const getCommand = (): Command =>
  new Command('get')
    .description('Fetch published reports politely, keep what came as a web archive and take it in.')
    .argument('<ADDRESS|FILE...>', 'addresses of pages, sitemaps and feeds; files that list addresses')
    .option('--dry-run', 'list what would be fetched, fetch nothing but lists and robots.txt')
    .option('--allow-private', 'also ask addresses of this machine and of private networks')
    .addHelpText('after', more)
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

export interface Inputs {
  readonly addresses: readonly string[];
  /** What is wrong with a file, one line each. */
  readonly problems: readonly string[];
}

/** @param inputs addresses and names of files */
export function addressesOf(inputs: readonly string[]): Inputs {
  const addresses: string[] = [];
  const problems: string[] = [];
  for (const input of inputs) {
    if (!existsSync(input) || !statSync(input).isFile()) {
      if (URL.canParse(input)) addresses.push(input);
      else problems.push(`${input}：不是网址，也没有这个文件`);
      continue;
    }
    const bytes = readFileSync(input);
    const list = feedOrSitemap(bytes, null);
    if (list !== null) {
      addresses.push(...list.addresses, ...list.lists);
      continue;
    }
    const table = tableOfAddresses(bytes);
    addresses.push(...table.addresses);
    for (const line of table.without) problems.push(`${input} 第 ${line} 行：没有网址`);
    if (table.addresses.length === 0) problems.push(`${input}：没有找到网址；应有“网址”一列，或每行一个网址`);
  }
  return { addresses, problems };
}

const words: Readonly<Record<GetResult['state'], string>> = {
  listed: '可取',
  fetched: '已取',
  list: '目录',
  unchanged: '未变',
  kept: '已有',
  absent: '没有',
  refused: '不取',
  failed: '未成',
};

/** @returns false when something was not fetched or was rejected */
export async function runGet(inputs: readonly string[], options: GetCommandOptions): Promise<boolean> {
  const { addresses, problems } = addressesOf(inputs);
  for (const problem of problems) process.stderr.write(`get: ${shown(problem)}\n`);
  let isWhole = problems.length === 0;
  const counts = new Map<GetResult['state'], number>();
  const tell = ({ address, state, detail }: GetResult): void => {
    if (!isFine(state)) isWhole = false;
    counts.set(state, (counts.get(state) ?? 0) + 1);
    process.stdout.write(`${words[state]} ${shown(`${address}${detail && ` ${detail}`}`)}\n`);
  };
  await Harvest.run('npm run get', options, async (harvest) => {
    const { fetcher, store, folders } = harvest;
    const known = knownValidators(await documentsFromAddresses(folders.rawDir));
    await get({ addresses, fetcher, store, known, dryRun: options.dryRun === true }, tell);
    process.stderr.write(`get: ${[...counts].map(([state, n]) => `${words[state]} ${n}`).join('，')}\n`);
    if (options.dryRun) return;
    await harvest.takeIn();
    if (!harvest.isWhole) isWhole = false;
  });
  return isWhole;
}

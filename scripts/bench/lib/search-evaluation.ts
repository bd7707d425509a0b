/** The run of the search evaluation, step by step, printing as it goes. */
import { cpSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { buildSite } from '../../../src/lib/build/build-site.ts';
import { listSiteFiles } from '../../../src/lib/build/site-files.ts';
import { bringBrowser } from '../../../src/lib/dev/browser.ts';
import { serveSite } from '../../../src/lib/publish/hosting/server.ts';
import { buildSearch, searchFiles } from '../../../src/lib/search/build/build.ts';
import { madeUpReports, writeReports } from './made-up-archive.ts';
import { madeUpLaws } from './made-up-laws.ts';
import { randomFrom } from './random.ts';
import { leaveResults } from './results.ts';
import { askPage, countTraffic, firstQuery, openEngine, shipModules } from './search-browser.ts';
import { type CorpusReport, readCorpus, truthOf } from './search-corpus.ts';
import { type Answer, byKind, figures, printTable, quantile } from './search-metrics.ts';
import { sampleQueries } from './search-queries.ts';
import { buildDefaultPagefind, flexSearch, miniSearch, pagefindRival, type Rival } from './search-rivals.ts';

export interface Evaluation {
  readonly count: number;
  readonly queries: number;
  readonly seed: number;
  readonly reports: string;
  readonly rivals: boolean;
  /** Reports like those of the archive, or long laws with tables and rare characters. */
  readonly shape: 'reports' | 'laws';
  /** A built site whose search page is used; without it one is built. */
  readonly built?: string | undefined;
  /** Folder for corpus and site, emptied before. */
  readonly work: string;
}

/** Milliseconds after an answer in which partial matches may still be loading. */
const quiet = 150;

/** First queries that are timed and weighed with an empty cache. */
const coldQueries = 30;

async function indexBytes(folder: string): Promise<number> {
  return (await listSiteFiles(folder)).reduce((sum, { bytes }) => sum + bytes, 0);
}

/** The figures of an engine over all queries, for the table of results. */
function leave(id: string, name: string, answers: readonly Answer[], more = ''): void {
  const { queries, recall, precision, milliseconds, bytes } = figures(answers);
  const cost = `${milliseconds.toFixed(0)} ms, ${(bytes / 1000).toFixed(0)} KB each (median)`;
  leaveResults('search', [
    {
      id: `search/${id}`,
      what: `${name}, ${queries} queries of ten kinds`,
      measured: `recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}; ${cost}${more}`,
    },
  ]);
}

async function askRival(
  key: string,
  rival: Rival,
  asked: readonly { kind: string; text: string; truth: Answer['truth'] }[],
) {
  const answers: Answer[] = [];
  for (const { kind, text, truth } of asked) {
    const start = performance.now();
    const found = await rival.search(text);
    answers.push({
      kind,
      truth,
      found,
      milliseconds: performance.now() - start,
      bytes: rival.bytes,
      requests: 0,
    });
  }
  printTable(rival.name, byKind(answers));
  leave(key, rival.name, answers);
}

export async function evaluateSearch({
  count,
  queries,
  seed,
  reports,
  rivals,
  shape,
  built,
  work,
}: Evaluation): Promise<void> {
  const [corpusDir, site] = [join(work, 'reports'), join(work, 'site')];
  writeReports(shape === 'laws' ? madeUpLaws(count, seed) : madeUpReports(0, count, seed), corpusDir);
  for (const name of readdirSync(reports))
    if (name.endsWith('.md')) cpSync(join(reports, name), join(corpusDir, name));
  const corpus: CorpusReport[] = readCorpus([corpusDir]);
  const textBytes = corpus.reduce(
    (sum, r) => sum + Buffer.byteLength([r.title, ...r.headings, ...r.passages].join('')),
    0,
  );
  console.log(
    `${corpus.length} reports, ${(textBytes / 1e6).toFixed(1)} MB of text, seed ${seed}, ${availableParallelism()} processors, Node ${process.version}`,
  );

  if (built) cpSync(built, site, { recursive: true });
  else await buildSite({ out: site, base: '/' });
  const start = performance.now();
  await buildSearch({ files: searchFiles(corpusDir), outDir: site, cacheDir: join(work, 'cache') });
  const seconds = (performance.now() - start) / 1000;
  const onDisk = await indexBytes(join(site, 'search-index'));
  console.log(
    `index: ${seconds.toFixed(0)} s, ${(onDisk / 1e6).toFixed(1)} MB, ${(onDisk / textBytes).toFixed(2)} × the text`,
  );

  const asked = sampleQueries(corpus, queries, randomFrom(seed)).map((query) => ({
    ...query,
    truth: truthOf(corpus, query.text),
  }));
  shipModules(site);
  // As a host that compresses sends it.
  const server = await serveSite({ dir: site, hosted: true });
  const { executablePath, args } = await bringBrowser();
  const browser = await chromium.launch({ executablePath, args: [...args] });
  try {
    const ask = await openEngine(await browser.newContext(), server.url);
    // A cache of its own, so that what the page loads is what a reader loads.
    const context = await browser.newContext();
    const traffic = countTraffic(context);
    const page = await context.newPage();
    await page.goto(`${server.url}search/`);
    await page.waitForLoadState('networkidle');
    await traffic.settle();
    console.log(
      `page without a query: ${(traffic.bytes / 1000).toFixed(0)} KB, ${traffic.requests} requests`,
    );
    const answers: Answer[] = [];
    const wrongPages: string[] = [];
    for (const { kind, text, truth } of asked) {
      const before = { ...traffic };
      const shown = await askPage(page, text);
      await page.waitForTimeout(quiet);
      await traffic.settle();
      const cost = { bytes: traffic.bytes - before.bytes, requests: traffic.requests - before.requests };
      const again = await timeAgain(page, text);
      const found = (await ask(text)).map((place) => corpus[place]?.id ?? '');
      answers.push({ kind, truth, found, milliseconds: again, ...cost });
      const ids = new Set(truth.map(({ id }) => id));
      if (shown.reports !== truth.length || !shown.ids.every((id) => ids.has(id))) wrongPages.push(text);
    }
    printTable(
      'Ours, in Chromium (ms: list on the screen with the files cached; KB and requests: page in use)',
      byKind(answers),
    );
    console.log(
      `\npages whose number or list is not the truth: ${wrongPages.length} of ${asked.length} ${wrongPages.slice(0, 10).join(' | ')}`,
    );
    const cold: number[] = [];
    const turns: number[] = [];
    for (let k = 0; k < coldQueries; k++) {
      const { text } = asked[Math.floor((k / coldQueries) * asked.length)] ?? { text: '' };
      const { bytes, requests } = await firstQuery(browser, server.url, text);
      cold.push(bytes / 1000);
      turns.push(requests);
    }
    console.log(
      `first query, everything: ${quantile(cold, 0.5).toFixed(0)} KB median, ${quantile(cold, 1).toFixed(0)} KB most; ${quantile(turns, 0.5)} requests median, ${quantile(turns, 1)} most`,
    );
    const key = `${shape}-${count}`;
    const most = `; first query, everything: ${quantile(cold, 0.5).toFixed(0)} KB (median), ${quantile(cold, 1).toFixed(0)} KB (most)`;
    leave(`${key}/ours`, `ours, ${corpus.length.toLocaleString('en')} ${shape}`, answers, most);
    if (!rivals) return;
    const pagefindSeconds = await buildDefaultPagefind(corpus, join(site, 'bench-pagefind'));
    const pagefindBytes = await indexBytes(join(site, 'bench-pagefind'));
    console.log(
      `\ndefault Pagefind: ${pagefindSeconds.toFixed(0)} s, ${(pagefindBytes / 1e6).toFixed(1)} MB`,
    );
    for (const quote of [false, true]) {
      const rival = pagefindRival(page, new URL('bench-pagefind/', server.url).pathname, quote);
      await askRival(`${key}/pagefind${quote ? '-quoted' : ''}`, rival, asked);
    }
    await askRival(`${key}/minisearch`, await miniSearch(corpus), asked);
    await askRival(`${key}/flexsearch`, await flexSearch(corpus), asked);
  } finally {
    await browser.close();
    await server.close();
  }
}

/** The same query once more, after another one: every file is at hand. */
async function timeAgain(page: Parameters<typeof askPage>[0], text: string): Promise<number> {
  await page.evaluate(() => history.replaceState(null, '', location.pathname));
  return (await askPage(page, text)).milliseconds;
}

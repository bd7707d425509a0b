/**
 * Asks in a real browser. `Engine` answers with the whole list, through the very modules of the search page;
 * `askPage` uses the page itself as a reader does.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { root } from '../../../src/lib/core/run.ts';

export interface Traffic {
  bytes: number;
  requests: number;
  /** Waits until the sizes of all requests are known. */
  settle(): Promise<void>;
}

/** Adds up what a context loads, headers included, from the network. */
export function countTraffic(context: BrowserContext): Traffic {
  const pending = new Set<Promise<void>>();
  const settle = async () => {
    while (pending.size > 0) await Promise.all(pending);
  };
  const traffic: Traffic = { bytes: 0, requests: 0, settle };
  context.on('requestfinished', (request) => {
    traffic.requests++;
    const weighed = request.sizes().then(
      (sizes) => {
        traffic.bytes += sizes.responseBodySize + sizes.responseHeadersSize;
      },
      () => undefined,
    );
    pending.add(weighed);
    void weighed.finally(() => pending.delete(weighed));
  });
  return traffic;
}

const modulesFolder = 'bench-modules';

/** Puts the modules of the search beside the site as the browser can load them: types taken out. */
export function shipModules(site: string): void {
  const from = join(root, 'src/lib/search');
  for (const room of ['format', 'query']) {
    mkdirSync(join(site, modulesFolder, room), { recursive: true });
    for (const name of readdirSync(join(from, room))) {
      if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue;
      const code = stripTypeScriptTypes(readFileSync(join(from, room, name), 'utf8'));
      writeFileSync(
        join(site, modulesFolder, room, name.replace(/\.ts$/, '.js')),
        code.replace(/((?:from |import\()'\.[^']*)\.ts'/g, "$1.js'"),
      );
    }
  }
}

/** Opens a page whose scripts may answer queries with whole lists of places in the archive. */
export async function openEngine(
  context: BrowserContext,
  url: string,
): Promise<(text: string) => Promise<number[]>> {
  const page = await context.newPage();
  await page.goto(`${url}search/`);
  await page.evaluate(async (base) => {
    const { openIndex } = await import(`${base}bench-modules/query/index-reader.js`);
    const { search } = await import(`${base}bench-modules/query/search.js`);
    const { emptyState } = await import(`${base}bench-modules/query/state.js`);
    const index = await openIndex(async (path: string) => {
      const response = await fetch(`${base}search-index/${path}`);
      return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
    });
    Object.assign(globalThis, { ask: (text: string) => search(index, { ...emptyState, text }) });
  }, new URL(url).pathname);
  return (text) =>
    page.evaluate(async (query) => {
      const { ask } = globalThis as unknown as {
        ask: (
          text: string,
        ) => Promise<{ found: { match: { place: number }; copies: { place: number }[] }[] }>;
      };
      const { found } = await ask(query);
      return found.flatMap(({ match, copies }) => [match.place, ...copies.map(({ place }) => place)]);
    }, text);
}

export interface PageAnswer {
  readonly reports: number;
  /** Ids on the first page, in order. */
  readonly ids: readonly string[];
  /** From the key to the list on the screen. */
  readonly milliseconds: number;
}

/** Types a query into the page and waits for its list. */
export function askPage(page: Page, text: string): Promise<PageAnswer> {
  return page.evaluate(async (query) => {
    const input = document.querySelector<HTMLInputElement>('#search-q');
    const status = document.querySelector('[role="status"]');
    const host = document.querySelector('archive-search');
    if (!input || !status || !host) throw new Error('this is not the search page');
    const start = performance.now();
    input.value = query;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    const address = () => new URLSearchParams(location.search).get('q');
    await new Promise<void>((resolve, reject) => {
      const check = () => {
        const done =
          address() === query && !host.hasAttribute('data-busy') && /\d/.test(status.textContent ?? '');
        if (done) resolve();
        else if (performance.now() - start > 20_000) reject(new Error(`no answer to ${query}`));
        else setTimeout(check, 2);
      };
      check();
    });
    const milliseconds = performance.now() - start;
    const ids = [...document.querySelectorAll<HTMLElement>('.search-hits [data-report]')];
    return {
      reports: Number(/\d+/.exec(status.textContent ?? '')?.[0]),
      ids: ids.map((item) => item.dataset['report'] ?? ''),
      milliseconds,
    };
  }, text);
}

/** Bytes and requests of a reader's first query, with an empty cache. */
export async function firstQuery(browser: Browser, url: string, text: string): Promise<Traffic> {
  const context = await browser.newContext();
  const traffic = countTraffic(context);
  const page = await context.newPage();
  await page.goto(`${url}search/?${new URLSearchParams({ q: text })}`);
  await page.waitForFunction(() => /\d/.test(document.querySelector('[role="status"]')?.textContent ?? ''));
  await page.waitForLoadState('networkidle');
  await traffic.settle();
  await context.close();
  return traffic;
}

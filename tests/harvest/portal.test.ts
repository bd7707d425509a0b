/** A portal of 1,000 pages is fetched and looked after for ten days: every event is told, and none is invented. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCustody, readSource, sha256 } from '../../src/lib/archive/custody/custody.ts';
import type { SightEvent } from '../../src/lib/archive/custody/source.ts';
import { ingestFiles } from '../../src/lib/archive/ingest/ingest.ts';
import { listInputs } from '../../src/lib/archive/ingest/inputs.ts';
import { addressesOf } from '../../src/lib/cli/get-command.ts';
import { type Guard, guard } from '../../src/lib/harvest/address-guard.ts';
import { dayOf } from '../../src/lib/harvest/clock.ts';
import { Fetcher } from '../../src/lib/harvest/fetcher.ts';
import { type GetResult, get } from '../../src/lib/harvest/get.ts';
import { HarvestStore } from '../../src/lib/harvest/harvest-store.ts';
import { interval } from '../../src/lib/harvest/host-turns.ts';
import { type WatchResult, watchRound } from '../../src/lib/harvest/watch/round.ts';
import { reportId } from '../../src/lib/reading/decode/report-id.ts';
import {
  article,
  hosts,
  type Made,
  makePortal,
  pagedPage,
  pagedPath,
  robotsPage,
  stateOf,
  storied,
} from './made-up-portal.ts';
import { openPortal, type Portal } from './portal.ts';
import { VirtualClock } from './virtual-clock.ts';
import { readRecords } from './warc-reader.ts';

const folder = mkdtempSync(join(tmpdir(), 'portal-'));
const rawDir = join(folder, 'raw');
const harvestDir = join(folder, 'harvest');
const clock = new VirtualClock('2026-03-01T08:00:00Z');
/** A name server that knows the hosts of the portal, and one that leads into a private network. */
const resolve = async (host: string) => [
  { address: host === 'inner.example' ? '10.0.0.5' : '127.0.0.1', family: 4 },
];
const strict = guard({ resolve });
const here = guard({ resolve, allowPrivate: true });
const mixed: Guard = {
  check: strict.check,
  lookup: (host, options, callback) =>
    (hosts.includes(host as (typeof hosts)[number]) ? here : strict).lookup(host, options, callback),
};

const fetcher = (): Fetcher =>
  new Fetcher({
    clock,
    guard: mixed,
    userAgent: 'juanzong/test',
    limits: { mostBytes: 500_000, timeout: 60_000 },
  });
const openStore = (): HarvestStore =>
  new HarvestStore({ fetchedDir: join(folder, 'fetched'), harvestDir }, clock);

async function takeIn(store: HarvestStore): Promise<void> {
  const archive = await store.join('juanzong/test');
  if (archive === null) return;
  const { found } = await listInputs([archive]);
  const target = {
    reportsDir: join(folder, 'reports'),
    rawDir,
    traceDir: null,
    received: dayOf(clock.now()),
    dryRun: false,
  };
  await Array.fromAsync(ingestFiles(found, target));
  store.close();
}

let portal: Portal;
let made: Made;
const got: GetResult[] = [];
const rounds: WatchResult[][] = [];
/** By look, what must not have been asked for and was. */
const trespasses: string[] = [];

const at = (host: string, path: string): string => `http://${host}:${portal.port}${path}`;

/** Puts the pages with a history into the state of a look. */
function setLook(look: number): void {
  for (const host of hosts) {
    const isBarred = storied.some((page) => page.host === host && page.looks[look - 1] === 'f');
    portal.pages.set(`${host}/robots.txt`, robotsPage(host, isBarred));
  }
  for (const { looks, n, host, path, moved, base } of storied) {
    const state = stateOf(looks[look - 1] ?? '=', n, base, moved);
    portal.pages.set(`${host}${path}`, state.here);
    if (state.there) portal.pages.set(`${host}${moved}`, state.there);
  }
  // Of one article in three pages the second changes; of another the last cannot be had for some days.
  if (look >= 5) portal.pages.set(...pagedPage(0, 1, '（更正）'));
  const [key, page] = pagedPage(2, 2);
  portal.pages.set(key, look >= 4 && look <= 6 ? { status: 503 } : page);
}

/** Requests from one index on for what nothing may ask for. */
const trespassesFrom = (start: number, alsoBarred: ReadonlySet<string> = new Set()): string[] =>
  portal.requests
    .slice(start)
    .map(({ host, path }) => `${host}${path}`)
    .filter((key) => made.forbidden.has(key) || alsoBarred.has(key));

beforeAll(async () => {
  portal = await openPortal(clock, new Map());
  made = makePortal(portal.port);
  for (const [key, page] of made.pages) portal.pages.set(key, page);
  const { listed } = made;
  const listOf = (host: string): string[] => listed.get(host) ?? [];
  const loc = (url: string): string => url.replaceAll('&', '&amp;');
  portal.pages.set('yi.example/sitemap.xml', {
    body: `<urlset>${listOf('yi.example')
      .map((url) => `<url><loc>${loc(url)}</loc></url>`)
      .join('')}</urlset>`,
  });
  portal.pages.set('bing.example/rss.xml', {
    body: `<rss version="2.0"><channel>${listOf('bing.example')
      .map((url) => `<item><link>${loc(url)}</link></item>`)
      .join('')}</channel></rss>`,
  });
  writeFileSync(
    join(folder, 'list.csv'),
    `名称,网址\n${listOf('jia.example')
      .map((url) => `某报告,${url}`)
      .join('\n')}`,
  );
  const { addresses } = addressesOf([
    join(folder, 'list.csv'),
    at('yi.example', '/sitemap.xml'),
    at('bing.example', '/rss.xml'),
    ...listOf('ding.example'),
  ]);
  const store = openStore();
  await get({ addresses, fetcher: fetcher(), store, known: () => ({}), dryRun: false }, (result) =>
    got.push(result),
  );
  trespasses.push(...trespassesFrom(0));
  await takeIn(store);
  for (let look = 1; look <= 10; look++) {
    clock.setDay(`2026-03-${String(look + 1).padStart(2, '0')}`);
    setLook(look);
    const start = portal.requests.length;
    const results: WatchResult[] = [];
    const round = openStore();
    await watchRound(
      {
        rawDir,
        fetcher: fetcher(),
        store: round,
        clock,
        inTurn: (write) => write(),
        takeIn: () => takeIn(round),
        only: null,
      },
      (result) => results.push(result),
    );
    rounds.push(results);
    const barred = storied
      .filter(({ looks }) => looks[look - 1] === 'f')
      .map(({ host, path }) => `${host}${path}`);
    trespasses.push(...trespassesFrom(start, new Set(barred)));
  }
  // A busy machine is slow, not wrong.
}, 900_000);

afterAll(async () => {
  await portal.close();
  rmSync(folder, { recursive: true, force: true });
});

const custody = () =>
  Promise.all(readdirSync(rawDir).map(async (id) => ({ id, source: await readSource(rawDir, id) })));
const idOf = ({ n, base }: (typeof storied)[number], edition: number): string => {
  const text = article(n, edition);
  return reportId(sha256(base.gbk ? iconv.encode(text, 'gbk') : Buffer.from(text)));
};

describe('fetching', () => {
  test('every listed page that can be had comes, and nothing else is told to have come', async () => {
    const fetched = new Set(got.filter(({ state }) => state === 'fetched').map(({ address }) => address));
    const wanted = [...made.listed.values()].flat().filter((address) => !made.without.has(address));
    expect(wanted.filter((address) => !fetched.has(address))).toEqual([]);
    expect([...made.without].filter((address) => fetched.has(address))).toEqual([]);
    const told = Map.groupBy(got, ({ state }) => state);
    expect([...told].map(([state, of]) => `${state} ${of.length}`).sort()).toEqual([
      'absent 40',
      'failed 36',
      'fetched 380',
      'list 2',
      'refused 92',
    ]);
  });

  test('each is in custody with its address and time, further pages and attachments too', async () => {
    const kept = (await custody()).map(({ source }) => source);
    const origins = new Set(kept.map(({ origin }) => origin));
    const attached = new Set(
      kept.flatMap(({ attachments = [] }) => attachments.map(({ address }) => address)),
    );
    const parts = (what: string) =>
      got.filter(({ detail }) => detail.startsWith(`${what}，`)).map(({ address }) => address);
    expect([parts('续页').length, parts('附件').length]).toEqual([40, 40]);
    // What an article offers lies beside it.
    expect(parts('附件').filter((address) => !attached.has(address))).toEqual([]);
    // Pages of an article are one document.
    expect(parts('续页').filter((address) => origins.has(address))).toEqual([]);
    for (let k = 0; k < 20; k++) expect(origins).toContain(at(hosts[k % 4] as string, `/new/${k}.html`));
    const { source } =
      (await custody()).find(({ source }) => source.origin === at('jia.example', '/report/a0.html')) ?? {};
    expect(source?.captured).toMatch(/^2026-03-01T08:/);
    expect(source?.package?.file).toMatch(/^20260301T\d{6}Z\.warc\.gz$/);
  });
});

describe('politeness', () => {
  test('nothing is asked for that robots.txt forbids, that nobody listed, or that lies in a private network', () => {
    expect(trespasses).toEqual([]);
    expect(portal.requests.filter(({ host }) => !hosts.includes(host as (typeof hosts)[number]))).toEqual([]);
  });

  test('one request after the other and host, a second apart, or as far as robots.txt asks', () => {
    expect(portal.overlapped).toBe(false);
    for (const [host, of] of Map.groupBy(portal.requests, (request) => request.host)) {
      const gaps = of.slice(1).map(({ at: time }, k) => time - (of[k]?.at ?? 0));
      // The very first request, for robots.txt, cannot know what it asks for.
      const least = host === 'ding.example' ? 3000 : interval;
      const tooFast = gaps.filter((gap, k) => gap < (of[k]?.path === '/robots.txt' ? interval : least));
      expect([host, tooFast]).toEqual([host, []]);
    }
  });

  test('a host is asked again after the time that it names', () => {
    const path = '/report/a11.html';
    const [first, second] = portal.requests.filter((request) => request.path === path);
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(7000);
  });
});

describe('looking after the originals', () => {
  const eventsOf = (page: (typeof storied)[number]): Promise<string[]> =>
    Promise.all(
      ['first', 'second', 'third'].map(async (role, edition) => {
        const id = idOf(page, edition);
        if (!readdirSync(rawDir).includes(id)) return [];
        const { watched } = await readSource(rawDir, id);
        return (watched?.events ?? []).map(
          ({ date, what }) => `${Number(date.slice(8)) - 1} ${role} ${what}`,
        );
      }),
    ).then((lists) => lists.flat());

  test.each(storied.map((page) => [page.looks, page] as const))('%s', async (_, page) => {
    expect((await eventsOf(page)).sort()).toEqual([...page.events].sort());
  });

  test('what is told in the rounds is what is written down', async () => {
    const told = rounds.flat().flatMap(({ id, events }) => events.map((event) => ({ id, ...event })));
    const written = (await custody()).flatMap(({ id, source }) =>
      (source.watched?.events ?? []).map((event) => ({ id, ...event })),
    );
    const sorted = (list: readonly (SightEvent & { id: string })[]) =>
      list.map(({ id, date, what }) => `${id} ${date} ${what}`).sort();
    expect(sorted(told)).toEqual(sorted(written));
    expect(told.length).toBe(storied.flatMap(({ events }) => events).length + 1);
  });

  test('each original is asked once a round', () => {
    for (const results of rounds) {
      const ids = results.filter(({ events }) => events.length === 0).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  test('a change of the second page of an article is one of the article', async () => {
    const of = (await custody()).filter(({ source }) => source.origin === at('jia.example', pagedPath(0, 0)));
    const events = of.flatMap(({ source }) => source.watched?.events ?? []);
    expect(events).toEqual([{ date: '2026-03-06', what: 'changed', version: expect.any(String) }]);
    expect(of.map(({ id }) => id)).toContain(events[0]?.version);
    expect(of).toHaveLength(2);
    const text = readFileSync(join(folder, 'reports', `${events[0]?.version}.md`), 'utf8');
    for (const part of ['第1部分', '第2部分', '（更正）', '第3部分'])
      expect(text.split(part)).toHaveLength(2);
  });

  test('the first and the last day of sight are written down', async () => {
    const { watched } = await readSource(rawDir, idOf(storied[4] as (typeof storied)[number], 0));
    expect(watched).toMatchObject({ first: '2026-03-01', last: '2026-03-02' });
  });
});

describe('web archives', () => {
  const archives = () =>
    readdirSync(harvestDir)
      .filter((name) => name.endsWith('.warc.gz'))
      .map((name) => join(harvestDir, name));

  test('hold what the standard asks for, and no body twice', () => {
    const records = archives().flatMap(readRecords);
    const bodies = records
      .filter(({ headers, payload }) => headers.get('warc-type') === 'response' && payload.length > 0)
      .map(({ headers }) => headers.get('warc-payload-digest'));
    expect(bodies.length).toBeGreaterThan(380);
    expect(bodies.length).toBe(new Set(bodies).size);
  });

  test('hold the bytes that custody has', async () => {
    const records = archives().flatMap(readRecords);
    const sums = new Set(records.map(({ headers }) => headers.get('warc-payload-digest')));
    const others = (await custody()).filter(({ source }) => !sums.has(`sha256:${source.sha256}`));
    // Documents made of several pages: the archives have the pages.
    expect(others).toHaveLength(21);
    for (const { id } of others) {
      const { bytes } = await readCustody(rawDir, id);
      const parts = Buffer.from(bytes).toString('latin1').split('\r\n--article-').slice(1, -1);
      expect(parts).toHaveLength(3);
      const bodies = parts.map((part) => Buffer.from(part.split('\r\n\r\n')[1] ?? '', 'base64'));
      for (const body of bodies) expect(sums).toContain(`sha256:${sha256(body)}`);
    }
  });

  const python = spawnSync('python3', ['-c', 'import warcio'], { stdio: 'ignore' });
  test.skipIf(python.status !== 0)('are read by another program', () => {
    const program =
      'import sys\nfrom warcio.archiveiterator import ArchiveIterator\nn=0\nfor name in sys.argv[1:]:\n  for record in ArchiveIterator(open(name,"rb"), check_digests="raise"):\n    record.content_stream().read(); n+=1\nprint(n)';
    const { stdout } = spawnSync('python3', ['-c', program, ...archives()], { encoding: 'utf8' });
    expect(Number(stdout)).toBe(archives().flatMap(readRecords).length);
  });
});

/** What an original does not change is kept once, however often it is fetched; the standard's readers find it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listCustody, readCustody, readSource, sha256 } from '../../src/lib/archive/custody/custody.ts';
import { ingestFiles } from '../../src/lib/archive/ingest/ingest.ts';
import { listInputs } from '../../src/lib/archive/ingest/inputs.ts';
import { guard } from '../../src/lib/harvest/address-guard.ts';
import { dayOf } from '../../src/lib/harvest/clock.ts';
import { Fetcher } from '../../src/lib/harvest/fetcher.ts';
import { get } from '../../src/lib/harvest/get.ts';
import { HarvestStore } from '../../src/lib/harvest/harvest-store.ts';
import type { Answer } from '../../src/lib/harvest/request.ts';
import { answerRecords, articleRecord } from '../../src/lib/harvest/warc-records.ts';
import { watchRound } from '../../src/lib/harvest/watch/round.ts';
import { wordFile } from '../../src/lib/reading/decode/fixtures/samples.ts';
import { article } from './made-up-portal.ts';
import { openPortal, type Portal } from './portal.ts';
import { VirtualClock } from './virtual-clock.ts';
import { readRecords, type WarcRecord } from './warc-reader.ts';

const folder = mkdtempSync(join(tmpdir(), 'kept-once-'));
const rawDir = join(folder, 'raw');
const harvestDir = join(folder, 'harvest');
const host = 'jia.example';
const rounds = 10;
const pageCount = 3;
const clock = new VirtualClock('2026-03-01T08:00:00Z');
const resolve = async () => [{ address: '127.0.0.1', family: 4 }];

let portal: Portal;
const at = (path: string): string => `http://${host}:${portal.port}${path}`;
const pathOf = (page: number): string => `/report/long${page === 0 ? '' : `_${page}`}.html`;
const table = wordFile('<w:p><w:r><w:t>天台县人民政府2021年法治政府建设年度报告附表。</w:t></w:r></w:p>');

/** A page of the article; `edition` tells its states apart. */
function pageOf(page: number, edition: number): string {
  const next = page < pageCount - 1 ? `<p><a href="${pathOf(page + 1)}">下一页</a></p>` : '';
  const attached = page === 0 ? '<p>附件：<a href="/files/table.docx">年度报告附表.docx</a></p>' : '';
  const note = `<p>第${page + 1}部分的内容见此处。</p>${edition > 0 ? `<p>（更正${edition}）此处的数字应为${edition * 7}件。</p>` : ''}`;
  return article(0, 0, `${note}${attached}${next}`);
}

function setEdition(edition: number): void {
  portal.pages.set(`${host}/robots.txt`, { body: 'User-agent: *\nDisallow:' });
  for (let page = 0; page < pageCount; page++)
    portal.pages.set(`${host}${pathOf(page)}`, { body: pageOf(page, page === 1 ? edition : 0) });
  portal.pages.set(`${host}/files/table.docx`, { body: table });
}

const fetcher = (): Fetcher =>
  new Fetcher({ clock, guard: guard({ resolve, allowPrivate: true }), userAgent: 'juanzong/test' });
const openStore = (): HarvestStore =>
  new HarvestStore({ fetchedDir: join(folder, 'fetched'), harvestDir }, clock);

/** @param into folder of an archive: its `raw` and `reports` */
async function ingest(archives: readonly string[], into: string): Promise<void> {
  const { found } = await listInputs([...archives]);
  const target = {
    reportsDir: join(into, 'reports'),
    rawDir: join(into, 'raw'),
    traceDir: null,
    received: dayOf(clock.now()),
    dryRun: false,
  };
  await Array.fromAsync(ingestFiles(found, target));
}

async function takeIn(store: HarvestStore): Promise<void> {
  const archive = await store.join('juanzong/test');
  if (archive !== null) await ingest([archive], folder);
  store.close();
}

/** All that `get` is told of, anew: as if a person gave the address again. */
async function fetchAgain(): Promise<void> {
  const store = openStore();
  await get(
    { addresses: [at(pathOf(0))], fetcher: fetcher(), store, known: () => ({}), dryRun: false },
    () => {},
  );
  await takeIn(store);
}

const archives = (): string[] =>
  readdirSync(harvestDir)
    .filter((name) => name.endsWith('.warc.gz'))
    .map((name) => join(harvestDir, name));
const isType = (type: string) => (record: WarcRecord) => record.headers.get('warc-type') === type;

beforeAll(async () => {
  portal = await openPortal(clock, new Map());
  setEdition(0);
  await fetchAgain();
  for (let round = 1; round <= rounds; round++) {
    clock.setDay(`2026-03-${String(round + 1).padStart(2, '0')}`);
    setEdition(round);
    const store = openStore();
    const inTurn = (write: () => Promise<void>) => write();
    await watchRound(
      { rawDir, fetcher: fetcher(), store, clock, inTurn, takeIn: () => takeIn(store), only: null },
      () => {},
    );
  }
  await fetchAgain();
}, 300_000);

afterAll(async () => {
  await portal.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('an article of which one page changes', () => {
  test('is kept page by page, each body once, its attachment too', () => {
    const records = archives().flatMap(readRecords);
    const bodies = records
      .filter(({ payload }) => payload.length > 300)
      .map(({ payload }) => sha256(payload));
    const distinct = new Set(bodies);
    // The first and the third page, the attachment, and the second page in each of its states.
    expect(distinct.size).toBe(3 + 1 + rounds);
    expect(bodies).toHaveLength(distinct.size);
    expect(records.filter(isType('revisit'))).toHaveLength(2 * rounds + pageCount + 1);
  });

  test('is a document of its own in each state, with all its pages', async () => {
    const ids = await listCustody(rawDir);
    const whole = await Promise.all(ids.map((id) => readCustody(rawDir, id)));
    const states = whole.filter(({ origin }) => origin === at(pathOf(0)));
    expect(states).toHaveLength(1 + rounds);
    for (const { bytes } of states)
      expect(Buffer.from(bytes).toString()).toContain(`X-Article-Pages: ${pageCount}`);
    const changes = await Promise.all(
      ids.map(async (id) => (await readSource(rawDir, id)).watched?.events ?? []),
    );
    expect(changes.flat().filter(({ what }) => what === 'changed')).toHaveLength(rounds);
  });

  test('comes out of the archives again as it is in custody', async () => {
    const again = join(folder, 'again');
    await ingest(archives(), again);
    expect(await listCustody(join(again, 'raw'))).toEqual(await listCustody(rawDir));
  });

  /** What taking in an archive that stands alone tells. */
  async function toldOf(archive: Uint8Array): Promise<string[]> {
    const alone = mkdtempSync(join(folder, 'alone-'));
    writeFileSync(join(alone, 'one.warc.gz'), archive);
    const { found } = await listInputs([join(alone, 'one.warc.gz')]);
    const target = {
      reportsDir: join(alone, 'reports'),
      rawDir: join(alone, 'raw'),
      traceDir: null,
      received: '2026-04-01',
      dryRun: false,
    };
    const results = await Array.fromAsync(ingestFiles(found, target));
    return results.flatMap(({ messages }) => messages.map(({ slug, message }) => `${slug} ${message}`));
  }

  test('whose earlier archive is missing is told, not read in part', async () => {
    const told = await toldOf(readFileSync(archives().at(-2) as string));
    expect(told).toEqual([expect.stringMatching(/^damaged-file .*先前的网页归档/)]);
  });

  test('of which pages are missing is told', async () => {
    const answer = (page: number): Answer => ({
      url: at(pathOf(page)),
      date: '2026-03-01T08:00:00.000Z',
      status: 200,
      statusLine: 'HTTP/1.1 200 OK',
      rawHeaders: ['Content-Type', 'text/html'],
      headers: {},
      body: Buffer.from(pageOf(page, 0)),
      wasPacked: false,
    });
    const { id, record } = await articleRecord(answer(0), 3);
    const pages = await Promise.all(
      [0, 1].map((page) => answerRecords(answer(page), { via: null, partOf: id })),
    );
    expect(await toldOf(Buffer.concat([record, ...pages]))).toEqual([
      expect.stringMatching(/^damaged-file .*文章有 3 页，网页归档里只有 2 页/),
    ]);
  });

  test('is kept without the lists that stand beside the archives, too', async () => {
    for (const name of readdirSync(harvestDir).filter((one) => one.endsWith('.bodies.json')))
      rmSync(join(harvestDir, name));
    const before = archives().length;
    await fetchAgain();
    const [newest] = archives()
      .filter((name) => name.includes('20260311'))
      .slice(-1);
    expect(archives()).toHaveLength(before + 1);
    expect(readRecords(newest as string).filter(isType('response'))).toEqual([]);
  });
});

const python = spawnSync('python3', ['-c', 'import warcio'], { stdio: 'ignore' });
test.skipIf(python.status !== 0)('another program reads the archives', () => {
  const program = `import sys
from warcio.archiveiterator import ArchiveIterator
n = 0
for name in sys.argv[1:]:
  for record in ArchiveIterator(open(name, "rb"), check_digests="raise"):
    if record.rec_type == "revisit":
      assert record.rec_headers.get_header("WARC-Refers-To-Target-URI")
      assert record.http_headers.get_statuscode() == "200"
    record.content_stream().read()
    n += 1
print(n)`;
  const { stdout, stderr } = spawnSync('python3', ['-c', program, ...archives()], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(Number(stdout)).toBe(archives().flatMap(readRecords).length);
});

test('the file beside an archive says nothing that is not in it', () => {
  for (const archive of archives().slice(0, -1)) {
    const list = JSON.parse(readFileSync(archive.replace('.warc.gz', '.bodies.json'), 'utf8'));
    const digests = list.bodies.map(({ digest }: { digest: string }) => digest);
    const held = readRecords(archive)
      .filter(isType('response'))
      .map(({ headers }) => headers.get('warc-payload-digest'));
    expect(digests).toEqual(held);
  }
});

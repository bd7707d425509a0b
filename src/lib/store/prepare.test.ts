import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { rawDocument, takeCustody } from '../archive/custody/custody.ts';
import { FileIndex } from '../incremental/file-index.ts';
import { TaskStore } from '../incremental/task-store.ts';
import { runPipeline } from '../reading/pipeline.ts';
import { unknownYear } from './place.ts';
import { type PrepareOptions, type PrepareResult, prepare } from './prepare.ts';
import { Store } from './store.ts';

let folder: string;
let store: Store;
let files: FileIndex;
let told: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'prepare-'));
  mkdirSync(join(folder, 'reports'));
  told = [];
  store = Store.open(join(folder, 'store.sqlite'));
  files = FileIndex.open(join(folder, 'files.sqlite'));
});
afterEach(() => {
  store.close();
  files.close();
  rmSync(folder, { recursive: true, force: true });
});

const text = (place: string, year: number, count: number) =>
  [
    `${place}人民政府${year}年法治政府建设情况报告`,
    '一、主要举措和成效',
    `全面贯彻《法治政府建设实施纲要（2021—2025年）》。全年受理行政复议案件${count}件。`,
    '加强规范性文件合法性审核，推进严格规范公正文明执法，健全行政执法监督机制。'.repeat(8),
    '二、存在的问题和不足',
    '一些单位重视不够。',
  ].join('\n');

/** Adds a report as ingest would. @returns its id */
async function add(place: string, year: number, count: number): Promise<string> {
  const document = await runPipeline(rawDocument('报告.txt', Buffer.from(text(place, year, count))));
  if (document.status === 'rejected') throw new Error('the made-up report was rejected');
  writeFileSync(join(folder, 'reports', `${document.report.id}.md`), document.markdown);
  return document.report.id;
}

const run = (unchanged?: PrepareOptions['unchanged']): Promise<PrepareResult> =>
  prepare({
    ...(unchanged && { unchanged }),
    store,
    tasks: new TaskStore(join(folder, 'tasks'), (message) => told.push(message)),
    files,
    reportsDir: join(folder, 'reports'),
    rawDir: join(folder, 'raw'),
    traceDir: join(folder, 'trace'),
    threads: 2,
  });

const figures = (year: number, limit = 10, offset = 0) =>
  store.entries<{ value: string }>('indicator', 'reconsideration.accepted', year, offset, limit);

it('prepares what is new or changed and takes out what is gone', async () => {
  const a = await add('河南省濮阳市', 2020, 153);
  const b = await add('河南省濮阳市', 2021, 99);
  expect(await run()).toMatchObject({ prepared: 2, dropped: 0 });
  expect(await run()).toMatchObject({ prepared: 0, dropped: 0 });
  const file = join(folder, 'reports', `${a}.md`);
  writeFileSync(file, readFileSync(file, 'utf8').replace('153件', '154件'));
  expect(await run()).toMatchObject({ prepared: 1, dropped: 0 });
  expect(figures(2020).map(({ id, value }) => [id, value.value])).toEqual([[a, '154件']]);
  rmSync(file);
  expect(await run()).toMatchObject({ prepared: 0, dropped: 1 });
  expect(store.reports().map(({ id }) => id)).toEqual([b]);
  expect(figures(2020)).toEqual([]);
});

it('looks at no file that ingest has just found unchanged', async () => {
  const id = await add('河南省濮阳市', 2020, 153);
  await takeCustody(
    join(folder, 'raw'),
    rawDocument('报告.txt', Buffer.from(text('河南省濮阳市', 2020, 153))),
    '2026-01-02',
  );
  const [file, custody] = [join(folder, 'reports', `${id}.md`), join(folder, 'raw', id, 'source.yml')];
  const hashes = { markdown: files.hash(file), source: files.hash(custody), trace: null };
  const { reports } = await run();
  expect(reports).toEqual([{ id, path: file, sha256: hashes.markdown, custody: hashes.source }]);
  for (const one of [file, custody]) writeFileSync(one, 'not looked at');
  expect(await run(new Map([[id, hashes]]))).toEqual({ reports, prepared: 0, dropped: 0, failures: [] });
  expect((await run()).failures).toMatchObject([{ file }]);
});

it('keeps what follows from a list until a report in it changes, comes or goes', async () => {
  let worked = 0;
  const derived = (year: number, code = 'a') =>
    store.ofList('indicator', 'reconsideration.accepted', year, code, () => {
      worked += 1;
      return store.idsOf('indicator', 'reconsideration.accepted', year);
    });
  const [a, b] = [await add('河南省濮阳市', 2020, 1), await add('河南省濮阳市', 2021, 2)];
  await run();
  expect([derived(2020), derived(2021), derived(2020), worked]).toEqual([[a], [b], [a], 2]);
  const c = await add('北京市密云区', 2020, 3);
  await run();
  expect([derived(2020), derived(2021), worked]).toEqual([[c, a], [b], 3]);
  const file = join(folder, 'reports', `${c}.md`);
  writeFileSync(file, readFileSync(file, 'utf8').replace('3件', '4件'));
  await run();
  expect([derived(2020), derived(2021), worked]).toEqual([[c, a], [b], 4]);
  rmSync(file);
  await run();
  expect([derived(2020), derived(2021), worked]).toEqual([[a], [b], 5]);
  expect([derived(2021, 'b'), worked]).toEqual([[b], 6]);
});

it('counts by year and lists by region', async () => {
  const [a, b] = [await add('河南省濮阳市', 2020, 1), await add('北京市密云区', 2020, 2)];
  await add('河南省濮阳市', 2021, 3);
  await run();
  expect(store.counts('indicator').get('reconsideration.accepted')).toEqual([
    { year: 2021, count: 1 },
    { year: 2020, count: 2 },
  ]);
  expect(figures(2020).map(({ id }) => id)).toEqual([b, a]);
  expect(figures(2020, 1, 1).map(({ id }) => id)).toEqual([a]);
  expect(figures(unknownYear)).toEqual([]);
  expect(store.titles().filter(({ count }) => count === 3)).toHaveLength(1);
});

it('drops what other code prepared and puts the same together again', async () => {
  const id = await add('河南省濮阳市', 2020, 153);
  await run();
  const all = () => [store.page(id), store.sections(id), store.dataEntries(), figures(2020)];
  const before = all();
  store.useCode('another version');
  expect(store.reports()).toEqual([]);
  expect(await run()).toMatchObject({ prepared: 0 });
  expect(all()).toEqual(before);
});

/** The store of another machine, or of one that lost it. */
function forgetStore(): void {
  store.close();
  rmSync(join(folder, 'store.sqlite'));
  store = Store.open(join(folder, 'store.sqlite'));
}

const packFiles = (): string[] =>
  readdirSync(join(folder, 'tasks', 'prepare')).map((name) =>
    join(folder, 'tasks', 'prepare', name, 'pack.bin'),
  );

it('puts the store together from the task store', async () => {
  const id = await add('河南省濮阳市', 2020, 153);
  await add('北京市密云区', 2020, 2);
  await run();
  const all = () => [store.page(id), store.sections(id), store.dataEntries(), figures(2020)];
  const before = all();
  forgetStore();
  expect(await run()).toMatchObject({ prepared: 0 });
  expect(all()).toEqual(before);
});

it('prepares the changed report of a pack alone and keeps no pack that is not used', async () => {
  const [a] = [await add('河南省濮阳市', 2020, 153), await add('北京市密云区', 2020, 2)];
  await run();
  const file = join(folder, 'reports', `${a}.md`);
  writeFileSync(file, readFileSync(file, 'utf8').replace('153件', '154件'));
  forgetStore();
  expect(await run()).toMatchObject({ prepared: 1 });
  expect(figures(2020)).toHaveLength(2);
  expect(packFiles()).toHaveLength(1);
});

it('names a damaged pack, drops it and prepares its reports again', async () => {
  await add('河南省濮阳市', 2020, 153);
  await run();
  const before = figures(2020);
  forgetStore();
  const [pack = ''] = packFiles();
  const bytes = readFileSync(pack);
  bytes[bytes.length - 5] = (bytes.at(-5) ?? 0) ^ 1;
  writeFileSync(pack, bytes);
  expect(await run()).toMatchObject({ prepared: 1 });
  expect(told).toEqual([expect.stringContaining('is damaged and is made again')]);
  expect(figures(2020)).toEqual(before);
});

it('leaves out a file that is no report, names it, and goes on with the others', async () => {
  const id = await add('河南省濮阳市', 2020, 153);
  const file = join(folder, 'reports', 'r0123456789ab.md');
  writeFileSync(file, '---\ntitle: 1\n---\n');
  for (let round = 0; round < 2; round++) {
    const { reports, failures } = await run();
    expect(reports.map((report) => report.id)).toEqual([id]);
    expect(failures).toMatchObject([{ file, message: expect.stringContaining('title') }]);
    expect(store.reports().map((report) => report.id)).toEqual([id]);
  }
});

it('takes a state that its address no longer holds out of lists, unless a person said otherwise', async () => {
  const place = '河南省濮阳市';
  const [a, b] = [await add(place, 2020, 1), await add(place, 2020, 2)];
  const raw = rawDocument('报告.txt', Buffer.from(text(place, 2020, 1)));
  await takeCustody(join(folder, 'raw'), raw, '2026-01-02');
  const record = join(folder, 'raw', a, 'source.yml');
  const before = readFileSync(record, 'utf8');
  const shelvedAfter = async (more: string): Promise<unknown> => {
    writeFileSync(record, `${before}${more}`);
    await run();
    return [...store.shelf()];
  };
  const changed = `{ date: "2026-03-01", what: changed, version: ${b} }`;
  const returned = '{ date: "2026-04-01", what: returned }';
  const watched = (...events: string[]) =>
    `watched: { first: "2026-01-02", last: "2026-02-01", events: [${events.join(', ')}] }\n`;
  expect(await shelvedAfter(watched(changed))).toEqual([[a, { type: 'replaced-by', by: b }]]);
  expect(store.originalEvents()).toEqual([
    { id: a, value: { date: '2026-03-01', what: 'changed', version: b } },
  ]);
  expect(await shelvedAfter(watched(changed, returned))).toEqual([]);
  expect(store.originalEvents()).toHaveLength(2);
  const decided = `relations: [{ type: different-work, id: ${b}, reason: 两份不同的报告 }]\n`;
  expect(await shelvedAfter(watched(changed) + decided)).toEqual([]);
  expect(await shelvedAfter('')).toEqual([]);
  expect(store.originalEvents()).toEqual([]);
});

it('keeps an old version for its page and takes it out of lists and counts until it is decided otherwise', async () => {
  const place = '河南省濮阳市';
  const [a, b] = [await add(place, 2020, 1), await add(place, 2020, 2)];
  await takeCustody(
    join(folder, 'raw'),
    rawDocument('报告.txt', Buffer.from(text(place, 2020, 1))),
    '2026-01-02',
  );
  const record = join(folder, 'raw', a, 'source.yml');
  const before = readFileSync(record, 'utf8');
  const counted = () => ({
    reports: store.reports().map(({ id }) => id),
    figures: figures(2020).map(({ id }) => id),
    likenesses: store.likenesses().map(({ id }) => id),
    cited: [...store.citedByReport().keys()],
    indicators: [...store.indicators().keys()],
  });
  await run();
  const both = counted();
  expect(both.reports).toEqual([a, b].sort());
  writeFileSync(record, `${before}relations: [{ type: replaced-by, id: ${b}, reason: 机关重新公布 }]\n`);
  await run();
  expect(Object.values(counted())).toEqual([[b], [b], [b], [b], [b]]);
  expect(store.counts('indicator').get('reconsideration.accepted')).toEqual([{ year: 2020, count: 1 }]);
  expect(store.shelf().get(a)).toEqual({ type: 'replaced-by', by: b });
  expect(store.page(a).html).toContain('受理行政复议案件1件');
  await run();
  expect(store.reports().map(({ id }) => id)).toEqual([b]);
  writeFileSync(record, before);
  await run();
  expect(counted()).toEqual(both);
  writeFileSync(record, `${before}relations: [{ type: replaced-by, id: ${b}, reason: 机关重新公布 }]\n`);
  await run();
  rmSync(join(folder, 'reports', `${b}.md`));
  await run();
  expect([store.reports().map(({ id }) => id), figures(2020).map(({ id }) => id)]).toEqual([[a], [a]]);
});

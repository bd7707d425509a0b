import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pinyin } from 'pinyin-pro';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { madeUpReport, type Sentences } from '../../../../scripts/bench/lib/made-up-report.ts';
import { randomFrom } from '../../../../scripts/bench/lib/random.ts';
import { type CorpusReport, readCorpus, truthOf } from '../../../../scripts/bench/lib/search-corpus.ts';
import { byKind, figures } from '../../../../scripts/bench/lib/search-metrics.ts';
import { sampleQueries } from '../../../../scripts/bench/lib/search-queries.ts';
import { encodeFingerprint, fingerprintOf } from '../../analysis/works/fingerprint.ts';
import { findWorks } from '../../analysis/works/works.ts';
import { parseReport } from '../../core/markdown/parse.ts';
import { openIndex } from '../query/index-reader.ts';
import { regionKeys } from '../query/region-names.ts';
import { search } from '../query/search.ts';
import type { SearchIndex } from '../query/search-index.ts';
import { emptyState } from '../query/state.ts';
import { suggest } from '../query/suggest.ts';
import { buildSearch, makeSearchParts, searchFiles } from './build.ts';

const words = parse(
  readFileSync(new URL('../../../../scripts/bench/sentences.yml', import.meta.url), 'utf8'),
) as Sentences;
const count = 120;
const perGroup = 40;

let work = '';
let corpus: readonly CorpusReport[] = [];
let index: SearchIndex;

const reportsDir = () => join(work, 'reports');
const limits = { groupReports: perGroup, unitReports: 25 };

/** The copies of each work among the reports. */
function copies(): string[][] {
  const parsed = searchFiles(reportsDir()).map(({ path }) => parseReport(readFileSync(path, 'utf8')));
  const entries = parsed.map((own) => ({
    report: own.report,
    fingerprint: encodeFingerprint(fingerprintOf(own)),
    relations: [],
  }));
  return findWorks(entries).map(({ preferred, copies: others }) => [preferred, ...others]);
}

const run = (out: string, cache: string) =>
  buildSearch({
    files: searchFiles(reportsDir()),
    works: copies(),
    outDir: join(work, out),
    cacheDir: join(work, cache),
    limits,
  });

/** Every file below a folder with its bytes. */
function tree(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return new Map(files.map((name) => [name, readFileSync(join(folder, name)).toString('base64')]));
}

const openSite = (name: string): Promise<SearchIndex> =>
  openIndex(async (path) => readFileSync(join(work, name, 'search-index', path)));

const ask = async (text: string) => {
  const { found, passages } = await search(index, { ...emptyState, text });
  const places = found.flatMap(({ match, copies }) => [match.place, ...copies.map(({ place }) => place)]);
  return { ids: places.map((place) => corpus[place]?.id ?? ''), passages };
};

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'search-'));
  mkdirSync(reportsDir());
  for (let k = 0; k < count; k++) {
    const { id, markdown } = madeUpReport(k, 3, words);
    writeFileSync(join(reportsDir(), `${id}.md`), markdown);
  }
  corpus = readCorpus([reportsDir()]);
  await run('site', 'cache');
  index = await openSite('site');
}, 120_000);

afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('the search over a built index of several groups', () => {
  it('has several groups', () => {
    expect(index.manifest.groups.length).toBeGreaterThan(2);
    expect(index.manifest.reports).toBe(count);
  });

  it('finds all that is there and nothing else, for every kind of query', async () => {
    const answers = [];
    for (const { kind, text } of sampleQueries(corpus, 200, randomFrom(11))) {
      const truth = truthOf(corpus, text);
      const { ids, passages } = await ask(text);
      expect(new Set(ids), text).toEqual(new Set(truth.map(({ id }) => id)));
      expect(passages, text).toBe(truth.reduce((sum, own) => sum + own.count, 0));
      answers.push({ kind, truth, found: ids, milliseconds: 0, bytes: 0, requests: 0 });
    }
    expect(byKind(answers).size).toBe(11);
    const { recall, precision, empty, ndcg } = figures(answers);
    expect({ recall, precision, empty }).toEqual({ recall: 1, precision: 1, empty: 1 });
    expect(ndcg).toBeGreaterThan(0.97);
  });

  it('combines words: all of them, either of them, none of them', async () => {
    const holding = (text: string) => new Set(truthOf(corpus, text).map(({ id }) => id));
    const [a, b, c] = [holding('扫黑除恶'), holding('文物保护'), holding('养老服务')];
    const all = corpus.map(({ id }) => id);
    expect(new Set((await ask('扫黑除恶 文物保护')).ids)).toEqual(
      new Set(all.filter((id) => a.has(id) && b.has(id))),
    );
    expect(new Set((await ask('扫黑除恶|文物保护')).ids)).toEqual(
      new Set(all.filter((id) => a.has(id) || b.has(id))),
    );
    expect(new Set((await ask('扫黑除恶 -养老服务')).ids)).toEqual(
      new Set(all.filter((id) => a.has(id) && !c.has(id))),
    );
  });

  it('folds near-identical reports and counts them all the same', async () => {
    const { found, reports } = await search(index, { ...emptyState, text: '行政' });
    expect(reports).toBe(truthOf(corpus, '行政').length);
    const folded = found.flatMap(({ match, copies: others }) =>
      others.length > 0 ? [[match, ...others].map(({ place }) => corpus[place]?.id ?? '').sort()] : [],
    );
    const works = copies().map((ids) => ids.toSorted());
    expect(works.flat().length - works.length).toBeGreaterThanOrEqual(1);
    expect(folded.sort()).toEqual(works.sort());
  });

  it('suggests regions and issuers by name, pinyin and initials', async () => {
    const region = corpus.find((report) => report.region.length > 1)?.region.at(-1) ?? '';
    const syllables = pinyin(region, { toneType: 'none', type: 'array' });
    const initials = syllables.map((syllable) => syllable[0]).join('');
    for (const typed of [region, region.slice(0, 2), syllables.join(''), initials]) {
      const labels = (await suggest(index, typed, 50)).map(({ label }) => label);
      expect(
        labels.some((label) => label.startsWith(region)),
        typed,
      ).toBe(true);
    }
    expect((await suggest(index, region, 50)).some(({ kind }) => kind === 'issuer')).toBe(true);
    expect(await suggest(index, '不存在的地方', 8)).toEqual([]);
    expect(await regionKeys(index, ['110000', '浙江省', '不存在的地方'])).toEqual([
      '110000',
      '330000',
      '不存在的地方',
    ]);
  });

  it('counts for each filter what its values would give', async () => {
    const filters = { ...emptyState.filters, kinds: ['annual-report'], regions: ['330000'] };
    const { counts, reports } = await search(index, { ...emptyState, filters });
    const zhejiang = corpus.filter(({ region }) => region[0] === '浙江省').length;
    expect([...counts.kinds.values()].reduce((sum, own) => sum + own, 0)).toBe(zhejiang);
    expect(counts.kinds.get('annual-report')).toBe(reports);
  });
});

/** Names of files that are not the same in both folders. */
function differences(one: string, other: string): string[] {
  const [a, b] = [one, other].map((name) => tree(join(work, name, 'search-index'))) as [
    Map<string, string>,
    Map<string, string>,
  ];
  return [...new Set([...a.keys(), ...b.keys()])].filter((name) => a.get(name) !== b.get(name));
}

describe('building again', () => {
  it('makes one unit and one group again for one changed report, and gives what a full build gives', async () => {
    const [first] = readdirSync(reportsDir());
    const path = join(reportsDir(), first ?? '');
    writeFileSync(path, readFileSync(path, 'utf8').replace('。', '，并作了补充。'));
    const { groups, kept, stages } = await run('site', 'cache');
    expect(kept).toBe(groups - 1);
    const [texts, own] = stages;
    expect(texts?.cached).toBeGreaterThanOrEqual(count - limits.unitReports);
    expect(own?.cached).toBeGreaterThanOrEqual(count - limits.groupReports);
    await run('fresh', 'fresh-cache');
    expect(differences('site', 'fresh')).toEqual([]);
  }, 120_000);

  it('gives what a full build gives after any series of changes, and after caches were merged', async () => {
    const random = randomFrom(20_261_122);
    const names = () => readdirSync(reportsDir()).sort();
    let added = count;
    const changes: Record<string, () => void> = {
      add: () => {
        const { id, markdown } = madeUpReport(added++, 3, words);
        writeFileSync(join(reportsDir(), `${id}.md`), markdown);
      },
      change: () => {
        const path = join(reportsDir(), random.pick(names()));
        writeFileSync(path, `${readFileSync(path, 'utf8')}\n补充第${random.below(1000)}项。\n`);
      },
      remove: () => rmSync(join(reportsDir(), random.pick(names()))),
    };
    for (let round = 0; round < 3; round++) {
      for (let k = 0; k < 10; k++) changes[random.pick(Object.keys(changes))]?.();
      await run('site', 'cache');
      const files = searchFiles(reportsDir()).reverse();
      rmSync(join(work, 'merged'), { recursive: true, force: true });
      for (const index of [0, 1]) {
        const cacheDir = join(work, `machine-${round}-${index}`);
        await makeSearchParts({ files, cacheDir, limits, threads: 1 }, (id) => id < 'r8' === (index === 0));
        cpSync(cacheDir, join(work, 'merged'), { recursive: true });
      }
      const { kept, groups } = await buildSearch({
        files,
        works: copies(),
        outDir: join(work, 'fresh'),
        cacheDir: join(work, 'merged'),
        limits,
      });
      expect(kept).toBe(groups);
      expect(differences('site', 'fresh')).toEqual([]);
    }
    corpus = readCorpus([reportsDir()]);
    index = await openSite('site');
    for (const { text } of sampleQueries(corpus, 40, randomFrom(5)))
      expect(new Set((await ask(text)).ids), text).toEqual(
        new Set(truthOf(corpus, text).map(({ id }) => id)),
      );
  }, 240_000);

  it('keeps to a number of files of texts, and every text is the same', async () => {
    await run('site', 'cache');
    const most = 20;
    await buildSearch({
      files: searchFiles(reportsDir()),
      outDir: join(work, 'bundled'),
      cacheDir: join(work, 'cache'),
      limits,
      maxFragments: most,
    });
    const files = readdirSync(join(work, 'bundled', 'search-index'), { recursive: true, encoding: 'utf8' });
    expect(files.filter((name) => /^t-.*\.bin$/.test(name)).length).toBeLessThanOrEqual(most);
    const [single, bundled] = [await openSite('site'), await openSite('bundled')];
    expect(bundled.manifest.bundle).toBeGreaterThan(1);
    for (const [group, { reports }] of single.manifest.groups.entries()) {
      const [one, other] = [await single.group(group), await bundled.group(group)];
      for (let report = 0; report < reports; report++)
        expect(await other.fragment(report)).toEqual(await one.fragment(report));
    }
  }, 60_000);

  it('knows the indicators and topics that it is told, and nothing else', async () => {
    const files = searchFiles(reportsDir()).map((file, place) => ({
      ...file,
      indicators: place % 3 === 0 ? ['litigation.cases', 'training.sessions'] : [],
    }));
    const out = { outDir: join(work, 'told'), cacheDir: join(work, 'told-cache'), limits };
    await buildSearch({ ...out, files, topics: new Map([['business-environment', 7]]) });
    const told = await openSite('told');
    expect((await told.indicators()).map(({ id, reports }) => [id, reports])).toEqual(
      ['litigation', 'litigation.cases', 'training', 'training.sessions'].map((id) => [
        id,
        Math.ceil(files.length / 3),
      ]),
    );
    const filters = { ...emptyState.filters, figures: ['training'] };
    const { reports, counts } = await search(told, { ...emptyState, filters });
    expect(reports).toBe(Math.ceil(files.length / 3));
    expect(counts.figures.get('litigation.cases')).toBe(reports);
    expect(await suggest(told, 'yingshang', 8)).toMatchObject([
      { kind: 'topic', label: '营商环境', value: 'business-environment', count: 7 },
    ]);
    const [known] = readdirSync(join(work, 'told-cache', 'search-group'));
    await buildSearch({ ...out, files: files.map((file) => ({ ...file, indicators: [] })) });
    expect(readdirSync(join(work, 'told-cache', 'search-group'))).not.toContain(known);
  }, 60_000);

  it('builds an index of nothing', async () => {
    const empty = join(work, 'empty');
    mkdirSync(empty);
    const built = await buildSearch({
      files: searchFiles(empty),
      outDir: join(work, 'none'),
      cacheDir: join(work, 'none-cache'),
    });
    expect(built).toMatchObject({ reports: 0, groups: 1, kept: 0 });
    const none = await openIndex(async (name) => readFileSync(join(work, 'none', 'search-index', name)));
    expect((await search(none, { ...emptyState, text: '法治' })).reports).toBe(0);
  }, 60_000);

  it('names the report that cannot be read', async () => {
    const broken = join(work, 'broken');
    mkdirSync(broken);
    writeFileSync(join(broken, 'r000000000000.md'), '---\nid: 1\n---\n');
    await expect(
      buildSearch({
        files: searchFiles(broken),
        outDir: join(work, 'x'),
        cacheDir: join(work, 'x-cache'),
      }),
    ).rejects.toThrow(/r000000000000\.md/);
  }, 60_000);
});

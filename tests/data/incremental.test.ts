/** What is taken over from the last build is, byte for byte, what a full build writes. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { randomFrom } from '../../scripts/bench/lib/random.ts';
import type { ReportPairs } from '../../src/lib/analysis/tables/similarity-tables.ts';
import { projectRoot } from '../../src/lib/core/vocab.ts';
import {
  BuildManifest,
  type MadeFile,
  writeBuildManifest,
} from '../../src/lib/incremental/output/build-manifest.ts';
import { StagingDir } from '../../src/lib/incremental/output/staging-dir.ts';
import { dataFromFiles } from '../../src/lib/publish/data/from-files.ts';
import type { DataResult, DataSource } from '../../src/lib/publish/data/write-data.ts';
import { listFiles, sha256OfFile } from '../../src/lib/publish/hosting/files.ts';
import { writeManifest } from '../../src/lib/publish/hosting/manifest.ts';
import { ids, version, writeSet } from './data-set.ts';

const folder = mkdtempSync(join(tmpdir(), 'data-incremental-'));
afterAll(() => rmSync(folder, { recursive: true }));
const reportsDir = join(folder, 'content');
mkdirSync(reportsDir);
const made: string[] = [];

/** A copy of one of the five reports with an id, a year and a province of its own. */
function add(id: string, year: number, province: string): void {
  const text = readFileSync(join(projectRoot(), 'content', 'reports', 'rd63915c6103f.md'), 'utf8');
  const changed = text
    .replaceAll('rd63915c6103f', id)
    .replace(/(start|end): "\d{4}/g, `$1: "${year}`)
    .replace(/code: "\d\d/, `code: "${province}`);
  writeFileSync(join(reportsDir, `${id}.md`), changed);
  made.push(id);
}

/** Small enough for every table to be parted, some by year, some further. */
const maxPartBytes = 60_000;

/** Each report made here and the next one are said to be similar; how such pairs are found does not matter. */
const pairsOf = (id: string): ReportPairs => {
  const sorted = made.toSorted();
  const right = sorted[sorted.indexOf(id) + 1];
  const span = { anchor: 'p1', start: 0, end: 2 };
  const shared = [{ left: span, right: span }];
  const pairs =
    right && made.includes(id) ? [{ left: id, right, leftShare: 1, rightShare: 1, signs: 2, shared }] : [];
  return { pairs, textOf: () => '文字' };
};

const readSource = (): DataSource =>
  dataFromFiles({ reportsDir, rawDir: join(projectRoot(), 'content', 'raw'), traceDir: folder }, pairsOf);

const manifestsOf = (dir: string) => `${dir}-manifests`;

/** @param lastDir folder of the last build */
async function build(source: DataSource, outDir: string, lastDir: string | null): Promise<DataResult> {
  const last = lastDir === null ? null : BuildManifest.of(lastDir, manifestsOf(lastDir));
  const side = new StagingDir(outDir, last);
  const result = await writeSet(source, side, { maxPartBytes });
  side.keepOnly(result.files, join(folder, 'stamps'));
  writeManifest(outDir, version);
  await writeBuildManifest(outDir, manifestsOf(outDir), result.files);
  return result;
}

/** What is known of a file that was taken over is more. */
const essence = ({ path, key, bytes, sha256 }: MadeFile) => ({ path, key, bytes, sha256 });

const tree = (dir: string) => new Map(listFiles(dir).map((path) => [path, sha256OfFile(join(dir, path))]));

test('a random series of changes gives what full builds give, and writes little', async () => {
  for (const id of ids)
    cpSync(join(projectRoot(), 'content', 'reports', `${id}.md`), join(reportsDir, `${id}.md`));
  const random = randomFrom(20_261_122);
  const newId = () =>
    `r${Math.floor(random.next() * 2 ** 48)
      .toString(16)
      .padStart(12, '0')}`;
  const change = () => {
    const [kind, known] = [random.below(4), made.length > 0 ? random.pick(made) : null];
    if (kind === 0 && known) {
      rmSync(join(reportsDir, `${known}.md`));
      made.splice(made.indexOf(known), 1);
    } else if (kind === 1 && known) {
      const file = join(reportsDir, `${known}.md`);
      writeFileSync(file, readFileSync(file, 'utf8').replace(/^title: /m, 'title: 更正'));
    } else add(newId(), 2015 + random.below(4), random.pick(['11', '41', '50']));
  };
  for (let count = 0; count < 12; count++) add(newId(), 2015 + (count % 4), random.pick(['11', '41']));
  const start = join(folder, 'site-0');
  let last = start;
  await build(readSource(), last, null);
  expect(listFiles(join(last, 'data')).some((path) => /^figures-\d{4}-\d\d-?\w*\.csv$/.test(path))).toBe(
    true,
  );
  for (let step = 1; step <= 8; step++) {
    change();
    const dir = join(folder, `site-${step}`);
    const source = readSource();
    const result = await build(source, dir, last);
    const full = join(folder, 'full');
    rmSync(full, { recursive: true, force: true });
    const { files } = await build(source, full, null);
    expect(tree(dir)).toEqual(tree(full));
    expect(result.files.map(essence)).toEqual(files.map(essence));
    expect(result.written).toBeLessThan(files.length / 2);
    rmSync(last, { recursive: true });
    last = dir;
  }
  // Once more into the same folder: nothing is touched, then what is gone is removed.
  const times = () => listFiles(join(last, 'data')).map((path) => statSync(join(last, 'data', path)).mtimeMs);
  const before = times();
  const kept = await build(readSource(), last, last);
  expect(kept.written).toBe(0);
  expect(times()).toEqual(before);
  for (const id of made.splice(0)) rmSync(join(reportsDir, `${id}.md`));
  await build(readSource(), last, last);
  const few = join(folder, 'few');
  await build(readSource(), few, null);
  expect(tree(last)).toEqual(tree(few));
}, 120_000);

test('a file of the last build that is gone is made again, and a rewritten one leaves the last build as it was', async () => {
  const [first, second] = [join(folder, 'first'), join(folder, 'second')];
  const result = await build(readSource(), first, null);
  rmSync(join(first, 'data', 'figures.csv'), { force: true });
  rmSync(join(first, 'reports', `${ids[0]}.json`));
  const before = tree(first);
  const again = await build(readSource(), second, first);
  expect(again.files.map(essence)).toEqual(result.files.map(essence));
  add('rfffffffffff1', 2020, '11');
  await build(readSource(), second, first);
  expect(tree(first)).toEqual(before);
});

import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { BuildManifest, writeBuildManifest } from '../../incremental/output/build-manifest.ts';
import { StagingDir } from '../../incremental/output/staging-dir.ts';
import { writeManifest } from '../../publish/hosting/manifest.ts';
import { type Page, pageKind } from '../../site/page.ts';
import { exportFiles, exportPages } from './export.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'export-'));
  mkdirSync(join(folder, '_astro'));
  // A bundle that writes down what it was given, so that a test sees which pages were rendered.
  writeFileSync(
    join(folder, 'entry.mjs'),
    `import { appendFileSync } from 'node:fs';
    export async function render(path, { view, version }) {
      appendFileSync(${JSON.stringify(join(folder, 'rendered.txt'))}, path + '\\n');
      if (view.fails) throw new Error('no template');
      return '<p>' + path + JSON.stringify(view) + version + '</p>';
    }`,
  );
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const kind = pageKind('[...path]', 'Any');
const page = (path: string, view: object): Page => ({ path, kind, view: () => view });
const read = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8');
const rendered = () => read('rendered.txt').trim().split('\n').sort();

async function build(name: string, pages: readonly Page[], from: string | null, key = 'templates') {
  writeFileSync(join(folder, 'rendered.txt'), '');
  const outDir = join(folder, name);
  mkdirSync(outDir);
  const manifests = join(folder, 'build-manifests');
  const previous = from === null ? null : BuildManifest.of(join(folder, from), manifests);
  const entry = pathToFileURL(join(folder, 'entry.mjs'));
  const bundle = { key, entry, clientDir: folder, cached: true };
  const side = new StagingDir(outDir, previous);
  const outputs = await exportPages(pages, { bundle, folder: side, base: '/b/', threads: 2 });
  writeManifest(outDir, '0123456789abcdef', new Map());
  await writeBuildManifest(outDir, manifests, outputs);
  return { outDir, outputs };
}

it('renders what changed and takes over the rest', async () => {
  const pages = [page('', { a: 1 }), page('x/', { b: 1 }), page('404.html', {})];
  await build('one', pages, null);
  expect(rendered()).toEqual(['/b/', '/b/404.html', '/b/x/']);
  const { outputs } = await build('two', [page('', { a: 2 }), page('x/', { b: 1 }), page('y/', {})], 'one');
  expect(rendered()).toEqual(['/b/', '/b/y/']);
  expect(read('two', 'x', 'index.html')).toBe(read('one', 'x', 'index.html'));
  expect(read('two', 'index.html')).toContain('{"a":2}');
  expect(outputs.map(({ path }) => path).sort()).toEqual(['index.html', 'x/index.html', 'y/index.html']);
});

it('refuses two pages with one address', async () => {
  await expect(build('one', [page('x/', {}), page('y/', {}), page('x/', { b: 1 })], null)).rejects.toThrow(
    '/x/: two pages want this address',
  );
});

it('leaves out none, and tells all reports whose pages fail', async () => {
  const [a, b] = ['r00000000000a', 'r00000000000b'];
  const pages = [a, b].map((id) => page(`reports/${id}/`, { fails: true }));
  const failed = build('one', [page('x/', {}), ...pages], null);
  await expect(failed).rejects.toThrow(`report ${a}: no template`);
  await expect(failed).rejects.toThrow(`report ${b}: no template`);
});

it('renders everything again when the templates changed', async () => {
  await build('one', [page('x/', {})], null);
  await build('two', [page('x/', {})], 'one', 'other templates');
  expect(rendered()).toEqual(['/b/x/']);
});

it('takes over nothing that someone changed or removed', async () => {
  const pages = [page('x/', {}), page('y/', {})];
  await build('one', pages, null);
  writeFileSync(join(folder, 'one', 'x', 'index.html'), 'changed by hand');
  rmSync(join(folder, 'one', 'y', 'index.html'));
  await build('two', pages, 'one');
  expect(rendered()).toEqual(['/b/x/', '/b/y/']);
});

it('knows nothing of a site that the last build manifest does not belong to', async () => {
  await build('one', [page('x/', {})], null);
  writeFileSync(join(folder, 'one', 'manifest.json'), '{}');
  await build('two', [page('x/', {})], 'one');
  expect(rendered()).toEqual(['/b/x/']);
});

const numbered = (count: number, failing?: number): Page[] =>
  Array.from({ length: count }, (_, index) => page(`p${index}/`, { fails: index === failing }));

it('writes the same bytes with threads and without', async () => {
  const [many, few] = [await build('many', numbered(1100), null), await build('few', numbered(100), null)];
  expect(many.outputs).toHaveLength(1100);
  const written = new Map(many.outputs.map(({ path, sha256 }) => [path, sha256]));
  for (const { path, sha256 } of few.outputs) expect(written.get(path), path).toBe(sha256);
});

it.each([60, 1100])('names the page that a template fails on, of %i', async (count) => {
  await expect(build('one', numbered(count, 40), null)).rejects.toThrow('/p40/');
});

it('writes plain files by their keys', async () => {
  const file = (key: string) => ({ path: 'raw/a.bin', key: () => key, bytes: () => Buffer.from([0, 255]) });
  const outDir = join(folder, 'one');
  const outputs = await exportFiles([file('k')], { folder: new StagingDir(outDir, null) });
  expect(readFileSync(join(outDir, 'raw/a.bin'))).toEqual(Buffer.from([0, 255]));
  writeManifest(outDir, '0123456789abcdef', new Map());
  await writeBuildManifest(outDir, join(folder, 'build-manifests'), outputs);
  const previous = BuildManifest.of(outDir, join(folder, 'build-manifests'));
  const again = async (key: string) => {
    const counted: boolean[] = [];
    const to = join(folder, `again-${key}`);
    const side = new StagingDir(to, previous);
    await exportFiles([file(key)], { folder: side, onFile: (cached) => counted.push(cached) });
    return { counted, same: statSync(join(to, 'raw/a.bin')).ino === statSync(join(outDir, 'raw/a.bin')).ino };
  };
  expect(await again('k')).toEqual({ counted: [true], same: true });
  expect(await again('other')).toEqual({ counted: [false], same: false });
});

it('makes a file again that was only for now', async () => {
  const outDir = join(folder, 'one');
  const file = { path: 'a.bin', key: () => 'k', bytes: () => 'notice', isPassing: () => true };
  const outputs = await exportFiles([file], { folder: new StagingDir(outDir, null) });
  writeManifest(outDir, '0123456789abcdef', new Map());
  await writeBuildManifest(outDir, join(folder, 'build-manifests'), outputs);
  const previous = BuildManifest.of(outDir, join(folder, 'build-manifests'));
  const counted: boolean[] = [];
  const side = new StagingDir(join(folder, 'again'), previous);
  await exportFiles([file], { folder: side, onFile: (cached) => counted.push(cached) });
  expect(counted).toEqual([false]);
});

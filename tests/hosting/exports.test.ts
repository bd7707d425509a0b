/** WARC, EPUB and the offline bundle of small made-up things, taken apart again by other programs. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { WARCParser } from 'warcio';
import { packageEntries } from '../../src/lib/archive/packages/package-entries.ts';
import type { Section } from '../../src/lib/core/markdown/parse.ts';
import { sampleReport } from '../../src/lib/core/sample-report.ts';
import { writeHostFiles } from '../../src/lib/publish/hosting/host-files.ts';
import { writeManifest } from '../../src/lib/publish/hosting/manifest.ts';
import { offlineList } from '../../src/lib/publish/hosting/offline-list.ts';
import { readManifest } from '../../src/lib/publish/hosting/read-manifest.ts';
import { siteSource } from '../../src/lib/publish/hosting/site-source.ts';
import { writeEpub } from '../../src/lib/publish/preservation/epub/write-epub.ts';
import { writeOffline } from '../../src/lib/publish/preservation/offline/write-offline.ts';
import { writeWarc } from '../../src/lib/publish/preservation/warc.ts';
import { writeZip } from '../../src/lib/publish/preservation/zip.ts';
import { readWarc } from './lib/read-warc.ts';

const folder = mkdtempSync(join(tmpdir(), 'exports-'));
afterAll(() => rmSync(folder, { recursive: true }));
const date = '2026-11-22';
const dir = join(folder, 'dist');
const contents: Readonly<Record<string, string>> = {
  'index.html': '<h1>卷宗</h1>',
  '404.html': '<h1>没有这一页</h1>',
  'feed.xml': '<feed/>',
  'reports/r0123456789ab/index.html': '<p id="p1">甲</p>'.repeat(100),
  'search-index/manifest.json': '{}',
  'search-index/0123/f/0.bin': 'x'.repeat(1000),
  '_astro/style.abc.css': 'p{}',
  'data/名 单.csv': 'a,b',
};
const files = Object.entries(contents).map(([path, text]) => ({ path, bytes: Buffer.byteLength(text) }));

function build(base: string): void {
  rmSync(dir, { recursive: true, force: true });
  for (const [path, text] of Object.entries(contents)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
  writeHostFiles(dir, base, files);
  writeManifest(dir, '0123456789abcdef');
}
beforeEach(() => build('/'));

describe('WARC', () => {
  const home = 'https://archive.example/base/';
  const write = async (name: string, fileBytes?: number) => {
    const to = join(folder, name);
    const manifest = await readManifest(siteSource(dir));
    const counts = await writeWarc({
      dir: to,
      siteDir: dir,
      manifest,
      home,
      date,
      ...(fileBytes ? { fileBytes } : {}),
    });
    return { ...counts, names: readdirSync(to).map((file) => join(to, file)) };
  };

  test('holds every address with its type and its bytes, by another reader', async () => {
    const { names, addresses } = await write('warc');
    const [info, ...records] = names.flatMap(readWarc);
    expect(info?.type).toBe('warcinfo');
    expect(info?.body.toString()).toContain('isPartOf: 0123456789abcdef');
    const byUrl = new Map(records.map((record) => [record.url, record]));
    expect(byUrl.size).toBe(addresses);
    for (const [path, text] of Object.entries(contents)) {
      const url = home + encodeURI(path.replace(/(^|\/)index\.html$/, '$1'));
      expect(byUrl.get(url)?.body.toString(), url).toBe(text);
      expect(byUrl.get(url)?.status).toBe(path === '404.html' ? 404 : 200);
    }
    expect(byUrl.get(home)?.httpHeaders).toMatchObject({ 'content-type': 'text/html; charset=utf-8' });
    expect(byUrl.get(`${home}feed.xml`)?.httpHeaders['content-type']).toBe(
      'application/atom+xml; charset=utf-8',
    );
    expect(byUrl.has(`${home}manifest/000.json`)).toBe(true);
    expect([...byUrl.keys()].filter((url) => /_headers|htaccess/.test(url))).toEqual([]);
    expect(new Set(records.map(({ headers }) => headers['warc-record-id'])).size).toBe(records.length);
  });
  test('taken in again, each page has the bytes that it was written with', async () => {
    const { names } = await write('again');
    const pages = new Map<string, string>();
    for (const name of names) {
      for await (const entry of packageEntries('gzip', Buffer.from(name), name)) {
        expect(entry.type, JSON.stringify(entry)).not.toBe('trouble');
        if (entry.type === 'member')
          pages.set(entry.name, Buffer.concat(await Array.fromAsync(entry.content)).toString());
      }
    }
    const written = Object.entries(contents).filter(
      ([path]) => path.endsWith('.html') && path !== '404.html',
    );
    for (const [path, text] of written)
      expect(pages.get(home + encodeURI(path.replace(/(^|\/)index\.html$/, '$1')))).toBe(text);
  });
  test('is the same when written again, and is parted when it is large', async () => {
    const [first, second] = [await write('again-1'), await write('again-2')];
    expect(first.names.map((name) => readFileSync(name))).toEqual(
      second.names.map((name) => readFileSync(name)),
    );
    const parted = await write('parted', 1000);
    expect(parted.names.length).toBeGreaterThan(2);
    expect(parted.files).toBe(parted.names.length);
    const urls = parted.names.flatMap(readWarc).filter(({ type }) => type === 'response');
    expect(urls).toHaveLength(first.addresses);
  });
  test('one changed byte is found', async () => {
    const { names } = await write('changed');
    const bytes = readFileSync(names[0] ?? '');
    const plain = join(folder, 'plain.warc.gz');
    const changed = gunzipSync(bytes).toString('latin1').replace('p{}', 'q{}');
    writeFileSync(plain, gzipSync(Buffer.from(changed, 'latin1')));
    expect(() => readWarc(plain)).toThrow('was changed');
  });
  test('the library reads it too', async () => {
    const { names, addresses } = await write('library');
    let count = 0;
    for await (const record of WARCParser.iterRecords([readFileSync(names[0] ?? '')])) {
      if (record.warcType === 'response') count += 1;
      await record.skipFully();
    }
    expect(count).toBe(addresses);
  });
});

describe('EPUB', () => {
  const section = (anchor: string, level: number, heading: string, ...texts: string[]): Section => ({
    anchor,
    level,
    heading,
    label: heading,
    passages: texts.map((text, index) => ({
      anchor: `${anchor}-p${index + 1}`.replace(/^-/, ''),
      type: text.includes('\t') ? 'table' : 'paragraph',
      text,
    })),
  });
  const hostile = '<script>alert(1)</script> & "引号" \u0000\u000b]]>';
  const reports = [
    {
      report: sampleReport(),
      sections: [
        section('', 0, '', '前言'),
        section('s1', 1, '一、总', hostile),
        section('s1-1', 2, '（一）分', '甲\t乙\n1\t2'),
      ],
    },
    {
      report: sampleReport({ id: 'rba9876543210', title: `B ${hostile}` }),
      sections: [section('s1', 1, '一、', '丙')],
    },
  ];
  const write = async (name: string) => {
    const file = join(folder, name);
    await writeEpub({ file, reports, date, addressOf: (id) => `https://archive.example/reports/${id}/` });
    return readFileSync(file);
  };

  test('begins with its type, and every part that it names is there', async () => {
    const bytes = await write('a.epub');
    expect(bytes.subarray(30, 58).toString()).toBe('mimetypeapplication/epub+zip');
    const files = Object.fromEntries(
      Object.entries(unzipSync(bytes)).map(([path, data]) => [path, Buffer.from(data).toString()]),
    );
    const book = files['EPUB/package.opf'] ?? '';
    for (const [, href] of book.matchAll(/href="([^"]+)"/g)) expect(files).toHaveProperty([`EPUB/${href}`]);
    expect([...book.matchAll(/<itemref/g)]).toHaveLength(3);
    const links = [...(files['EPUB/contents.xhtml'] ?? '').matchAll(/<a href="([^"#]+)(?:#([^"]+))?"/g)];
    expect(links).toHaveLength(5);
    for (const [, file = '', anchor] of links) {
      const page = files[`EPUB/${file}`];
      expect(page, file).toBeDefined();
      if (anchor !== undefined) expect(page).toContain(` id="${anchor}"`);
    }
  });
  test('texts are text: no markup, no bare ampersand, no forbidden character comes through; tables stay tables', async () => {
    const files = Object.values(unzipSync(await write('b.epub'))).map((data) => Buffer.from(data).toString());
    const all = files.join('\n');
    expect(all).not.toMatch(/<script|&(?!amp;|lt;|gt;|quot;)/);
    for (const forbidden of ['\0', '\v']) expect(all).not.toContain(forbidden);
    expect(all).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;引号&quot;');
    expect(all).toContain('<td>甲</td><td>乙</td></tr><tr><td>1</td><td>2</td>');
    expect(all).toContain('https://archive.example/reports/r0123456789ab/');
  });
  test('is the same when written again', async () => {
    expect((await write('c.epub')).equals(await write('d.epub'))).toBe(true);
  });
});

describe('the offline bundle', () => {
  test.each(['/', '/base/path/'])(
    'built for %s, holds the site where its servers look for it',
    async (base) => {
      build(base);
      const file = join(folder, 'offline.zip');
      const count = await writeOffline({ file, siteDir: dir, contentVersion: '0123456789abcdef' });
      const files = unzipSync(readFileSync(file));
      expect(Object.keys(files).filter((path) => path.startsWith(`juanzong/site${base}`))).toHaveLength(
        count,
      );
      expect(Buffer.from(files[`juanzong/site${base}data/名 单.csv`] ?? []).toString()).toBe('a,b');
      expect(Buffer.from(files['juanzong/README.txt'] ?? []).toString()).toContain(
        `http://localhost:8000${base}`,
      );
      const again = join(folder, 'again.zip');
      await writeOffline({ file: again, siteDir: dir, contentVersion: '0123456789abcdef' });
      expect(readFileSync(again).equals(readFileSync(file))).toBe(true);
    },
  );
  test('a file that cannot be read leaves no bundle, and the last one as it was', async () => {
    const file = join(folder, 'kept.zip');
    await writeZip(file, [{ path: 'a', data: Buffer.from('a') }]);
    const before = readFileSync(file);
    await expect(writeZip(file, [{ path: 'b', data: { file: join(folder, 'none') } }])).rejects.toThrow(
      'ENOENT',
    );
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(folder)).not.toContain('kept.zip.next');
  });
});

describe('the list of what can be kept offline', () => {
  test('names what every page needs, and the search index only as long as it is small', () => {
    expect(offlineList(files)).toEqual({
      core: ['', 'search-index/manifest.json', '_astro/style.abc.css'],
      search: ['search-index/0123/f/0.bin'],
      searchBytes: 1000,
    });
    expect(offlineList(files, 999)).toMatchObject({ search: null, searchBytes: 1000 });
  });
});

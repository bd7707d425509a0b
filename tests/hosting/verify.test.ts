/** A copy is compared with its manifest: in a folder, over HTTP, with a server in trouble, and as a BagIt bag. */

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listSiteFiles } from '../../src/lib/build/site-files.ts';
import { contentVersion } from '../../src/lib/publish/hosting/content-version.ts';
import { hostFileNames } from '../../src/lib/publish/hosting/host-file-names.ts';
import { writeHostFiles } from '../../src/lib/publish/hosting/host-files.ts';
import { writeManifest } from '../../src/lib/publish/hosting/manifest.ts';
import { readManifest } from '../../src/lib/publish/hosting/read-manifest.ts';
import { serveSite } from '../../src/lib/publish/hosting/server.ts';
import { siteSource } from '../../src/lib/publish/hosting/site-source.ts';
import { verifyFolder, verifySite } from '../../src/lib/publish/hosting/verify.ts';
import { writeBag } from '../../src/lib/publish/preservation/bag.ts';
import { verifyBag } from '../../src/lib/publish/preservation/verify-bag.ts';

let folder: string;
let dir: string;
const version = '0123456789abcdef';
const pages = [
  'index.html',
  '404.html',
  'reports/r1/index.html',
  'raw/r1/r1.bin',
  '资料/名 单.txt',
  'a%20b.txt',
];

/** What visitors can load: the build adds a list. */
const served = [...pages, 'offline.json'];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verify-'));
  dir = join(folder, 'dist');
  for (const path of pages) {
    await mkdir(join(dir, path, '..'), { recursive: true });
    await writeFile(join(dir, path), `content of ${path}`.repeat(300));
  }
  writeHostFiles(dir, '/', await listSiteFiles(dir));
  writeManifest(dir, version);
});
afterEach(() => rm(folder, { recursive: true }));

const manifest = () => readManifest(siteSource(dir));

async function flipOneBit(path: string): Promise<void> {
  const bytes = await readFile(path);
  bytes.writeUInt8(bytes.readUInt8(1234) ^ 0b100, 1234);
  await writeFile(path, bytes);
}

describe('the manifest', () => {
  const texts = () =>
    Promise.all(['manifest.json', 'manifest/000.json'].map((path) => readFile(join(dir, path), 'utf8')));

  test('names every file but itself, sorted, host files apart, and is the same when written again', async () => {
    const { files, hostFiles } = await manifest();
    expect(files.map(({ path }) => path)).toEqual([...served].sort());
    expect(hostFiles.every(({ path }) => hostFileNames.includes(path))).toBe(true);
    const before = await texts();
    writeManifest(dir, version);
    expect(await texts()).toEqual(before);
  });
  test('a file that is known is not read again', async () => {
    const before = await texts();
    const { files } = await manifest();
    await flipOneBit(join(dir, 'index.html'));
    writeManifest(dir, version, new Map(files.map(({ path, ...known }) => [path, known])));
    expect(await texts()).toEqual(before);
    writeManifest(dir, version);
    expect(await texts()).not.toEqual(before);
  });
  test('has parts of a bounded size, and a file keeps its part when others come', async () => {
    const place = async (path: string) => {
      const names = (await readdir(join(dir, 'manifest'))).sort();
      const parts = await Promise.all(names.map((name) => readFile(join(dir, 'manifest', name), 'utf8')));
      const most = Math.max(...parts.map((part) => part.split('\n').length));
      return { count: names.length, most, part: parts.findIndex((part) => part.includes(`"${path}"`)) };
    };
    const known = (count: number) =>
      new Map(
        Array.from({ length: count }, (_, index) => [`${index}.txt`, { bytes: 1, sha256: '0'.repeat(64) }]),
      );
    for (const path of known(2200).keys()) await writeFile(join(dir, path), '');
    writeManifest(dir, version, known(2200));
    const first = await place('7.txt');
    expect(first.count).toBe(4);
    expect(first.most).toBeLessThan(1000);
    for (const path of known(3900).keys()) await writeFile(join(dir, path), '');
    writeManifest(dir, version, known(3900));
    const second = await place('7.txt');
    expect(second).toMatchObject({ count: 4, part: first.part });
    expect((await manifest()).files).toHaveLength(3900 + served.length);
  });
  test.each(['', '<html>', '{}', '{"format":"juanzong-manifest-1"}'])('%j is no manifest', async (text) => {
    await expect(readManifest(siteSource(dir), text)).rejects.toThrow('no manifest.json');
  });
  test('a part that was changed with its files is found by the manifest that one kept', async () => {
    const kept = await readFile(join(dir, 'manifest.json'), 'utf8');
    await flipOneBit(join(dir, 'index.html'));
    writeManifest(dir, version);
    await expect(readManifest(siteSource(dir), kept)).rejects.toThrow('manifest/000.json is not the one');
    await rm(join(dir, 'manifest'), { recursive: true });
    await expect(manifest()).rejects.toThrow('has no manifest/000.json');
  });
});

describe('a folder', () => {
  test('as it was built has no problem', async () => {
    expect(verifyFolder(dir, await manifest())).toEqual({ checked: served.length + 3, problems: [] });
  });
  test('one flipped bit, a lost and a foreign file are found', async () => {
    await flipOneBit(join(dir, 'raw/r1/r1.bin'));
    await rm(join(dir, '404.html'));
    await writeFile(join(dir, 'added.html'), '');
    const { problems } = verifyFolder(dir, await manifest());
    expect(problems.map((line) => line.replace(/ has.*/, ''))).toEqual([
      'missing: 404.html',
      'changed: raw/r1/r1.bin',
      'unknown: added.html is not in the manifest',
    ]);
  });
  test('links and pipes are named and not followed', async () => {
    await symlink('/etc/passwd', join(dir, 'link.txt'));
    execFileSync('mkfifo', [join(dir, 'pipe')]);
    const { problems } = verifyFolder(dir, await manifest());
    expect(problems).toEqual(
      ['link.txt', 'pipe'].map((path) => `unknown: ${path} is no plain file but a link or a device`),
    );
  });
});

describe('over HTTP', () => {
  const quick = { pause: 1, retries: 3 };

  test.each(['/', '/base/'])('a whole copy at %s has no problem, one flipped bit is found', async (base) => {
    const site = await serveSite({ dir, base });
    try {
      const expected = await manifest();
      expect(await verifySite(site.url, expected, quick)).toEqual({ checked: served.length, problems: [] });
      await flipOneBit(join(dir, 'reports/r1/index.html'));
      const { problems } = await verifySite(site.url, expected, quick);
      expect(problems).toHaveLength(1);
      expect(problems[0]).toMatch(
        /^changed: reports\/r1\/index\.html has sha256 [0-9a-f]{64}, the manifest says/,
      );
    } finally {
      await site.close();
    }
  });

  async function listen(server: Server): Promise<string> {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  }

  test('a server in passing trouble is asked again, at most as often as allowed', async () => {
    const asked = new Map<string, number>();
    let most = 0;
    let open = 0;
    const server = createServer(async (request, response) => {
      const url = decodeURIComponent(request.url ?? '');
      const count = (asked.get(url) ?? 0) + 1;
      asked.set(url, count);
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => setTimeout(resolve, 5));
      open -= 1;
      // Too many requests, and any trouble of the server itself, pass.
      if (url === '/404.html' || count <= 2) response.writeHead(count === 1 ? 429 : 503).end();
      else response.end(await readFile(join(dir, url.endsWith('/') ? `${url}index.html` : url)));
    });
    const { problems } = await verifySite(await listen(server), await manifest(), {
      ...quick,
      concurrency: 3,
    });
    server.close();
    expect(problems).toEqual([expect.stringMatching(/^changed: 404\.html/)]);
    expect(asked.get('/404.html')).toBe(4);
    expect(asked.get('/raw/r1/r1.bin')).toBe(3);
    expect(most).toBeLessThanOrEqual(3);
  });

  describe('a hostile server', () => {
    /** Writes until the reader leaves; says how much it got rid of. */
    function endless(response: ServerResponse, piece: Buffer): { sent: number } {
      const count = { sent: 0 };
      const write = () => {
        while (!response.destroyed && response.write(piece)) count.sent += piece.length;
      };
      response.on('drain', write);
      write();
      return count;
    }

    test('that never ends a manifest or a page is left, and little is loaded', async () => {
      const counts: { sent: number }[] = [];
      const server = createServer((_, response) => {
        counts.push(endless(response, Buffer.alloc(65_536, '[')));
      });
      const home = await listen(server);
      await expect(readManifest(siteSource(home))).rejects.toThrow('has more than the 8388608 bytes');
      const { problems } = await verifySite(home, await manifest(), { ...quick, retries: 0 });
      expect(problems).toHaveLength(served.length);
      expect(problems[0]).toContain('has more than the');
      server.closeAllConnections();
      server.close();
      expect(Math.max(...counts.map(({ sent }) => sent))).toBeLessThan(64 * 1024 * 1024);
    });

    test('that packs a bomb is left when it is unpacked too far', async () => {
      const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
      const server = createServer((_, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
      });
      await expect(readManifest(siteSource(await listen(server)))).rejects.toThrow('has more than the');
      server.closeAllConnections();
      server.close();
    });

    test('that sends to another host, or round and round, is not followed', async () => {
      let asked = 0;
      const other = createServer((_, response) => {
        asked += 1;
        response.end('{}');
      });
      const target = await listen(other);
      let location = `${target}manifest.json`;
      const server = createServer((_, response) => response.writeHead(302, { location }).end());
      const home = await listen(server);
      await expect(readManifest(siteSource(home))).rejects.toThrow('leads to another host');
      location = '/manifest.json';
      await expect(readManifest(siteSource(home))).rejects.toThrow('leads on and on');
      expect(asked).toBe(0);
      for (const one of [server, other]) one.close();
    });

    test.each(['../outside.txt', '/etc/passwd', 'a/../../b', './a', 'a\\b', 'a\u001b[2Jb', ''])(
      'cannot have a path such as %j looked at',
      async (path) => {
        const text = JSON.stringify([{ path, bytes: 1, sha256: '0'.repeat(64) }]);
        const sha256 = createHash('sha256').update(text).digest('hex');
        await writeFile(join(dir, 'manifest/000.json'), text);
        const root = JSON.parse(await readFile(join(dir, 'manifest.json'), 'utf8'));
        const lying = JSON.stringify({ ...root, files: 1, parts: [{ path: 'manifest/000.json', sha256 }] });
        await expect(readManifest(siteSource(dir), lying)).rejects.toThrow('no manifest/000.json: 0.path');
      },
    );

    test('cannot say another number of files than it names', async () => {
      const root = JSON.parse(await readFile(join(dir, 'manifest.json'), 'utf8'));
      for (const files of [0, root.files - 1, root.files + 1]) {
        await expect(readManifest(siteSource(dir), JSON.stringify({ ...root, files }))).rejects.toThrow(
          `speaks of ${files} files`,
        );
      }
    });
  });

  test('a server that is gone is said for every file', async () => {
    const { problems } = await verifySite('http://127.0.0.1:9/', await manifest(), { pause: 1, retries: 1 });
    expect(problems).toHaveLength(served.length);
    expect(problems[0]).toMatch(/^not loaded: 404\.html: /);
  });
});

describe('a BagIt bag', () => {
  const make = async () => {
    const bag = join(folder, 'bag');
    await writeBag({ dir: bag, payload: { site: dir }, contentVersion: version, date: '2026-01-02' });
    return bag;
  };
  test('is whole when it was just written, odd names included', async () => {
    await writeFile(join(dir, 'line\nbreak 100%.txt'), 'x');
    const bag = await make();
    expect(await readFile(join(bag, 'manifest-sha256.txt'), 'utf8')).toContain(
      'data/site/line%0Abreak 100%25.txt',
    );
    expect((await verifyBag(bag)).problems).toEqual([]);
  });
  test('one flipped bit, a lost and a foreign file are found', async () => {
    const bag = await make();
    await flipOneBit(join(bag, 'data/site/index.html'));
    await rm(join(bag, 'data/site/404.html'));
    await writeFile(join(bag, 'data/added.txt'), '');
    const { problems } = await verifyBag(bag);
    expect(problems.map((line) => line.replace(/ (?:has|is) .*/, ''))).toEqual([
      'missing: data/site/404.html',
      'changed: data/site/index.html',
      'unknown: data/added.txt',
    ]);
  });
  test('a changed checksum is found by the checksums of the checksums', async () => {
    const bag = await make();
    const file = join(bag, 'bag-info.txt');
    await writeFile(file, (await readFile(file, 'utf8')).replace(version, 'f'.repeat(16)));
    expect((await verifyBag(bag)).problems).toEqual([expect.stringMatching(/^changed: bag-info\.txt/)]);
  });
});

describe('the content version', () => {
  test('changes with a report, a record of custody and a vocabulary, not with the order of files or other files', async () => {
    const content = join(folder, 'content');
    const write = async (path: string, text: string) => {
      await mkdir(join(content, path, '..'), { recursive: true });
      await writeFile(join(content, path), text);
    };
    const seen = new Set<string>();
    const see = () => seen.add(contentVersion(content)).size;
    await write('reports/r1.md', 'one');
    await write('raw/r1/source.yml', 'a');
    expect(see()).toBe(1);
    await write('raw/r1/original.txt', 'bytes are covered by source.yml');
    expect(see()).toBe(1);
    await write('reports/r1.md', 'two');
    expect(see()).toBe(2);
    await write('raw/r1/source.yml', 'b');
    expect(see()).toBe(3);
    await write('vocab/units.yml', 'c');
    expect(see()).toBe(4);
  });
});

/**
 * A second copy of the originals to repair custody from: a project, its `content/raw`, a BagIt bag, or a built site in
 * a folder or on a host. What comes out of it is only believed when its SHA-256 is the one that custody names.
 */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { boundedFetch } from '../hosting/bounded-fetch.ts';
import { readManifest } from '../hosting/read-manifest.ts';
import { addressOf, siteSource } from '../hosting/site-source.ts';

export interface SecondCopy {
  /** Files that may be the original of a document, one at a time. */
  originals(id: string): AsyncIterable<Uint8Array>;
  /** The record of custody that lies with it, null when there is none. */
  record(id: string): Promise<string | null>;
}

/** Bytes of one original that are loaded from a host at most. */
const mostBytes = 256 * 1024 * 1024;
const timeout = 120_000;

const recordName = 'source.yml';

/**
 * @param place folder or address
 * @throws Error when it is no copy
 */
export async function secondCopy(place: string): Promise<SecondCopy> {
  if (/^https?:\/\//.test(place)) return siteCopy(place);
  const folder = resolve(place);
  const custody = [join(folder, 'content', 'raw'), join(folder, 'data', 'raw')].find((path) =>
    existsSync(path),
  );
  if (custody !== undefined) return custodyCopy(custody);
  if (existsSync(join(folder, 'manifest.json'))) return siteCopy(folder);
  const names = existsSync(folder) ? await readdir(folder) : [];
  if (names.some((name) => /^r[0-9a-f]{12}$/.test(name))) return custodyCopy(folder);
  throw new Error(`${place} 不是副本：应为项目文件夹、content/raw、BagIt 包、构建好的网站或网址`);
}

function custodyCopy(rawDir: string): SecondCopy {
  const inFolder = async (id: string): Promise<string[]> =>
    existsSync(join(rawDir, id)) ? readdir(join(rawDir, id)) : [];
  return {
    async *originals(id) {
      for (const name of await inFolder(id)) if (name !== recordName) yield readFile(join(rawDir, id, name));
    },
    async record(id) {
      return (await inFolder(id)).includes(recordName)
        ? readFile(join(rawDir, id, recordName), 'utf8')
        : null;
    },
  };
}

/** A site has the originals below `raw/`, and no records. */
async function siteCopy(place: string): Promise<SecondCopy> {
  const source = siteSource(place);
  const { files } = await readManifest(source);
  const isHost = /^https?:/.test(source.name);
  const load = (path: string): Promise<Uint8Array> =>
    isHost ? loadBytes(addressOf(source.name, path)) : readFile(join(source.name, path));
  return {
    async *originals(id) {
      for (const { path } of files) if (path.startsWith(`raw/${id}/`)) yield load(path);
    },
    record: async () => null,
  };
}

async function loadBytes(url: string): Promise<Uint8Array> {
  const { status, body } = await boundedFetch(url, { mostBytes, timeout });
  if (status !== 200) throw new Error(`${url} gives status ${status}`);
  return Buffer.concat(await Array.fromAsync(body));
}

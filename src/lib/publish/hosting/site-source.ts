/** A copy of the site to read from: a folder, or an address. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { manifestName } from '../../core/files.ts';
import { boundedFetch } from './bounded-fetch.ts';

export interface SiteSource {
  /** Folder, or address with a slash at its end. */
  readonly name: string;
  /**
   * @param path below the base path
   * @returns text of the file, null when it is not there
   * @throws Error when the host does not answer, or not with the file
   */
  read(path: string): Promise<string | null>;
}

/** Bytes of a text that is read as a whole: a page or a part of the manifest, which have some 200 KB. */
const mostText = 8 * 1024 * 1024;

const isUrl = (place: string): boolean => /^https?:\/\//.test(place);

/** @param place folder or address of a copy, or its `manifest.json` */
export function siteSource(place: string): SiteSource {
  return isUrl(place) ? urlSource(place) : folderSource(place);
}

function folderSource(place: string): SiteSource {
  const dir = place.endsWith('.json') ? dirname(resolve(place)) : resolve(place);
  return {
    name: dir,
    read: async (path) => {
      const file = path === manifestName && place.endsWith('.json') ? resolve(place) : join(dir, path);
      return existsSync(file) ? readFile(file, 'utf8') : null;
    },
  };
}

function urlSource(place: string): SiteSource {
  const home = `${place.replace(/manifest\.json$/, '').replace(/\/*$/, '')}/`;
  return {
    name: home,
    read: async (path) => {
      const url = addressOf(home, path);
      const { status, body } = await boundedFetch(url, { mostBytes: mostText, timeout: 60_000 });
      if (status === 404) return null;
      if (status !== 200) throw new Error(`${url} gives status ${status}`);
      const pieces: Uint8Array[] = [];
      for await (const piece of body) pieces.push(piece);
      return Buffer.concat(pieces).toString('utf8');
    },
  };
}

/** A page is asked for by its address: hosts redirect or hide the name of its file. */
export function addressOf(home: string, path: string): string {
  const address = path.replace(/(^|\/)index\.html$/, '$1');
  return home + address.split('/').map(encodeURIComponent).join('/');
}

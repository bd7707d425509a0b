/**
 * The built site as WARC files (ISO 28500), the format of web archives: what a host would answer for each address.
 * Written from the folder, without a network. Same site, address and date: same bytes.
 */
import { createHash } from 'node:crypto';
import { createWriteStream, type WriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { WARCRecord, WARCSerializer } from 'warcio';
import { placeFolder } from '../../core/replace-file.ts';
import { contentType, fileTypes } from '../hosting/file-types.ts';
import { listFiles } from '../hosting/files.ts';
import { hostFileNames } from '../hosting/host-file-names.ts';
import type { Manifest } from '../hosting/manifest.ts';
import { addressOf } from '../hosting/site-source.ts';

export interface WarcOptions {
  /** Folder of the WARC files; it must not exist. */
  readonly dir: string;
  readonly siteDir: string;
  readonly manifest: Manifest;
  /** Address of the home page, with a slash at its end: the site as it is, or will be, known. */
  readonly home: string;
  /** Day that the records carry, ISO 8601. */
  readonly date: string;
  /** Bytes after which a new file is begun; archives like files of about a gigabyte. */
  readonly fileBytes?: number;
}

/** An identifier that follows from what it names, in the form of a random UUID. */
function recordId(...parts: readonly string[]): string {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex');
  const uuid = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return `<urn:uuid:${uuid.join('-')}>`;
}

const serializerOptions = { gzip: true, digest: { algo: 'sha-256', prefix: 'sha256:' } };

const version = 'WARC/1.1';

/** @returns how many files were written, and how many addresses they hold */
export function writeWarc(options: WarcOptions): Promise<{ files: number; addresses: number }> {
  return placeFolder(options.dir, (staging) => writeRecords(staging, options));
}

async function writeRecords(
  dir: string,
  options: WarcOptions,
): Promise<{ files: number; addresses: number }> {
  const { siteDir, manifest, home, fileBytes = 1e9 } = options;
  const date = `${options.date}T00:00:00Z`;
  const types = fileTypes();
  const names: string[] = [];
  let addresses = 0;
  let out: WriteStream | undefined;

  const begin = async () => {
    const filename = `juanzong-${String(names.length).padStart(5, '0')}.warc.gz`;
    names.push(filename);
    out = createWriteStream(join(dir, filename));
    const info = WARCRecord.createWARCInfo(
      {
        filename,
        date,
        warcVersion: version,
        warcHeaders: { 'WARC-Record-ID': recordId(manifest.sha256, filename) },
      },
      { software: 'juanzong', format: version, isPartOf: manifest.contentVersion, description: home },
    );
    await write(out, await WARCSerializer.serialize(info, serializerOptions));
    return out;
  };

  for (const path of listFiles(siteDir)) {
    if (hostFileNames.includes(path)) continue;
    const name = path.split('/').at(-1) ?? '';
    const type = types.names[name] ?? types.endings[name.split('.').at(-1) ?? ''];
    const body = await readFile(join(siteDir, path));
    const url = addressOf(home, path);
    const record = WARCRecord.create(
      {
        url,
        date,
        type: 'response',
        warcVersion: version,
        statusline: path === '404.html' ? 'HTTP/1.1 404 Not Found' : 'HTTP/1.1 200 OK',
        httpHeaders: {
          'Content-Type': type ? contentType(type) : 'application/octet-stream',
          'Content-Length': String(body.length),
        },
        warcHeaders: { 'WARC-Record-ID': recordId(url, createHash('sha256').update(body).digest('hex')) },
      },
      [body],
    );
    if (out !== undefined && out.bytesWritten > fileBytes) {
      await close(out);
      out = undefined;
    }
    out ??= await begin();
    addresses += 1;
    await write(out, await WARCSerializer.serialize(record, serializerOptions));
  }
  if (out !== undefined) await close(out);
  return { files: names.length, addresses };
}

const write = (out: WriteStream, data: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    out.write(data, (error) => (error ? reject(error) : resolve()));
  });

async function close(out: WriteStream): Promise<void> {
  out.end();
  await finished(out);
}

/** Tells packages by their content, as formats are told, and opens them. */
import { constants, createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { createGunzip } from 'node:zlib';
import { limits } from '../../reading/decode/limits.ts';
import { containerOf, isMail, isMhtml } from '../../reading/decode/sniff.ts';
import { ByteReader } from './byte-reader.ts';
import { isMsg, mailEntries, msgEntries } from './mail-entries.ts';
import { type Entry, member, trouble, whyOf } from './member.ts';
import { sevenZipEntries } from './sevenzip-entries.ts';
import { isTarHeader, tarEntries } from './tar-entries.ts';
import { warcEntries } from './warc-entries.ts';
import { isZipPackage, zipEntries } from './zip-entries.ts';

/** `mail` and `msg` are documents that carry others; the other kinds are nothing but their members. */
export type PackageKind = 'zip' | 'tar' | 'gzip' | 'warc' | 'sevenzip' | 'mail' | 'msg';

/** Whether a package is a document as well. */
export const isDocument = (kind: PackageKind): boolean => kind === 'mail' || kind === 'msg';

const headLength = 16_384;
/** First bytes, in hexadecimal, of what 7-Zip unpacks: 7z, RAR, xz, bzip2. */
const sevenZipStart = /^(?:377abcaf271c|526172211a07|fd377a585a00|425a683[1-9]314159265359)/;
const warcStart = /^WARC\/\d\.\d\r?\n/;

/** Nothing for what is no file: a pipe or a device is not waited for. */
async function headOf(location: Uint8Array): Promise<Buffer> {
  const handle = await open(Buffer.from(location), constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    if (!(await handle.stat()).isFile()) return Buffer.alloc(0);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headLength), 0, headLength, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** @returns null for what is a document or nothing known */
export async function packageKind(location: Uint8Array): Promise<PackageKind | null> {
  const head = await headOf(location);
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  if (containerOf(head) === 'zip') return (await isZipPackage(location)) ? 'zip' : null;
  if (containerOf(head) === 'ole') return (await isMsg(location)) ? 'msg' : null;
  if (isTarHeader(head)) return 'tar';
  const text = head.toString('latin1');
  if (sevenZipStart.test(head.subarray(0, 10).toString('hex'))) return 'sevenzip';
  if (warcStart.test(text)) return 'warc';
  return isMail(text) || isMhtml(text) ? 'mail' : null;
}

/** What a compressed file is: an archive of files or of pages, or one file whose name is that of the package. */
async function* gzipEntries(location: Uint8Array, path: string): AsyncGenerator<Entry> {
  const file = createReadStream(Buffer.from(location));
  const plain = createGunzip();
  // An error of the file must reach whoever reads what comes out of it.
  file.on('error', (error) => plain.destroy(error)).pipe(plain);
  try {
    const reader = new ByteReader(plain);
    const head = await reader.peek(headLength);
    if (isTarHeader(head)) yield* tarEntries(reader);
    else if (warcStart.test(Buffer.from(head).toString('latin1')))
      yield* warcEntries(reader.rest(), location);
    else yield member(basename(path).replace(/\.gz$/i, ''), reader.rest());
  } catch (error) {
    yield trouble(null, 'damaged-file', `压缩文件（gzip）不完整或已损坏（${whyOf(error)}）`);
  } finally {
    file.destroy();
    plain.destroy();
  }
}

/** @param path name of the package, for a member that has none */
export async function* packageEntries(
  kind: PackageKind,
  location: Uint8Array,
  path: string,
): AsyncGenerator<Entry> {
  const bytes = (): AsyncIterable<Uint8Array> => createReadStream(Buffer.from(location));
  if (kind === 'zip') yield* zipEntries(location);
  else if (kind === 'gzip') yield* gzipEntries(location, path);
  else if (kind === 'tar') yield* tarEntries(new ByteReader(bytes()));
  else if (kind === 'warc') yield* warcEntries(bytes(), location);
  else if (kind === 'sevenzip') yield* sevenZipEntries(location, path);
  else {
    const whole = await readFile(Buffer.from(location));
    if (whole.length <= limits.container) yield* kind === 'msg' ? msgEntries(whole) : mailEntries(whole);
  }
}

/** Members of a ZIP file, read from the disk one at a time (APPNOTE.TXT 6.3). */
import { isUtf8 } from 'node:buffer';
import { type FileHandle, open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { fromFdPromise, type Entry as ZipEntry, type ZipFile } from 'yauzl';
import { pathText } from '../ingest/path-bytes.ts';
import { beside, type Entry, isBeside, mayBelong, member, passed, trouble, whyOf } from './member.ts';

/** Parts by which a ZIP file is one document of an office program, not a package of documents. */
const documentParts =
  /^(?:\[Content_Types\]\.xml|mimetype|word\/document\.xml|xl\/workbook\.(?:xml|bin)|ppt\/presentation\.xml|OFD\.xml|uof\.xml|META-INF\/container\.xml|Index\/Document\.iwa)$/i;

const unicodePath = 0x7075;

/** Info-ZIP writes the name in UTF-8 beside one in another encoding, with a checksum of that one. */
function nameBeside({ extraFields, fileNameRaw }: ZipEntry): string | null {
  const data = extraFields.find(({ id }) => id === unicodePath)?.data;
  if (data === undefined || data.length < 6 || data[0] !== 1) return null;
  return data.readUInt32LE(1) === crc32(fileNameRaw) && isUtf8(data.subarray(5))
    ? data.toString('utf8', 5)
    : null;
}

/** As UTF-8 where it is, else GBK: programs of Chinese Windows write that without saying so. */
const nameOf = (entry: ZipEntry): string =>
  (nameBeside(entry) ?? pathText(entry.fileNameRaw)).replaceAll('\\', '/').replace(/^\/+/, '');

async function openZip(handle: FileHandle): Promise<ZipFile> {
  return await fromFdPromise(handle.fd, { lazyEntries: true, decodeStrings: false, autoClose: false });
}

const maxEntries = 200_000;

async function* entriesOf(file: ZipFile): AsyncGenerator<ZipEntry> {
  let count = 0;
  for await (const entry of file.eachEntry()) {
    if (++count > maxEntries) return;
    yield entry;
  }
}

/** Whether a ZIP file holds documents, and is none itself. A damaged one is no package: its reader says so. */
export async function isZipPackage(location: Uint8Array): Promise<boolean> {
  const handle = await open(Buffer.from(location));
  try {
    for await (const entry of entriesOf(await openZip(handle)))
      if (documentParts.test(nameOf(entry))) return false;
    return true;
  } catch {
    return false;
  } finally {
    await handle.close();
  }
}

/** Indexes and pages that a WACZ file holds beside its archives. */
const isWacz = (names: ReadonlySet<string>): boolean =>
  names.has('datapackage.json') && [...names].some((name) => /^archive\/.+\.warc(?:\.gz)?$/.test(name));

/** @returns why an entry is no document, null for one that is */
function passedFor(name: string, wacz: boolean): string | null {
  if (wacz && !/^archive\/.+\.warc(?:\.gz)?$/.test(name)) return '网页归档的索引';
  return null;
}

async function oneEntry(file: ZipFile, entry: ZipEntry, name: string): Promise<Entry> {
  if (isBeside(name)) {
    const isOpen = mayBelong(name) && !entry.isEncrypted();
    const content = isOpen ? await file.openReadStreamPromise(entry).catch(() => null) : null;
    return beside(name, content);
  }
  if (entry.isEncrypted()) return trouble(name, 'encrypted', '压缩包里的这个文件加了密码');
  try {
    return member(name, await file.openReadStreamPromise(entry));
  } catch (error) {
    return trouble(name, 'damaged-file', `压缩包里的这个文件不能解开（${whyOf(error)}）`);
  }
}

export async function* zipEntries(location: Uint8Array): AsyncGenerator<Entry> {
  const handle = await open(Buffer.from(location));
  try {
    const file = await openZip(handle);
    const names = new Set<string>();
    for await (const entry of entriesOf(file)) names.add(nameOf(entry));
    const wacz = isWacz(names);
    const again = await openZip(handle);
    for await (const entry of entriesOf(again)) {
      const name = nameOf(entry);
      if (name.endsWith('/')) continue;
      const reason = passedFor(name, wacz);
      yield reason === null ? await oneEntry(again, entry, name) : passed(reason);
    }
  } catch (error) {
    yield trouble(null, 'damaged-file', `压缩包不完整或已损坏（${whyOf(error)}）`);
  } finally {
    await handle.close();
  }
}

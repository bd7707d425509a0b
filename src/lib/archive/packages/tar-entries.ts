/** Members of a TAR file (POSIX.1-2017 pax, ustar and what GNU adds), in a stream. */
import { pathText } from '../ingest/path-bytes.ts';
import type { ByteReader } from './byte-reader.ts';
import { beside, type Entry, isBeside, mayBelong, member, trouble, whyOf } from './member.ts';

const block = 512;

const field = (header: Uint8Array, at: number, length: number): Uint8Array => {
  const bytes = header.subarray(at, at + length);
  const end = bytes.indexOf(0);
  return end === -1 ? bytes : bytes.subarray(0, end);
};

const octal = (bytes: Uint8Array): number =>
  Number.parseInt(Buffer.from(bytes).toString('latin1').trim() || '0', 8);

/** Octal digits, or a binary number when the first bit is set. */
function sizeOf(header: Uint8Array): number {
  const first = header[124] ?? 0;
  if ((first & 0x80) === 0) return octal(field(header, 124, 12));
  return header.subarray(128, 136).reduce((sum, byte) => sum * 256 + byte, 0);
}

/** The sum of all bytes of a header with blanks in place of the sum itself. */
export function isTarHeader(header: Uint8Array): boolean {
  if (header.length < block) return false;
  const sum = header
    .subarray(0, block)
    .reduce((all, byte, i) => all + (i >= 148 && i < 156 ? 0x20 : byte), 0);
  return sum === octal(field(header, 148, 8)) && sum > 8 * 0x20;
}

function nameOf(header: Uint8Array): string {
  const name = field(header, 0, 100);
  const prefix =
    Buffer.from(header.subarray(257, 262)).toString('latin1') === 'ustar' ? field(header, 345, 155) : [];
  // GNU keeps times in the place of the prefix, which a path never begins with.
  const hasPrefix = prefix.length > 0 && header[263] === 0x30;
  return pathText(hasPrefix ? Buffer.concat([prefix as Uint8Array, Buffer.from('/'), name]) : name);
}

/** Records of an extended header: `27 path=…\n`, the length of all in front. */
function paxPath(bytes: Uint8Array): string | null {
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(0x20, at);
    const length = Number(Buffer.from(bytes.subarray(at, space)).toString('latin1'));
    if (space === -1 || !Number.isInteger(length) || length <= 0) return null;
    const record = Buffer.from(bytes.subarray(space + 1, at + length - 1)).toString('utf8');
    if (record.startsWith('path=')) return record.slice(5);
    at += length;
  }
  return null;
}

const maxHeader = 1024 * 1024;

export async function* tarEntries(reader: ByteReader): AsyncGenerator<Entry> {
  let longName: string | null = null;
  try {
    for (;;) {
      const header = await reader.take(block);
      if (header.length === 0 || header.every((byte) => byte === 0)) return;
      if (!isTarHeader(header)) {
        yield trouble(null, 'damaged-file', '归档（tar）里有一处损坏，其后的文件没有读到');
        return;
      }
      const size = sizeOf(header);
      const type = String.fromCharCode(header[156] ?? 0);
      const padding = (block - (size % block)) % block;
      if ((type === 'L' || type === 'x') && size <= maxHeader) {
        const bytes = await reader.take(size);
        longName = type === 'L' ? pathText(field(bytes, 0, size)) : (paxPath(bytes) ?? longName);
        await reader.take(padding);
        continue;
      }
      const name = (longName ?? nameOf(header)).replace(/^(?:\.?\/)+/, '');
      longName = null;
      const content = reader.stream(size);
      const isFile = type === '0' || type === '\0' || type === '7';
      if (isFile && isBeside(name)) yield beside(name, mayBelong(name) ? content : null);
      else if (isFile && !name.endsWith('/')) yield member(name, content);
      // Whoever had it may have left some.
      for await (const _ of content);
      await reader.take(padding);
    }
  } catch (error) {
    yield trouble(null, 'damaged-file', `归档不完整或已损坏（${whyOf(error)}）`);
  }
}

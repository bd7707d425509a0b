/** Reads web archives by the letter of the standard (ISO 28500), without the library that wrote them. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { crc32, inflateRawSync } from 'node:zlib';

export interface WarcRecord {
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly block: Buffer;
  /** What follows the headers of an HTTP message; the block where there is none. */
  readonly payload: Buffer;
}

/** Members of a gzip file (RFC 1952) as they were written: one a record. */
function* members(bytes: Buffer): Generator<Buffer> {
  for (let offset = 0; offset < bytes.length; ) {
    if (bytes.readUInt16BE(offset) !== 0x1f8b || bytes[offset + 3] !== 0)
      throw new Error(`no member at ${offset}`);
    const { buffer, engine } = inflateRawSync(bytes.subarray(offset + 10), { info: true }) as unknown as {
      buffer: Buffer;
      engine: { bytesWritten: number };
    };
    const end = offset + 10 + engine.bytesWritten;
    if (bytes.readUInt32LE(end) !== crc32(buffer)) throw new Error(`checksum of the member at ${offset}`);
    yield buffer;
    offset = end + 8;
  }
}

const headersOf = (text: string): Map<string, string> =>
  new Map(
    text
      .split('\r\n')
      .slice(1)
      .filter((line) => line !== '')
      .map((line) => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
      }),
  );

/** @throws Error where the file is not as the standard says */
export function readRecords(file: string): WarcRecord[] {
  return [...members(readFileSync(file))].map((member) => {
    const end = member.indexOf('\r\n\r\n');
    const head = member.subarray(0, end).toString('utf8');
    if (!/^WARC\/1\.[01]\r\n/.test(head)) throw new Error(`no record: ${head.slice(0, 40)}`);
    const headers = headersOf(head);
    for (const name of ['warc-type', 'warc-record-id', 'warc-date', 'content-length'])
      if (!headers.has(name)) throw new Error(`no ${name}`);
    const block = member.subarray(end + 4, end + 4 + Number(headers.get('content-length')));
    if (member.subarray(end + 4 + block.length).toString() !== '\r\n\r\n')
      throw new Error('no end of the record');
    const isHttp = headers.get('content-type')?.startsWith('application/http') === true;
    const payload = isHttp ? block.subarray(block.indexOf('\r\n\r\n') + 4) : block;
    const digest = headers.get('warc-payload-digest');
    const sum = createHash('sha256').update(payload).digest('hex');
    // A revisit names the body that is kept elsewhere.
    const isHere = isHttp && headers.get('warc-type') !== 'revisit';
    if (isHere && digest !== `sha256:${sum}`) throw new Error(`digest ${digest} is not that of the payload`);
    return { headers, block, payload };
  });
}

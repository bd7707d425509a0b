/** Reads WARC files by the letter of the standard, with nothing of the library that wrote them. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export interface WarcRecord {
  readonly type: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number;
  readonly httpHeaders: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const blank = Buffer.from('\r\n\r\n');

function split(bytes: Buffer): { first: string; headers: Record<string, string>; rest: Buffer } {
  const end = bytes.indexOf(blank);
  if (end === -1) throw new Error('no end of the headers');
  const [first = '', ...lines] = bytes.subarray(0, end).toString().split('\r\n');
  const headers = lines.map((line) => [
    line.slice(0, line.indexOf(':')).toLowerCase(),
    line.slice(line.indexOf(':') + 1).trim(),
  ]);
  return { first, headers: Object.fromEntries(headers), rest: bytes.subarray(end + blank.length) };
}

const sha256 = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** @throws Error when a record is cut short or is not what its checksum says */
export function readWarc(file: string): WarcRecord[] {
  const records: WarcRecord[] = [];
  for (let bytes: Buffer = gunzipSync(readFileSync(file)); bytes.length > 0; ) {
    const { first, headers, rest } = split(bytes);
    if (first !== 'WARC/1.1') throw new Error(`not a record: ${first}`);
    const length = Number(headers['content-length']);
    const block = rest.subarray(0, length);
    if (!rest.subarray(length, length + 4).equals(blank))
      throw new Error(`${headers['warc-target-uri']} is cut short`);
    const digest = headers['warc-block-digest'];
    if (digest !== undefined && digest !== sha256(block))
      throw new Error(`${headers['warc-target-uri']} was changed`);
    const isResponse = headers['warc-type'] === 'response';
    const http = isResponse ? split(block) : { first: '', headers: {}, rest: block };
    if (isResponse && headers['warc-payload-digest'] !== sha256(http.rest))
      throw new Error('the payload was changed');
    records.push({
      type: headers['warc-type'] ?? '',
      url: headers['warc-target-uri'] ?? '',
      headers,
      status: Number(http.first.split(' ')[1]),
      httpHeaders: http.headers,
      body: http.rest,
    });
    bytes = rest.subarray(length + 4);
  }
  return records;
}

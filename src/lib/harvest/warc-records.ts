/**
 * What was fetched as records of a web archive (ISO 28500): each answer with its address, time and headers. Every
 * record is compressed by itself, so that files of records joined end to end are a file of records.
 */
import { randomUUID } from 'node:crypto';
import { WARCRecord, WARCSerializer } from 'warcio';
import type { Answer } from './request.ts';

const version = 'WARC/1.1';
const serializerOptions = { gzip: true, digest: { algo: 'sha-256', prefix: 'sha256:' } };

const serialized = (record: WARCRecord): Promise<Uint8Array> =>
  WARCSerializer.serialize(record, serializerOptions);

/** Headers that no longer hold for the unpacked body are kept under another name, as web archives do. */
const transport = /^(?:content-encoding|transfer-encoding|content-length)$/i;

function headersOf({ rawHeaders, body }: Answer): [string, string][] {
  const pairs: [string, string][] = [];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] ?? '';
    pairs.push([transport.test(name) ? `X-Archive-Orig-${name}` : name, rawHeaders[i + 1] ?? '']);
  }
  return [...pairs, ['Content-Length', String(body.length)]];
}

/** What the file is, at its beginning. @param name of the file */
export const infoRecord = (name: string, date: string, userAgent: string): Promise<Uint8Array> =>
  serialized(
    WARCRecord.createWARCInfo(
      { filename: name, date, warcVersion: version },
      { software: 'juanzong', format: version, 'http-header-user-agent': userAgent, robots: 'obey' },
    ),
  );

/** One answer. @param via address of the article that it belongs to, as its next page or a file attached to it */
export async function answerRecords(answer: Answer, via: string | null): Promise<Uint8Array> {
  const id = `<urn:uuid:${randomUUID()}>`;
  const response = WARCRecord.create(
    {
      url: answer.url,
      date: answer.date,
      type: 'response',
      warcVersion: version,
      statusline: answer.statusLine,
      httpHeaders: headersOf(answer),
      keepHeadersCase: true,
      warcHeaders: { 'WARC-Record-ID': id },
    },
    [answer.body],
  );
  const records = [await serialized(response)];
  if (via !== null) {
    const metadata = WARCRecord.create(
      {
        url: answer.url,
        date: answer.date,
        type: 'metadata',
        warcVersion: version,
        warcHeaders: { 'Content-Type': 'application/warc-fields', 'WARC-Refers-To': id },
      },
      [Buffer.from(`via: ${via}\r\n`)],
    );
    records.push(await serialized(metadata));
  }
  return Buffer.concat(records);
}

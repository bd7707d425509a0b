/**
 * What was fetched as records of a web archive (ISO 28500): each answer with its address, time and headers. Every
 * record is compressed by itself, so that files of records joined end to end are a file of records.
 */
import { randomUUID } from 'node:crypto';
import { WARCRecord, WARCSerializer } from 'warcio';
import { articlePages } from '../archive/packages/warc-entries.ts';
import { refersToFile, refersToOffset } from '../archive/packages/warc-revisit.ts';
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

const newId = (): string => `<urn:uuid:${randomUUID()}>`;

export interface Belonging {
  /** Address of the article that it belongs to, as a further page or an attached file. */
  readonly via: string | null;
  /** Id of the record of the article that it is a page of, which stands before it. */
  readonly partOf?: string | null;
}

/** One answer, and where it belongs to. */
export async function answerRecords(answer: Answer, { via, partOf = null }: Belonging): Promise<Uint8Array> {
  const id = newId();
  const response = WARCRecord.create(
    {
      url: answer.url,
      date: answer.date,
      type: 'response',
      warcVersion: version,
      statusline: answer.statusLine,
      httpHeaders: headersOf(answer),
      keepHeadersCase: true,
      warcHeaders: { 'WARC-Record-ID': id, ...(partOf === null ? {} : { 'WARC-Concurrent-To': partOf }) },
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

/**
 * That an article in several pages follows, whose records name this one: they make one document together, and each of
 * their bodies may be kept elsewhere.
 * @param first answer to the request for its first page
 */
export async function articleRecord(
  first: Answer,
  pages: number,
): Promise<{ readonly id: string; readonly record: Uint8Array }> {
  const id = newId();
  const record = WARCRecord.create(
    {
      url: first.url,
      date: first.date,
      type: 'metadata',
      warcVersion: version,
      warcHeaders: { 'WARC-Record-ID': id, 'Content-Type': 'application/warc-fields' },
    },
    [Buffer.from(`${articlePages}: ${pages}\r\n`)],
  );
  return { id, record: await serialized(record) };
}

/** Where the body of a record is kept already. */
export interface KeptBody {
  /** Id, address and time of the record that has it. */
  readonly id: string;
  readonly url: string;
  readonly date: string;
  /** Name of its archive, and at which byte it begins there. */
  readonly archive: string;
  readonly offset: number;
}

/** The same answer without its body, which is kept elsewhere. */
export function revisitRecord(response: WARCRecord, kept: KeptBody): Promise<Uint8Array> {
  const named = ['WARC-Record-ID', 'WARC-Concurrent-To', 'WARC-Payload-Digest'];
  const same = named.flatMap((name): [string, string][] => {
    const value = response.warcHeader(name);
    return value ? [[name, value]] : [];
  });
  return serialized(
    WARCRecord.create({
      url: response.warcTargetURI ?? '',
      date: response.warcDate ?? '',
      type: 'revisit',
      warcVersion: version,
      statusline: response.httpHeaders?.statusline ?? '',
      httpHeaders: [...(response.httpHeaders?.headers ?? [])],
      keepHeadersCase: true,
      refersToUrl: kept.url,
      refersToDate: kept.date,
      warcHeaders: [
        ...same,
        ['WARC-Refers-To', kept.id],
        [refersToFile, kept.archive],
        [refersToOffset, String(kept.offset)],
      ],
    }),
  );
}

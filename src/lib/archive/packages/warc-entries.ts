/** Documents of a web archive (ISO 28500): what a host answered, with address and time. */
import { WARCParser, type WARCRecord } from 'warcio';
import { type Entry, member, passed, trouble, whyOf } from './member.ts';

/** What a page is made of beside its text. */
const furniture =
  /^(?:image|audio|video|font)\/|(?:^|[/+])(?:css|javascript|ecmascript|json|manifest|wasm|x-font[\w-]*)\b/i;

const typeOf = (record: WARCRecord): string =>
  (record.warcType === 'response'
    ? record.httpHeaders?.headers.get('content-type')
    : record.warcContentType) ?? '';

/** Addresses under which crawlers keep what they say themselves: their settings, a log, a picture of a page. */
const ofCrawler = /^<?(?:metadata:|dns:|urn:(?!uuid:))/i;

/**
 * @param articles ids of documents that were made out of several pages, which follow them
 * @returns why a record is no document, null for one that is
 */
function passedFor(record: WARCRecord, articles: ReadonlySet<string>): string | null {
  const { warcType } = record;
  if (ofCrawler.test(record.warcTargetURI ?? '')) return '归档的说明、请求等记录';
  if (articles.has(record.warcHeader('WARC-Concurrent-To') ?? '')) return '文章的分页，已合为一份';
  if (warcType === 'revisit') return '与先前所存相同的网页（revisit）';
  if (warcType !== 'response' && warcType !== 'resource' && warcType !== 'conversion')
    return '归档的说明、请求等记录';
  const status = Number(record.httpHeaders?.statusCode ?? 200);
  if (status !== 200) return `没有取得内容的网页（状态 ${status}）`;
  return furniture.test(typeOf(record)) ? furnitureReason : null;
}

const furnitureReason = '图片、样式、脚本、数据';

/** A picture may be a part of a page. */
const isPicture = (record: WARCRecord): boolean => /^image\/(?:png|jpe?g|tiff)/i.test(typeOf(record));

const isAddress = (address: string): boolean => /^https?:/i.test(address) && URL.canParse(address);

/** Times of WARC 1.1 may have fractions of a second. */
const timeOf = (date: string | null | undefined): string | null =>
  date && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(date) ? date : null;

/** What a stream gives, with word of its end. */
async function* watched(
  source: AsyncIterable<Uint8Array>,
  end: { reached: boolean },
): AsyncGenerator<Uint8Array> {
  yield* source;
  end.reached = true;
}

/**
 * Takes what is left of a record. The library waits for ever for what a broken file does not hold, so that is told here.
 * @throws Error when less came than the record says that it holds
 */
async function finish(record: WARCRecord, end: { readonly reached: boolean }): Promise<void> {
  for await (const _ of record._reader);
  const left = (record._reader as { readonly limit?: number }).limit ?? 0;
  if (end.reached && left > 0) throw new Error(`${left} bytes are missing`);
}

export async function* warcEntries(source: AsyncIterable<Uint8Array>): AsyncGenerator<Entry> {
  const end = { reached: false };
  const articles = new Set<string>();
  try {
    for await (const record of WARCParser.iterRecords(watched(source, end))) {
      const reason = passedFor(record, articles);
      if (record.warcType === 'conversion') articles.add(record.warcHeader('WARC-Record-ID') ?? '');
      const address = record.warcTargetURI?.replace(/^<|>$/g, '') ?? '';
      const beside = reason === furnitureReason && isPicture(record) ? { beside: reason } : {};
      if (reason === null || 'beside' in beside) {
        const provenance = {
          origin: isAddress(address) ? address : null,
          captured: timeOf(record.warcDate),
          ...beside,
        };
        yield member(
          address || (record.warcHeader('WARC-Record-ID') ?? ''),
          record.contentReader,
          provenance,
        );
      } else yield passed(reason);
      await finish(record, end);
    }
  } catch (error) {
    yield trouble(null, 'damaged-file', `网页归档不完整或已损坏，其后的网页没有读到（${whyOf(error)}）`);
  }
}

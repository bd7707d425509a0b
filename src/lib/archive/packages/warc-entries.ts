/** Documents of a web archive (ISO 28500): what a host answered, with address and time. */
import { WARCParser, type WARCRecord } from 'warcio';
import { boundedBody } from '../../core/bounded-body.ts';
import { limits } from '../../reading/decode/limits.ts';
import { type ArticlePage, pagedArticle } from '../../reading/decode/mhtml/paged-article.ts';
import { type Content, type Entry, member, type Provenance, passed, trouble, whyOf } from './member.ts';
import { revisitedBody } from './warc-revisit.ts';

/** What a page is made of beside its text. */
const furniture =
  /^(?:image|audio|video|font)\/|(?:^|[/+])(?:css|javascript|ecmascript|json|manifest|wasm|x-font[\w-]*)\b/i;

const typeOf = (record: WARCRecord): string =>
  (record.httpHeaders ? record.httpHeaders?.headers.get('content-type') : record.warcContentType) ?? '';

/** Addresses under which crawlers keep what they say themselves: their settings, a log, a picture of a page. */
const ofCrawler = /^<?(?:metadata:|dns:|urn:(?!uuid:))/i;

/** @returns why a record is no document, null for one that is, once its body is found */
function passedFor(record: WARCRecord): string | null {
  const { warcType } = record;
  if (ofCrawler.test(record.warcTargetURI ?? '')) return '归档的说明、请求等记录';
  if (
    warcType !== 'response' &&
    warcType !== 'resource' &&
    warcType !== 'conversion' &&
    warcType !== 'revisit'
  )
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

/** An article whose pages follow at once, each as a record of its own that names this one. */
interface Article extends Provenance {
  /** Of the record that says so. */
  readonly id: string;
  readonly address: string;
  /** How many pages it has. */
  readonly count: number;
  readonly pages: ArticlePage[];
  bytes: number;
  /** Why it cannot be put together. */
  trouble: Entry | null;
}

const addressOf = (record: WARCRecord): string => record.warcTargetURI?.replace(/^<|>$/g, '') ?? '';

const provenanceOf = (record: WARCRecord): Provenance => {
  const address = addressOf(record);
  return { origin: isAddress(address) ? address : null, captured: timeOf(record.warcDate) };
};

/** The field by which a record of metadata says that an article in so many pages follows. */
export const articlePages = 'article-pages';

async function articleOf(record: WARCRecord): Promise<Article | null> {
  if (record.warcType !== 'metadata' || record.warcContentLength > 1000) return null;
  const text = Buffer.from(await record.readFully(false)).toString();
  const count = Number(new RegExp(`^${articlePages}: (\\d{1,3})\\r?$`, 'm').exec(text)?.[1] ?? 0);
  if (count === 0) return null;
  const id = record.warcHeader('WARC-Record-ID') ?? '';
  const own = { id, address: addressOf(record), count, pages: [], bytes: 0, trouble: null };
  return { ...provenanceOf(record), ...own };
}

/** The document that the pages make together. */
const whole = ({ address, pages, trouble: why, origin, captured }: Article): Entry =>
  why ?? member(address, [pagedArticle(pages)], { origin, captured });

const notFound = (page: string): string =>
  `文章的一页（${page}）存在先前的网页归档里，那里没有找到；请把各次的归档放在同一个文件夹里再读`;

class TooLarge extends Error {}

const asPage = '文章的分页，已合为一份';

/** What the records of one archive hold, in turn. */
class Records {
  readonly #location: Uint8Array;
  #name: string | null = null;
  /** The one whose pages are coming. */
  #article: Article | null = null;
  readonly #brokenOff: Entry[] = [];
  /** Documents made of pages that follow them: so older archives have it. */
  readonly #conversions = new Set<string>();

  constructor(location: Uint8Array) {
    this.#location = location;
  }

  async #contentOf(record: WARCRecord): Promise<Content | null> {
    if (record.warcType !== 'revisit') return record.contentReader;
    const body = await revisitedBody(record, this.#location, this.#name);
    return body && [body];
  }

  async entry(record: WARCRecord): Promise<Entry> {
    const partOf = record.warcHeader('WARC-Concurrent-To') ?? '';
    const id = record.warcHeader('WARC-Record-ID') ?? '';
    this.#name = record.warcHeader('WARC-Filename') ?? this.#name;
    if (record.warcType === 'conversion') this.#conversions.add(id);
    const begun = await articleOf(record);
    if (begun !== null) this.#begin(begun);
    if (this.#article !== null && this.#article.id === partOf) return this.#page(this.#article, record);
    const reason = this.#conversions.has(partOf) ? asPage : passedFor(record);
    const beside = reason === furnitureReason && isPicture(record) ? { beside: reason } : {};
    if (reason !== null && !('beside' in beside)) return passed(reason);
    const content = await this.#contentOf(record);
    if (content === null) return passed('与先前所存相同的网页（revisit）');
    return member(addressOf(record) || id, content, { ...provenanceOf(record), ...beside });
  }

  async #page(article: Article, record: WARCRecord): Promise<Entry> {
    const [address, content] = [addressOf(record), await this.#contentOf(record)];
    if (content === null) article.trouble ??= trouble(article.address, 'damaged-file', notFound(address));
    try {
      const left = limits.container - article.bytes;
      const parts = boundedBody(content ?? [], left, () => new TooLarge());
      const bytes = Buffer.concat(await Array.fromAsync(parts));
      article.bytes += bytes.length;
      article.pages.push({ address, bytes });
    } catch (error) {
      if (!(error instanceof TooLarge)) throw error;
      article.trouble ??= trouble(article.address, 'too-large', '文章各页合起来过大');
      article.pages.push({ address, bytes: new Uint8Array() });
    }
    if (article.pages.length < article.count) return passed(asPage);
    this.#article = null;
    return whole(article);
  }

  #begin(article: Article | null): void {
    if (this.#article !== null) {
      const { address, count, pages } = this.#article;
      const why = `文章有 ${count} 页，网页归档里只有 ${pages.length} 页`;
      this.#brokenOff.push(trouble(address, 'damaged-file', why));
    }
    this.#article = article;
  }

  /** @returns articles that the archive has not all pages of */
  end(): readonly Entry[] {
    this.#begin(null);
    return this.#brokenOff;
  }
}

/** @param location of the archive: what it does not hold again may stand beside it */
export async function* warcEntries(
  source: AsyncIterable<Uint8Array>,
  location: Uint8Array,
): AsyncGenerator<Entry> {
  const end = { reached: false };
  const records = new Records(location);
  try {
    for await (const record of WARCParser.iterRecords(watched(source, end))) {
      yield await records.entry(record);
      await finish(record, end);
    }
    yield* records.end();
  } catch (error) {
    yield trouble(null, 'damaged-file', `网页归档不完整或已损坏，其后的网页没有读到（${whyOf(error)}）`);
  }
}

/** Fetches addresses, each with what belongs to it: further pages of the article and files attached to it. */
import { type AddressList, feedOrSitemap, mostListBytes } from './address-lists.ts';
import { type Answered, followPages, recordsOf, recordsOfArticle } from './article.ts';
import { byHost } from './by-host.ts';
import type { Fetched, Fetcher, Validators } from './fetcher.ts';
import type { HarvestStore } from './harvest-store.ts';
import type { Answer } from './request.ts';

export type GetState =
  /** It would be fetched: a dry run. */
  | 'listed'
  | 'fetched'
  /** It holds further addresses. */
  | 'list'
  /** The host says that it is as the archive has it. */
  | 'unchanged'
  /** The run before, which was killed, has fetched it. */
  | 'kept'
  /** The host has no such page. */
  | 'absent'
  | 'refused'
  | 'failed';

/** What became of one address. */
export interface GetResult {
  readonly address: string;
  readonly state: GetState;
  /** In words. */
  readonly detail: string;
}

export interface GetOptions {
  readonly addresses: readonly string[];
  readonly fetcher: Fetcher;
  readonly store: HarvestStore;
  /** What the archive knows of an address. */
  readonly known: (address: string) => Validators;
  readonly dryRun: boolean;
}

/** Files attached to one article. */
const mostAttachments = 50;
/** An index of sitemaps may lead to others (sitemaps.org allows one step; some hosts take two). */
const listDepth = 3;
/** A dry run looks into what is a list by its name, since it fetches no page. */
const listName = /(?:\.(?:xml|rss|atom|rdf)(?:\.gz)?|feed\.json|sitemap[\w.-]*)$|[/=](?:feed|rss|atom)\/?$/i;

export const isFine = (state: GetState): boolean =>
  state !== 'absent' && state !== 'refused' && state !== 'failed';

/** @returns null for an answer with a document in it */
export function troubleWith(fetched: Fetched): Pick<GetResult, 'state' | 'detail'> | null {
  if (fetched.type !== 'answer') return { state: fetched.type, detail: fetched.reason };
  const { status } = fetched.answer;
  if (status === 404 || status === 410) return { state: 'absent', detail: `主机说没有这一网页（${status}）` };
  if (status === 304) return { state: 'unchanged', detail: '与本库所存相同（304）' };
  return status === 200 ? null : { state: 'failed', detail: `主机应答 ${status}` };
}

/** An address without its fragment, as it is asked for; what is no address stays as it is. */
function asked(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  url.hash = '';
  return url.href;
}

const describe = ({ url, body, headers }: Answer, address: string): string => {
  const size = `${Math.ceil(body.length / 1024)} KB`;
  const type = headers['content-type']?.split(';')[0] ?? '';
  return [size, type, url === address ? '' : `转到 ${url}`].filter((part) => part !== '').join('，');
};

class Getting {
  readonly #options: GetOptions;
  readonly #seen = new Set<string>();
  readonly #tell: (result: GetResult) => void;

  constructor(options: GetOptions, tell: (result: GetResult) => void) {
    this.#options = options;
    this.#tell = tell;
  }

  /** @param depth of lists in lists that may still be opened */
  async all(addresses: readonly string[], depth: number): Promise<void> {
    const fresh = addresses
      .map(asked)
      .filter((address) => !this.#seen.has(address) && this.#seen.add(address));
    const take = (address: string) =>
      this.#options.dryRun ? this.#list(address, depth) : this.#one(address, depth);
    await byHost(fresh, (address) => address, take);
  }

  async #open(address: string, list: AddressList, depth: number): Promise<void> {
    const count = list.addresses.length + list.lists.length;
    this.#tell({ address, state: 'list', detail: `列有 ${count} 个网址` });
    await this.all(list.lists, depth - 1);
    await this.all(list.addresses, 0);
  }

  async #list(address: string, depth: number): Promise<void> {
    const { fetcher } = this.#options;
    if (depth > 0 && URL.canParse(address) && listName.test(address)) {
      const fetched = await fetcher.fetch(address, {}, { mostBytes: mostListBytes, timeout: 120_000 });
      const trouble = troubleWith(fetched);
      if (trouble !== null) return this.#tell({ address, ...trouble });
      const { answer } = fetched as Answered;
      const list = feedOrSitemap(answer.body, answer.url);
      if (list !== null) return this.#open(address, list, depth);
    }
    const refusal = await fetcher.mayAsk(address);
    this.#tell(refusal ? { address, ...refusal } : { address, state: 'listed', detail: '' });
  }

  async #one(address: string, depth: number): Promise<void> {
    const { fetcher, store, known } = this.#options;
    if (store.has(address)) return this.#tell({ address, state: 'kept', detail: '上次中断前已取' });
    const fetched = await fetcher.fetch(address, known(address));
    const trouble = troubleWith(fetched);
    if (trouble !== null) return this.#tell({ address, ...trouble });
    const first = fetched as Answered;
    const list = depth > 0 ? feedOrSitemap(first.answer.body, first.answer.url) : null;
    if (list !== null) return this.#open(address, list, depth);
    const told: GetResult[] = [{ address, state: 'fetched', detail: describe(first.answer, address) }];
    store.put(address, Buffer.concat(await this.#article(first, told)));
    for (const result of told) this.#tell(result);
  }

  /** Records of an article with its further pages and files. */
  async #article(first: Answered, told: GetResult[]): Promise<Uint8Array[]> {
    const article = await followPages(first, (next) => this.#part(next, '续页', told));
    const { attachments, lost } = article;
    if (lost !== null)
      told.push({ address: lost, state: 'failed', detail: '文章的续页没有取全，各页各作一份' });
    const records = [await recordsOfArticle(article)];
    for (const [k, attachment] of attachments.entries()) {
      if (this.#seen.has(attachment)) continue;
      if (k >= mostAttachments) {
        told.push({ address: attachment, state: 'failed', detail: `附件超过 ${mostAttachments} 个，没有取` });
        continue;
      }
      const file = await this.#part(attachment, '附件', told);
      if (file !== null) records.push(await recordsOf(file, first.answer.url));
    }
    return records;
  }

  /** Fetches what belongs to an article. @returns null when there is no document */
  async #part(address: string, what: string, told: GetResult[]): Promise<Answered | null> {
    this.#seen.add(address);
    const fetched = await this.#options.fetcher.fetch(address);
    const trouble = troubleWith(fetched);
    if (trouble !== null || fetched.type !== 'answer') {
      told.push({ address, state: 'failed', ...trouble, detail: `${what}：${trouble?.detail ?? ''}` });
      return null;
    }
    told.push({ address, state: 'fetched', detail: `${what}，${describe(fetched.answer, address)}` });
    return fetched;
  }
}

/** Fetches addresses, and what the lists among them hold, into the store. @param tell is called for each address */
export const get = (options: GetOptions, tell: (result: GetResult) => void): Promise<void> =>
  new Getting(options, tell).all(options.addresses, listDepth);

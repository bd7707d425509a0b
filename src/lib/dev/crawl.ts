/** Follows every link of a served site, as a robot without JavaScript does, and finds those that lead nowhere. */
import { type DefaultTreeAdapterMap, parse } from 'parse5';

export interface CrawledPage {
  readonly status: number;
  /** Ids that a link can point at. */
  readonly ids: ReadonlySet<string>;
  /** Absolute addresses of all that the page refers to. */
  readonly links: readonly string[];
}

export interface Crawl {
  /** What was fetched, by address without query and fragment. */
  readonly pages: ReadonlyMap<string, CrawledPage>;
  /** One line for each link that leads nowhere: the page, the link and what is wrong. */
  readonly broken: readonly string[];
}

/** Attributes that hold an address. */
const addressAttributes = new Set(['href', 'src', 'action', 'poster', 'data']);

/** @param home address of the home page with its base path: nothing outside it may be linked on its origin */
export async function crawl(home: string): Promise<Crawl> {
  const pages = new Map<string, CrawledPage>();
  const queue = [home];
  for (let address = queue.pop(); address !== undefined; address = queue.pop()) {
    if (pages.has(address)) continue;
    const page = await fetchPage(address);
    pages.set(address, page);
    queue.push(...page.links.filter((link) => isOwn(link, home)).map(withoutFragment));
  }
  return { pages, broken: [...findBroken(pages, home)] };
}

function* findBroken(pages: ReadonlyMap<string, CrawledPage>, home: string): Generator<string> {
  for (const [address, { links }] of pages) {
    for (const link of links) {
      if (!isOwn(link, home)) {
        if (new URL(link).origin === new URL(home).origin) yield `${address}: ${link} leaves the base path`;
        continue;
      }
      const target = pages.get(withoutFragment(link));
      const id = decodeURIComponent(new URL(link).hash.slice(1));
      if (target?.status !== 200) yield `${address}: ${link} gives status ${target?.status}`;
      else if (id !== '' && !target.ids.has(id)) yield `${address}: ${link} has no such anchor`;
    }
  }
}

async function fetchPage(address: string): Promise<CrawledPage> {
  const response = await fetch(address);
  const isHtml = response.headers.get('content-type')?.startsWith('text/html');
  if (isHtml) return { status: response.status, ...readPage(await response.text(), address) };
  await response.body?.cancel();
  return { status: response.status, ids: new Set(), links: [] };
}

/** @returns the ids and the absolute addresses in a page's HTML */
function readPage(html: string, address: string): Pick<CrawledPage, 'ids' | 'links'> {
  const ids = new Set<string>();
  const links: string[] = [];
  const visit = (node: DefaultTreeAdapterMap['node']): void => {
    for (const { name, value } of 'attrs' in node ? node.attrs : []) {
      if (name === 'id') ids.add(value);
      if (addressAttributes.has(name)) links.push(new URL(value, address).href);
    }
    for (const child of 'childNodes' in node ? node.childNodes : []) visit(child);
    if (node.nodeName === 'template' && 'content' in node) visit(node.content);
  };
  visit(parse(html));
  return { ids, links };
}

function isOwn(link: string, home: string): boolean {
  return link.startsWith(home);
}

function withoutFragment(link: string): string {
  return link.replace(/[?#].*$/s, '');
}

/** What belongs to an article but stands at other addresses: its next page, and the files attached to it. */
import { isAttachmentLink } from './attachments.ts';
import { declaredBy } from './declared.ts';
import { linksOf, resolver } from './elsewhere.ts';
import { flow } from './flow.ts';
import { markFurniture } from './furniture.ts';
import { isActiveLink, isNextLink, scriptedPosition } from './pager.ts';
import { parseHtml } from './parse.ts';
import { reasonsFor } from './read-html.ts';
import { weigh } from './weigh.ts';

export interface Related {
  /** Address of the next page of the same article. */
  readonly next: string | null;
  /** Addresses of files that hold the report or a part of it, each once. */
  readonly attachments: readonly string[];
}

/** `index` of `index.html`, of `index_2.html` and of `index-2.html`. */
const stemOf = (path: string): string => path.replace(/(?:[_-]\d{1,3})?\.\w{1,6}$/, '');

/** Further pages of an article stand beside it under a name that differs by a number; other links lead elsewhere. */
function isBeside(page: URL, other: URL): boolean {
  if (other.origin !== page.origin || other.href === page.href) return false;
  return other.pathname === page.pathname
    ? other.search !== page.search
    : stemOf(other.pathname) === stemOf(page.pathname);
}

/** `index_2.html` of the third of three pages, as publishing systems name what `createPageHTML(3, 2, …)` leads to. */
function scriptedNext(page: URL, scripts: string): URL | null {
  const position = scriptedPosition(scripts);
  if (position?.page == null || position.pages === null || position.page >= position.pages) return null;
  const ending = /\.\w{1,6}$/.exec(page.pathname)?.[0];
  if (ending === undefined) return null;
  const next = new URL(page);
  next.pathname = `${stemOf(page.pathname)}_${position.page}${ending}`;
  return next;
}

/**
 * @param html text of the page
 * @param address it came from
 */
export function relatedTo(html: string, address: string): Related {
  const document = parseHtml(html);
  if (document === null) return { next: null, attachments: [] };
  const declared = declaredBy(document);
  const page = flow(document, false);
  weigh(page);
  markFurniture(page.boxes);
  const reasons = reasonsFor(page, declared);
  const resolve = resolver(address, declared.find(({ name }) => name === 'base')?.value ?? null);
  const own = page.paragraphs.filter((paragraph) => reasons.get(paragraph) === null);
  const attachments = linksOf(own, resolve)
    .filter(isAttachmentLink)
    .map(({ url }) => url);
  const here = new URL(address);
  const linked = page.paragraphs
    .flatMap(({ links }) => links)
    .filter((link) => isActiveLink(link) && isNextLink(link))
    .map(({ url }) => resolve(url))
    .filter((url) => URL.canParse(url))
    .map((url) => new URL(url))
    .find((url) => isBeside(here, url));
  return {
    next: (linked ?? scriptedNext(here, page.scripts))?.href ?? null,
    attachments: [...new Set(attachments)].filter((url) => url !== address),
  };
}

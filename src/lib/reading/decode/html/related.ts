/** What belongs to an article but stands at other addresses: its next page, and the files attached to it. */
import type { Address } from '../../../core/model.ts';
import { elsewhere } from './elsewhere.ts';
import { isActiveLink, isNextLink, pageCount, scriptedPosition } from './pager.ts';
import { openPage } from './read-html.ts';

export interface Related {
  /** Address of the next page of the same article. */
  readonly next: string | null;
  /** Addresses of files that hold the report or a part of it, each once. */
  readonly attachments: readonly string[];
  /** How many pages the article has, as far as the page tells. */
  readonly pages: number | null;
}

/** `index` of `index.html`, of `index_2.html` and of `index-2.html`. */
export const stemOf = (path: string): string => path.replace(/(?:[_-]\d{1,3})?\.\w{1,6}$/, '');

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
  const open = openPage(html, false, address);
  if (open === null) return { next: null, attachments: [], pages: null };
  const { page, reasons, resolve } = open;
  const attachments = elsewhere(page, reasons, resolve).attachments.map(({ url }) => url);
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
    pages: pageCount(page.paragraphs, page.scripts),
  };
}

/** What came with a page, or should have. */
export interface Belongings {
  /** Its own address, as far as it tells. */
  readonly address: string | null;
  readonly files: readonly Address[];
  readonly pictures: readonly Address[];
  readonly frames: readonly Address[];
}

/** @param origin address of the page, where it is known @returns addresses as the reading of the page names them */
export function belongingsOf(html: string, origin: string | null): Belongings {
  const open = openPage(html, false, origin);
  if (open === null) return { address: origin, files: [], pictures: [], frames: [] };
  const { attachments, pictures, frames } = elsewhere(open.page, open.reasons, open.resolve);
  const own = open.resolve('');
  return { address: own === '' ? null : own, files: attachments, pictures, frames };
}

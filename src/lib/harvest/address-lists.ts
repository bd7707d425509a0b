/** Addresses out of what lists them: a table or text file, a sitemap, a feed. */
import { gunzipSync } from 'node:zlib';
import { parse as parseCsv } from 'csv-parse/sync';
import { parseDocument, parseFeed } from 'htmlparser2';
import { z } from 'zod';
import { declaredCharset } from '../reading/decode/html/charset.ts';
import { decodeText } from '../reading/decode/text/encoding.ts';

/** Bytes of a list, as much as a sitemap may have (sitemaps.org). */
export const mostListBytes = 50 * 1024 * 1024;

export interface AddressList {
  /** Addresses to fetch, in order, each once. */
  readonly addresses: readonly string[];
  /** Addresses of further lists. */
  readonly lists: readonly string[];
}

const jsonFeed = z.object({
  version: z.string().startsWith('https://jsonfeed.org/version/'),
  items: z.array(z.object({ url: z.string().optional(), external_url: z.string().optional() })),
});

const once = (addresses: readonly string[]): string[] => [...new Set(addresses)];

function textOf(bytes: Uint8Array): string | null {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const plain = isPacked ? gunzipSync(bytes, { maxOutputLength: mostListBytes }) : bytes;
  return decodeText(plain, declaredCharset(plain))?.text ?? null;
}

function sitemapOf(xml: string): AddressList {
  const texts = { url: [] as string[], sitemap: [] as string[] };
  const stack = [...parseDocument(xml, { xmlMode: true }).children];
  for (let node = stack.shift(); node !== undefined; node = stack.shift()) {
    if (!('children' in node)) continue;
    const parent = node.parent !== null && 'name' in node.parent ? node.parent.name : '';
    const name = 'name' in node ? node.name : '';
    if (name === 'loc' && (parent === 'url' || parent === 'sitemap')) {
      const text = node.children.map((child) => ('data' in child ? child.data : '')).join('');
      texts[parent].push(text.trim());
    } else stack.unshift(...node.children);
  }
  return { addresses: once(texts.url), lists: once(texts.sitemap) };
}

function feedItems(text: string): string[] | null {
  const feed = parseFeed(text, { xmlMode: true });
  return feed?.items.flatMap(({ link }) => link ?? []) ?? null;
}

function jsonItems(text: string): string[] | null {
  try {
    const { success, data } = jsonFeed.safeParse(JSON.parse(text));
    return success ? data.items.flatMap(({ url, external_url }) => url ?? external_url ?? []) : null;
  } catch {
    return null;
  }
}

/**
 * @param address that the bytes came from, for addresses that are relative to it; null for a file
 * @returns null for what is neither a sitemap nor a feed
 */
export function feedOrSitemap(bytes: Uint8Array, address: string | null): AddressList | null {
  const text = textOf(bytes)?.trimStart() ?? '';
  const absolute = (list: readonly string[]): string[] =>
    once(
      list.map((one) =>
        URL.canParse(one, address ?? undefined) ? new URL(one, address ?? undefined).href : one,
      ),
    );
  if (text.startsWith('{')) {
    const items = jsonItems(text);
    return items && { addresses: absolute(items), lists: [] };
  }
  const root = /^(?:<\?[^>]*>\s*|<!--[\s\S]*?-->\s*|<!doctype[^>]*>\s*)*<(?:\w+:)?(\w+)/i
    .exec(text)?.[1]
    ?.toLowerCase();
  if (root === 'urlset' || root === 'sitemapindex') {
    const { addresses, lists } = sitemapOf(text);
    return { addresses: absolute(addresses), lists: absolute(lists) };
  }
  if (root !== 'rss' && root !== 'feed' && root !== 'rdf') return null;
  const items = feedItems(text);
  return items && { addresses: absolute(items), lists: [] };
}

/** Heads of the column with addresses. */
const addressHead = /^(?:网址|地址|链接|来源网址|原网址|url|address|link|origin)$/i;

const isAddress = (cell: string): boolean => /^[a-z][a-z\d+.-]*:\/\/\S/i.test(cell);

/** Lines of a table or of a plain list that name no address, by number from 1. */
export interface TableList extends AddressList {
  readonly without: readonly number[];
}

/**
 * Addresses in a CSV file, also one that a spreadsheet wrote in GBK, or in a text with one on each line. Lines that
 * are empty or begin with # say nothing.
 */
export function tableOfAddresses(bytes: Uint8Array): TableList {
  const text = decodeText(bytes)?.text ?? '';
  const delimiter = text.split('\n', 1)[0]?.includes('\t') ? '\t' : ',';
  const rows = parseCsv(text, {
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
    comment: '#',
    comment_no_infix: true,
  }) as unknown as { record: string[]; info: { lines: number } }[];
  const column = rows[0]?.record.findIndex((cell) => addressHead.test(cell)) ?? -1;
  const addresses: string[] = [];
  const without: number[] = [];
  for (const { record, info } of column < 0 ? rows : rows.slice(1)) {
    const cell = column < 0 ? record.find(isAddress) : record[column];
    if (cell !== undefined && isAddress(cell)) addresses.push(cell);
    else without.push(info.lines);
  }
  return { addresses: once(addresses), lists: [], without };
}

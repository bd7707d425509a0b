/** Finds out whether a page holds only one of the pages of its article. */
import type { Message } from '../../../core/model.ts';
import { fold } from '../../../core/text/fold.ts';
import { message } from '../reading.ts';
import { nextWords, previousWords, restWords } from './address-vocabulary.ts';
import type { Paragraph } from './flow.ts';

/** Page of an article, from 1; null where the pager does not tell. */
interface Position {
  readonly page: number | null;
  readonly pages: number | null;
}

const maxPages = 500;

/** Words of a link without arrows and brackets. */
const bare = (text: string): string =>
  fold(text)
    .replace(/[\s[\]()<>«»‹›→←|]/g, '')
    .toLowerCase();

/** A pager is short; a sentence that speaks of pages is not. */
const longest = 160;

const counted: readonly RegExp[] = [
  /第(?<page>\d{1,3})页[/,(]*共(?<pages>\d{1,3})页/,
  /共(?<pages>\d{1,3})页[/,(]*(?:当前)?(?:为|是)?第?(?<page>\d{1,3})页/,
  /(?:页次|当前页|页码|第):?(?<page>\d{1,3})\/(?<pages>\d{1,3})页?/,
  /^(?<page>\d{1,3})\/(?<pages>\d{1,3})页?$/,
];

/** Page count and zero-based page as the publishing systems write them into a script: `createPageHTML(3, 0, …)`. */
const scripted = /(?:createPageHTML|createPage|createPageNav)\s*\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*[,)]/i;

const plausible = ({ page, pages }: Position): boolean =>
  pages === null || (pages > 1 && pages <= maxPages && (page === null || (page >= 1 && page <= pages)));

function countedIn(text: string): Position | null {
  const line = fold(text).replace(/\s+/g, '');
  for (const pattern of counted) {
    const groups = pattern.exec(line)?.groups;
    if (groups) return { page: Number(groups.page), pages: Number(groups.pages) };
  }
  return null;
}

/** Numbers of pages that are no links: the page itself, as a rule. Links stand without a space between them at times. */
function unlinkedIn({ text, links }: Paragraph): number[] {
  const rest = links.reduce((left, link) => left.replace(link.text, ' '), text);
  return (fold(rest).match(/\d{1,3}/g) ?? []).map(Number).filter((n) => n > 0 && n <= maxPages);
}

/** A line with nothing but page numbers and words of a pager. */
export const isPagerText = (text: string): boolean =>
  /^(?:\d|首页|尾页|末页|第|共|页|当前|到|转|跳|条|次|码|go|\.|…|·|[:,/])*$/.test(
    [...nextWords, ...previousWords].reduce((left, word) => left.replaceAll(word, ''), bare(text)),
  );

interface Link {
  readonly text: string;
  readonly url: string;
}

/** A link that leads anywhere. */
export const isActiveLink = (link: Link): boolean => !/^(?:#|javascript:(?:void|;)|$)/i.test(link.url.trim());

/** A link whose words lead to the next page. */
export const isNextLink = ({ text }: Link): boolean => nextWords.has(bare(text));

/** @param group paragraphs that stand in one element of the page */
function linkedIn(group: readonly Paragraph[]): Position | null {
  const links = group.flatMap(({ links }) => links);
  const leads = (words: ReadonlySet<string>): boolean =>
    links.some((link) => isActiveLink(link) && words.has(bare(link.text)));
  const [next, previous, rest] = [leads(nextWords), leads(previousWords), leads(restWords)];
  const rows = group.filter(({ text }) => isPagerText(text));
  const linked = links
    .filter((link) => isActiveLink(link) && /^\d{1,3}$/.test(bare(link.text)))
    .map((link) => Number(bare(link.text)));
  const unlinked = rows.flatMap(unlinkedIn);
  const numbers = [...new Set([...linked, ...unlinked])].sort((a, b) => a - b);
  // A bare row of numbers is a pager when it counts from 1 and all but the page itself are links to places of their own.
  const row =
    numbers.length >= 2 &&
    numbers.every((n, i) => n === i + 1) &&
    linked.length >= numbers.length - 1 &&
    new Set(links.map(({ url }) => url)).size >= linked.length;
  if (!next && !rest && !previous && !row) return null;
  if (rows.length === 0 && !rest) return null;
  const pages = numbers.length > 0 ? Math.max(...numbers) : null;
  const page =
    unlinked.length === 1 ? (unlinked[0] ?? null) : next && !previous ? 1 : !next && previous ? pages : null;
  return { page, pages: pages !== null && pages > 1 ? pages : null };
}

function groupsOf(paragraphs: readonly Paragraph[]): Paragraph[][] {
  const groups = new Map<unknown, Paragraph[]>();
  for (const paragraph of paragraphs) {
    if (paragraph.text.length > longest) continue;
    const key = paragraph.box.tag === 'li' ? paragraph.box.parent : paragraph.box;
    const group = groups.get(key);
    if (group) group.push(paragraph);
    else groups.set(key, [paragraph]);
  }
  return [...groups.values()];
}

/** Which page of how many the page's scripts say that it is. */
export function scriptedPosition(scripts: string): Position | null {
  const script = scripted.exec(scripts);
  return script && { pages: Number(script[1]), page: Number(script[2]) + 1 };
}

/** Which page of how many the page is, as far as it tells. */
function positionsOf(paragraphs: readonly Paragraph[], scripts: string): Position[] {
  const found: (Position | null)[] = [
    scriptedPosition(scripts),
    ...groupsOf(paragraphs).flatMap((group) => [
      ...group.filter(({ text }) => isPagerText(text)).map(({ text }) => countedIn(text)),
      linkedIn(group),
    ]),
  ];
  return found.filter((position) => position !== null).filter(plausible);
}

/**
 * @param paragraphs of the page, furniture included
 * @param scripts what stands in its scripts
 * @returns a message when the article goes on at another address
 */
export const pagerMessages = (paragraphs: readonly Paragraph[], scripts: string): Message[] =>
  told(positionsOf(paragraphs, scripts));

/** How many pages the article has, as far as the page tells. */
export const pageCount = (paragraphs: readonly Paragraph[], scripts: string): number | null =>
  bestOf(positionsOf(paragraphs, scripts))?.pages ?? null;

const bestOf = (positions: readonly Position[]): Position | undefined =>
  positions.find(({ page, pages }) => page !== null && pages !== null) ?? positions[0];

function told(positions: readonly Position[]): Message[] {
  const best = bestOf(positions);
  if (best === undefined) return [];
  const page = best.page === null ? '其中一页' : `第 ${best.page} 页`;
  const pages = best.pages === null ? '后面还有' : `共 ${best.pages} 页`;
  return [
    message(
      'truncated',
      'warning',
      `这篇文章在网站上分页刊登，这里只有${page}，${pages}；请把其余各页合并保存，或取全文版本。`,
    ),
  ];
}

/**
 * The same for a text copied from a page, where links are words only: a line of words of a pager that leads on.
 * Page numbers alone (第 1 页 共 3 页) stand at the foot of every page of a printed text and say nothing.
 */
export function copiedPagerMessages(lines: readonly string[]): Message[] {
  const pagers = lines.filter((line) => {
    const words = bare(line);
    const leadsOn = [...nextWords].some((word) => /\p{Script=Han}/u.test(word) && words.includes(word));
    const more = /\d|共|尾页|末页|首页|上一页/.test(words);
    return line.length <= longest && leadsOn && more && isPagerText(line);
  });
  return told(
    pagers
      .map((line) => {
        const numbers = (fold(line).match(/(?<!\d)\d{1,3}(?!\d)/g) ?? []).map(Number);
        const pages = numbers.length > 1 ? Math.max(...numbers) : null;
        return countedIn(line) ?? { page: null, pages };
      })
      .filter(plausible),
  );
}

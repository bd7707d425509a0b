/**
 * An article that its site cut into pages, as one document: a web archive (RFC 2557) that holds each page as it came.
 * The same pages give the same bytes.
 */
import { createHash } from 'node:crypto';
import type { Block, Message } from '../../../core/model.ts';
import { bareForm } from '../../../core/text/lines.ts';
import { isPagerText } from '../html/pager.ts';
import type { Reading } from '../reading.ts';

export interface ArticlePage {
  /** That it came from. */
  readonly address: string;
  readonly bytes: Uint8Array;
}

const header = /^X-Article-Pages: (\d{1,3})\r?$/im;

/** How many of the parts of a web archive are pages of one article, from the first; 1 for any other file. */
export function pagesOf(head: string): number {
  return Number(header.exec(head.split(/\r?\n\r?\n/, 1)[0] ?? '')?.[1] ?? 1);
}

/** @param pages in order, from the first to the last */
export function pagedArticle(pages: readonly ArticlePage[]): Uint8Array {
  const hash = createHash('sha256');
  for (const { bytes } of pages) hash.update(bytes);
  const boundary = `article-${hash.digest('hex').slice(0, 32)}`;
  const head = [
    `Snapshot-Content-Location: ${pages[0]?.address ?? ''}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/related; type="text/html"; boundary="${boundary}"`,
    `X-Article-Pages: ${pages.length}`,
    '',
  ];
  const parts = pages.flatMap(({ address, bytes }) => [
    `--${boundary}`,
    'Content-Type: text/html',
    'Content-Transfer-Encoding: base64',
    `Content-Location: ${address}`,
    '',
    // RFC 2045, 6.8: lines of at most 76 characters.
    Buffer.from(bytes)
      .toString('base64')
      .replace(/.{76}(?=.)/g, '$&\r\n'),
  ]);
  return Buffer.from([...head, ...parts, `--${boundary}--`, ''].join('\r\n'));
}

const isOutside = ({ hints, text }: Block): boolean => hints?.furniture !== undefined || isPagerText(text);

/** How many blocks from the beginning say nothing new: furniture, and what another page says as well. */
function repeated(blocks: readonly Block[], other: ReadonlySet<string>): number {
  const end = blocks.findIndex((block) => !isOutside(block) && !other.has(bareForm(block.text)));
  return end < 0 ? blocks.length : end;
}

const textsOf = ({ blocks }: Reading): Set<string> => new Set(blocks.map(({ text }) => bareForm(text)));

/** A part of the page that stands on each of them, such as the title or the buttons below the text. */
const asRepeated = (block: Block): Block => ({
  ...block,
  hints: { ...block.hints, furniture: block.hints?.furniture ?? 'repeated-page-part' },
});

const ofPager = ({ slug }: Message): boolean => slug === 'truncated';

/**
 * One reading of all pages. What stands above the text counts where it stands first, what stands below it where it
 * stands last; in between both are furniture.
 * @param lines how many lines the text of each page has
 */
export function joinPages(pages: readonly Reading[], lines: readonly number[]): Reading {
  const [first] = pages;
  const last = pages.at(-1);
  if (first === undefined || last === undefined) throw new Error('an article has a page');
  const [above, below] = [textsOf(first), textsOf(last)];
  let offset = 0;
  const blocks = pages.flatMap(({ blocks: own }, k): Block[] => {
    const start = k === 0 ? 0 : repeated(own, above);
    const end = k === pages.length - 1 ? own.length : own.length - repeated(own.toReversed(), below);
    const start0 = offset;
    offset += lines[k] ?? 0;
    return own
      .map((block, i) => (i < start || i >= end ? asRepeated(block) : block))
      .map((block) => ({ ...block, line: block.line + start0 }));
  });
  const messages = pages.flatMap((page) => page.messages).filter((one) => !ofPager(one));
  return {
    ...first,
    blocks: blocks.map((block, index) => ({ ...block, index })),
    messages: [...new Map(messages.map((one) => [`${one.slug} ${one.message}`, one])).values()],
  };
}

import type { AttachedFile, Declared } from '../../../core/model.ts';
import { bareForm } from '../../../core/text/lines.ts';
import { numbered, type Reading, refused } from '../reading.ts';
import type { DecodedText } from '../text/encoding.ts';
import { outsideArticle } from './article.ts';
import { assemble } from './assemble.ts';
import type { Box } from './box.ts';
import { declaredBy } from './declared.ts';
import { elsewhereMessages, type Resolve, resolver } from './elsewhere.ts';
import { type Flow, flow, type Paragraph } from './flow.ts';
import { markFurniture } from './furniture.ts';
import { pagerMessages } from './pager.ts';
import { parseHtml } from './parse.ts';
import { cellTexts, lineNumbers } from './tables.ts';
import { givesMetadata } from './vocabulary.ts';
import { weigh } from './weigh.ts';

/** Names under which content management systems declare the title of the article. */
const titleNames = /^(?:title|articletitle|og:title|dc\.title|twitter:title)$/i;

/** The title of the page and the lines of its metadata belong to the document wherever they stand. */
function sparedOf(paragraphs: readonly Paragraph[], declared: readonly Declared[]): Set<Paragraph> {
  const titles = declared.filter(({ name }) => titleNames.test(name)).map(({ value }) => bareForm(value));
  const isSpared = ({ text, size }: Paragraph): boolean => {
    if (size.linked > 0) return false;
    const bare = bareForm(text);
    return (bare.length >= 8 && titles.some((title) => title.includes(bare))) || givesMetadata(text);
  };
  return new Set(paragraphs.filter(isSpared));
}

/** What a style or a form hides is no text of the page, whatever it says. */
const unshown = new Set(['hidden', 'form']);

/** @returns for each paragraph why it is furniture, null for the article's own */
function reasonsFor(page: Flow, declared: readonly Declared[]): Map<Paragraph, string | null> {
  const spared = sparedOf(page.paragraphs, declared);
  const outside = outsideArticle(page.boxes, page.paragraphs, spared);
  const numbers = lineNumberCells(page);
  return new Map(
    page.paragraphs.map((paragraph, i) => {
      if (paragraph.box.cell && numbers.has(paragraph.box.cell)) return [paragraph, 'line-number'];
      const own = paragraph.box.furniture;
      const counts = own !== null && (unshown.has(own) || !spared.has(paragraph));
      return [paragraph, counts ? own : (outside[i] ?? null)];
    }),
  );
}

/** Numbers of lines that stand in cells of their own are no text of the article. */
function lineNumberCells(page: Flow): Set<Box> {
  const texts = cellTexts(page.paragraphs);
  const tables = page.boxes.filter(({ tag }) => tag === 'table');
  return new Set(tables.flatMap((table) => lineNumbers(table, texts) ?? []));
}

/** A page taken apart. */
export interface OpenPage {
  readonly page: Flow;
  readonly declared: readonly Declared[];
  /** Why a paragraph is furniture, null for the article's own. */
  readonly reasons: ReadonlyMap<Paragraph, string | null>;
  readonly resolve: Resolve;
}

/** @param origin address of the page, where custody knows it @returns null for markup beyond all measure */
export function openPage(html: string, keepLines: boolean, origin: string | null): OpenPage | null {
  const document = parseHtml(html);
  if (document === null) return null;
  const declared = declaredBy(document);
  const page = flow(document, keepLines);
  weigh(page);
  markFurniture(page.boxes);
  const named = (name: string): string | null => declared.find((entry) => entry.name === name)?.value ?? null;
  const resolve = resolver(origin ?? named('savedFrom') ?? named('canonical'), named('base'));
  return { page, declared, reasons: reasonsFor(page, declared), resolve };
}

/** What custody knows of a page. */
export interface PageSource {
  /** Its address. */
  readonly origin: string | null;
  /** What came with it. */
  readonly attachments?: readonly AttachedFile[];
}

/**
 * Reads a web page: the whole page as a browser saved it, or only the block of the article.
 * @param keepLines the file is plain text with stray tags: its line breaks count
 */
export function readHtml(
  decoded: DecodedText,
  keepLines: boolean,
  { origin, attachments = [] }: PageSource,
): Reading {
  const open = openPage(decoded.text, keepLines, origin);
  if (open === null) {
    const text = '网页的标记嵌套过深或过多，超出任何正常网页的需要；请用浏览器打开来源页面重新保存。';
    return refused('html', 'too-complex', text);
  }
  const { page, declared, reasons, resolve } = open;
  const blocks = numbered(assemble(page.paragraphs, reasons, resolve));
  const held = new Set(attachments.flatMap(({ address }) => address ?? []));
  const messages = [
    ...decoded.messages,
    ...pagerMessages(page.paragraphs, page.scripts),
    ...elsewhereMessages(page, reasons, resolve, held),
  ];
  return { format: 'html', encoding: decoded.encoding, blocks, declared, messages };
}

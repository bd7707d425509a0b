/** Takes the placed pieces of text out of a PDF with pdf.js. Nothing is drawn and no script runs. */
import { OPS, type PDFDocumentProxy, type PDFPageProxy, Util } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Declared } from '../../../core/model.ts';
import { limits } from '../limits.ts';
import { openPdf } from './open-pdf.ts';
import type { Page, PdfText, Piece } from './placed-page.ts';
import { withoutRadicals } from './radicals.ts';
import { type Placed, upright } from './upright.ts';

type TextContent = Awaited<ReturnType<PDFPageProxy['getTextContent']>>;
type TextItem = Extract<TextContent['items'][number], { str: string }>;

const maxPages = 600;
const maxPieces = 400_000;

/** More pages or text than any report has. */
export class TooManyPages extends Error {}

/** Fewer visible characters are a page number or a stamp on the picture of a page. */
const fewestLetters = 12;

const drawsPicture = new Set<number>([
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintImageMaskXObject,
  OPS.paintImageXObjectRepeat,
  OPS.paintImageMaskXObjectGroup,
  OPS.paintImageMaskXObjectRepeat,
]);

/** Whether the text of a page stands in a picture: it has hardly any characters, and something is painted on it. */
async function isPictured(page: PDFPageProxy, pieces: readonly Piece[]): Promise<boolean> {
  const letters = pieces.reduce((sum, { text }) => sum + text.replace(/\s+/g, '').length, 0);
  if (letters >= fewestLetters) return false;
  const { fnArray } = await page.getOperatorList();
  return fnArray.some((operator) => drawsPicture.has(operator));
}

/** Counts text as it comes: forms may repeat it many times on a single page. */
class Tally {
  #pieces = 0;
  #characters = 0;

  add(texts: readonly string[]): void {
    this.#pieces += texts.length;
    this.#characters += texts.reduce((sum, text) => sum + text.length, 0);
  }

  get isFull(): boolean {
    return this.#pieces > maxPieces || this.#characters > limits.characters;
  }
}

/** @throws TooManyPages */
async function itemsOf(page: PDFPageProxy, tally: Tally): Promise<TextItem[]> {
  const items: TextItem[] = [];
  // Read by hand and to its end: pdf.js goes on to fill a stream that was cancelled, and waits for one that was left.
  const reader: ReadableStreamDefaultReader<TextContent> = page.streamTextContent().getReader();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const texts = chunk.value.items.filter((item) => 'str' in item);
    tally.add(texts.map(({ str }) => str));
    if (!tally.isFull) items.push(...texts.filter(({ str }) => str !== ''));
  }
  if (tally.isFull) throw new TooManyPages('text');
  return items;
}

async function readPage(
  document: PDFDocumentProxy,
  number: number,
  tally: Tally,
): Promise<{ page: Page; pictured: boolean }> {
  const page = await document.getPage(number);
  const viewport = page.getViewport({ scale: 1 });
  const items = await itemsOf(page, tally);
  const placed: Placed[] = [];
  for (const item of items) {
    const [a = 0, b = 0, , d = 0, x = 0, y = 0] = Util.transform(
      viewport.transform,
      item.transform,
    ) as number[];
    const size = Math.hypot(b, d) || Math.hypot(a, b);
    placed.push({ text: withoutRadicals(item.str), x, y, width: item.width, size, angle: Math.atan2(b, a) });
  }
  const set = { number, ...upright(placed, viewport.width, viewport.height) };
  const pictured = await isPictured(page, set.pieces);
  page.cleanup();
  return { page: set, pictured };
}

async function declaredBy(document: PDFDocumentProxy): Promise<Declared[]> {
  const { info } = await document.getMetadata();
  const names = ['Title', 'Subject', 'Author', 'Keywords', 'CreationDate', 'ModDate'];
  return names.flatMap((name) => {
    const value = (info as Record<string, unknown>)[name];
    const text = typeof value === 'string' ? value.trim().slice(0, 2000) : '';
    return text === '' ? [] : [{ name: name === 'Title' ? 'title' : name, value: text, line: 1 }];
  });
}

/** The text layer of a PDF, and the numbers of the pages whose text stands in a picture. */
export interface Extracted extends PdfText {
  readonly unlettered: readonly number[];
}

/**
 * @throws PasswordException of pdf.js for an encrypted file, TooManyPages, and other errors for a damaged file
 */
export async function extractPdf(bytes: Uint8Array): Promise<Extracted> {
  const task = openPdf(bytes);
  try {
    const document = await task.promise;
    if (document.numPages > maxPages) throw new TooManyPages(String(document.numPages));
    const pages: Page[] = [];
    const unlettered: number[] = [];
    const tally = new Tally();
    for (let number = 1; number <= document.numPages; number++) {
      const { page, pictured } = await readPage(document, number, tally);
      if (pictured) unlettered.push(number);
      pages.push(page);
    }
    return { pages, unlettered, declared: await declaredBy(document) };
  } finally {
    await task.destroy();
  }
}

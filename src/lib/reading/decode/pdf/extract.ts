/** Takes the placed pieces of text out of a PDF with pdf.js. Nothing is drawn and no script runs. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getDocument, type PDFDocumentProxy, Util, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Declared } from '../../../core/model.ts';
import type { Page, PdfText } from './placed-page.ts';
import { withoutRadicals } from './radicals.ts';
import { type Placed, upright } from './upright.ts';

const maxPages = 600;
const maxPieces = 400_000;

/** More pages or text than any report has. */
export class TooManyPages extends Error {}

/** pdf.js needs the tables of the Chinese encodings and the standard fonts that come with it. */
function assets(): { cMapUrl: string; standardFontDataUrl: string; wasmUrl: string } {
  const root = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')));
  const folder = (name: string): string => `${join(root, name)}/`;
  return { cMapUrl: folder('cmaps'), standardFontDataUrl: folder('standard_fonts'), wasmUrl: folder('wasm') };
}

async function readPage(document: PDFDocumentProxy, number: number): Promise<Page> {
  const page = await document.getPage(number);
  const viewport = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const placed: Placed[] = [];
  for (const item of items) {
    if (!('str' in item) || item.str === '') continue;
    const [a = 0, b = 0, , d = 0, x = 0, y = 0] = Util.transform(
      viewport.transform,
      item.transform,
    ) as number[];
    const size = Math.hypot(b, d) || Math.hypot(a, b);
    placed.push({ text: withoutRadicals(item.str), x, y, width: item.width, size, angle: Math.atan2(b, a) });
  }
  page.cleanup();
  return { number, ...upright(placed, viewport.width, viewport.height) };
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

/**
 * @throws PasswordException of pdf.js for an encrypted file, TooManyPages, and other errors for a damaged file
 */
export async function extractPdf(bytes: Uint8Array): Promise<PdfText> {
  const task = getDocument({
    data: bytes,
    ...assets(),
    cMapPacked: true,
    verbosity: VerbosityLevel.ERRORS,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    stopAtErrors: false,
  });
  try {
    const document = await task.promise;
    if (document.numPages > maxPages) throw new TooManyPages(String(document.numPages));
    const pages: Page[] = [];
    let pieces = 0;
    for (let number = 1; number <= document.numPages; number++) {
      const page = await readPage(document, number);
      pieces += page.pieces.length;
      if (pieces > maxPieces) throw new TooManyPages(String(pieces));
      pages.push(page);
    }
    return { pages, declared: await declaredBy(document) };
  } finally {
    await task.destroy();
  }
}

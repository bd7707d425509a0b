/** Opens a PDF with pdf.js. No script runs and no font of the system is used. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getDocument, type PDFDocumentLoadingTask, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Dots of a picture on a page; larger ones are left out. */
const maxPicture = 80_000_000;

/** pdf.js needs the tables of the Chinese encodings and the standard fonts that come with it. */
function assets(): { cMapUrl: string; standardFontDataUrl: string; wasmUrl: string } {
  const root = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')));
  const folder = (name: string): string => `${join(root, name)}/`;
  return { cMapUrl: folder('cmaps'), standardFontDataUrl: folder('standard_fonts'), wasmUrl: folder('wasm') };
}

/** @param canvases class that makes canvases for drawing; those of pdf.js when left out */
export const openPdf = (bytes: Uint8Array, canvases?: object): PDFDocumentLoadingTask =>
  getDocument({
    data: bytes,
    ...assets(),
    cMapPacked: true,
    verbosity: VerbosityLevel.ERRORS,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    stopAtErrors: false,
    maxImageSize: maxPicture,
    ...(canvases ? { CanvasFactory: canvases } : {}),
  });

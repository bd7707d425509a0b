/** Draws a page of a PDF with pdf.js: no script runs, and fonts that are not in the file are the site's own. */
import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { isPdfBomb } from '../pdf/bomb.ts';
import { drawingWork, mostInstructions } from '../pdf/drawing-work.ts';
import { openPdf } from '../pdf/open-pdf.ts';
import { useTypeface } from './lettering.ts';

function writing(context: SKRSContext2D): SKRSContext2D {
  useTypeface(context);
  return context;
}

/** Canvases for pdf.js, those that it needs on the way as well; its types are those of a browser. */
export class SheetCanvases {
  create(width: number, height: number): { canvas: Canvas | null; context: unknown } {
    const canvas = createCanvas(width, height);
    return { canvas, context: writing(canvas.getContext('2d')) };
  }

  getNoAlphaContext(canvas: Canvas): unknown {
    return writing(canvas.getContext('2d', { alpha: false }));
  }

  reset({ canvas }: { canvas: Canvas }, width: number, height: number): void {
    canvas.width = width;
    canvas.height = height;
  }

  destroy(made: { canvas: Canvas | null; context: unknown }): void {
    made.canvas = null;
    made.context = null;
  }
}

/**
 * @param number of the page, from 1
 * @param width of the picture in dots, as the page lies in the file
 * @throws for a damaged page, and for a file that asks for too much
 */
export async function drawPdfPage(
  bytes: Uint8Array,
  number: number,
  width: number,
  height: number,
): Promise<Canvas> {
  if (isPdfBomb(bytes) || drawingWork(bytes) > mostInstructions) throw new Error('too much to draw');
  const task = openPdf(bytes, SheetCanvases);
  try {
    const document = await task.promise;
    const page = await document.getPage(number);
    const size = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: Math.min(width / size.width, height / size.height) });
    const canvas = createCanvas(width, height);
    // The canvas has all that pdf.js draws with, under types of its own.
    await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport }).promise;
    return canvas;
  } finally {
    await task.destroy();
  }
}

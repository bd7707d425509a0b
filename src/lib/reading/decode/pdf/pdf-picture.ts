/** Draws a page of a PDF as a picture, for pages that hold no text. */
import { createCanvas } from '@napi-rs/canvas';
import type { PagePicture } from '../ocr/scan-job.ts';
import { openPdf } from './open-pdf.ts';

/** Longer side in dots: 210 dots an inch on A4. */
const longSide = 2480;

/**
 * @param number of the page, from 1
 * @throws for a damaged page
 */
export async function pdfPicture(bytes: Uint8Array, number: number): Promise<PagePicture> {
  const task = openPdf(bytes);
  try {
    const document = await task.promise;
    const page = await document.getPage(number);
    const size = page.getViewport({ scale: 1 });
    const long = Math.max(size.width, size.height);
    const viewport = page.getViewport({ scale: longSide / long });
    const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
    // The canvas has all that pdf.js draws with, under types of its own.
    await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport }).promise;
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const dots = new Uint8Array(canvas.width * canvas.height * 3);
    for (let i = 0; i < canvas.width * canvas.height; i++)
      for (let channel = 0; channel < 3; channel++) dots[3 * i + channel] = data[4 * i + channel] ?? 0;
    return {
      picture: { width: canvas.width, height: canvas.height, data: dots },
      longSide: long,
      pages: document.numPages,
    };
  } finally {
    await task.destroy();
  }
}

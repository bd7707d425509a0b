/** Pages of a PDF as pictures. pdf.js runs none of the scripts that a file may hold. */
import { h } from '../search/dom.ts';

interface PdfPage {
  getViewport(options: { scale: number }): { width: number; height: number };
  render(options: { canvas: HTMLCanvasElement; viewport: unknown }): { promise: Promise<void> };
}

interface Pdf {
  readonly GlobalWorkerOptions: { workerSrc: string };
  getDocument(options: { url: string; isEvalSupported: boolean; enableXfa: boolean }): {
    promise: Promise<{ numPages: number; getPage(number: number): Promise<PdfPage> }>;
  };
}

const library = '/pdf/pdf.min.mjs';
/** Pictures of more pages would only fill the memory. */
const mostPages = 40;
const scale = 1.5;

/** @param address of the bytes */
export async function showPdf(place: HTMLElement, address: string): Promise<void> {
  try {
    const pdf = (await import(library)) as Pdf;
    pdf.GlobalWorkerOptions.workerSrc = '/pdf/pdf.worker.min.mjs';
    const document = await pdf.getDocument({ url: address, isEvalSupported: false, enableXfa: false })
      .promise;
    const count = Math.min(document.numPages, mostPages);
    for (let number = 1; number <= count; number++) {
      const page = await document.getPage(number);
      const viewport = page.getViewport({ scale });
      const canvas = h('canvas', {
        width: viewport.width,
        height: viewport.height,
        role: 'img',
        'aria-label': `第 ${number} 页`,
      });
      place.append(canvas);
      await page.render({ canvas, viewport }).promise;
    }
    if (count < document.numPages) place.append(h('p', { class: 'note' }, `只显示前 ${mostPages} 页。`));
  } catch (error) {
    place.append(h('p', { class: 'note' }, `页面画不出来：${(error as Error).message}`));
  }
}

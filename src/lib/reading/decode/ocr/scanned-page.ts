/** One page of a scan: its picture is made and read. Runs in a thread of its own, see isolate.ts. */
import { pdfPicture } from '../pdf/pdf-picture.ts';
import type { Page } from '../pdf/placed-page.ts';
import type { Reading } from '../reading.ts';
import { models } from './models.ts';
import { pagePicture } from './picture-file.ts';
import { type ReadPage, readPage } from './read-page.ts';
import type { PageJob, ScannedPage } from './scan-job.ts';

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** From dots to points. */
function inPoints({ width, height, pieces, tables }: ReadPage, longSide: number): Omit<Page, 'number'> {
  const scale = longSide / Math.max(width, height);
  const points = (dots: number): number => rounded(dots * scale);
  return {
    width: points(width),
    height: points(height),
    pieces: pieces.map((piece) => ({
      ...piece,
      left: points(piece.left),
      right: points(piece.right),
      y: points(piece.y),
      size: points(piece.size),
    })),
    tables: tables.map((table) => ({
      ...table,
      xs: table.xs.map(points),
      ys: table.ys.map(points),
      size: points(table.size),
    })),
  };
}

export async function scannedPage({ bytes, of, page }: PageJob): Promise<ScannedPage | Reading> {
  const made = await (of === 'pdf' ? pdfPicture(bytes, page) : pagePicture(bytes, page));
  if ('messages' in made) return made;
  const read = await readPage(await models(), made.picture);
  const { turns, angle, stamped, unread } = read;
  return { page: inPoints(read, made.longSide), turns, angle, stamped, unread, pages: made.pages };
}

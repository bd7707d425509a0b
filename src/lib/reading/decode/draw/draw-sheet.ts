/**
 * Draws a page of an original, set upright. The same file gives the same picture. Runs in a thread of its own, see
 * isolate.ts.
 */
import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { pictureSize } from '../../../core/page-places.ts';
import { dotsOf } from './dots.ts';
import { drawOfdPage } from './ofd-page.ts';
import { drawPdfPage } from './pdf-page.ts';
import { drawPicturePage } from './picture-page.ts';
import type { DrawnSheet, SheetJob } from './sheet-job.ts';
import { asWebp } from './webp.ts';

const draws = { pdf: drawPdfPage, ofd: drawOfdPage, picture: drawPicturePage } as const;

/** The page as its lines run from left to right. */
function setUpright(page: Canvas, width: number, height: number, turn: number): Canvas {
  if (turn === 0) return page;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.translate(width / 2, height / 2);
  context.rotate(turn);
  context.drawImage(page, -page.width / 2, -page.height / 2);
  return canvas;
}

/** @throws for a page that cannot be drawn */
export async function drawSheet({ bytes, of, sheet }: SheetJob): Promise<DrawnSheet> {
  const { page, turns, angle } = sheet;
  const [width, height] = pictureSize(sheet);
  const [wide, high] = turns % 2 === 1 ? [height, width] : [width, height];
  const canvas = await draws[of](bytes, page, wide, high);
  const upright = setUpright(canvas, width, height, (turns * Math.PI) / 2 + angle);
  return { webp: await asWebp(await dotsOf(upright)) };
}

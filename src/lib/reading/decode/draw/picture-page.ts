/** Draws a page of a picture file. */
import { type Canvas, createCanvas, ImageData } from '@napi-rs/canvas';
import sharp from 'sharp';
import { pagePicture } from '../ocr/picture-file.ts';

/**
 * @param number of the page, from 1
 * @param width of the picture in dots, as the page lies in the file
 * @throws for a damaged file, and for one with too many dots
 */
export async function drawPicturePage(
  bytes: Uint8Array,
  number: number,
  width: number,
  height: number,
): Promise<Canvas> {
  const made = await pagePicture(bytes, number);
  if ('messages' in made) throw new Error('no page');
  const { data, width: wide, height: high } = made.picture;
  const dots = await sharp(data, { raw: { width: wide, height: high, channels: 3 } })
    .resize(width, height, { fit: 'fill' })
    .ensureAlpha()
    .raw()
    .toBuffer();
  const canvas = createCanvas(width, height);
  canvas.getContext('2d').putImageData(new ImageData(new Uint8ClampedArray(dots), width, height), 0, 0);
  return canvas;
}

/** Decodes a picture that lies in an OFD, within bounds. */
import { type Canvas, createCanvas, ImageData } from '@napi-rs/canvas';
import sharp from 'sharp';

/** Longer side in dots: no page is shown larger. */
const longSide = 2000;

/**
 * @param mostDots that it may have when it is decoded
 * @returns null for what is no picture, or too large a one
 */
export async function decodedPicture(
  bytes: Uint8Array,
  mostDots: number,
): Promise<{ readonly canvas: Canvas; readonly dots: number } | null> {
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height > mostDots) return null;
    const { data, info } = await sharp(bytes, { limitInputPixels: mostDots })
      .resize(longSide, longSide, { fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const canvas = createCanvas(info.width, info.height);
    const dots = new ImageData(new Uint8ClampedArray(data), info.width, info.height);
    canvas.getContext('2d').putImageData(dots, 0, 0);
    return { canvas, dots: width * height };
  } catch {
    return null;
  }
}

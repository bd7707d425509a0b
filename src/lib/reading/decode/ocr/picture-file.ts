/** Decodes the pages of picture files (PNG, JPEG, TIFF) within bounds. */
import sharp from 'sharp';
import { type Reading, refused } from '../reading.ts';
import { maxScanPages } from './limits.ts';
import type { PagePicture } from './scanned-page.ts';

/** Dots of one page: A3 at 600 dots an inch. A decoded dot takes three bytes. */
const maxDots = 80_000_000;

/** Longer side of a picture that does not tell its size, in points: that of A4. */
const a4 = 842;

// The pages of a document are read side by side in threads.
sharp.concurrency(1);
sharp.cache(false);

/**
 * @param page from 1
 * @returns a refusal for a file with too many dots or pages
 * @throws for a damaged file
 */
export async function pagePicture(bytes: Uint8Array, page: number): Promise<PagePicture | Reading> {
  const {
    width,
    height,
    pages = 1,
  } = await sharp(bytes, { page: page - 1, limitInputPixels: false }).metadata();
  if (width * height > maxDots || pages > maxScanPages) {
    const text = `图像有 ${pages} 页，每页 ${width} × ${height} 点，超过 ${maxScanPages} 页、${maxDots / 1_000_000} 百万点的上限；请缩小或拆分后再收。`;
    return refused('unknown', 'too-large', text);
  }
  // The orientation that a camera notes is part of the picture; what is transparent is paper.
  const { data, info } = await sharp(bytes, { page: page - 1, limitInputPixels: maxDots })
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) throw new Error(`${info.channels} channels`);
  return { picture: { width: info.width, height: info.height, data }, longSide: a4, pages };
}

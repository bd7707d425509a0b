/** Decodes the pages of picture files (PNG, JPEG, TIFF) within bounds. */
import sharp from 'sharp';
import { type Reading, refused } from '../reading.ts';
import { maxScanPages } from './limits.ts';
import type { Picture } from './picture.ts';
import type { PagePicture } from './scan-job.ts';
import { cutsOf, sliceOf } from './slices.ts';

/** Dots of one page: A3 at 600 dots an inch. A decoded dot takes three bytes. */
const maxDots = 80_000_000;

/** Longer side of a picture that does not tell its size, in points: that of A4. */
const a4 = 842;

// The pages of a document are read side by side in threads.
sharp.concurrency(1);
sharp.cache(false);

/** Dots of a picture that can hold a page of text; smaller ones are signs of a web page. */
const fewestDots = 120_000;

const tooMany = (width: number, height: number, pages: number): Reading =>
  refused(
    'unknown',
    'too-large',
    `图像有 ${pages} 页，${width} × ${height} 点，超过 ${maxScanPages} 页、每页 ${maxDots / 1_000_000} 百万点的上限；请缩小或拆分后再收。`,
  );

/**
 * @param page from 1; a long picture of one page has as many as it is cut into
 * @returns a refusal for a file with too many dots or pages, or too few dots
 * @throws for a damaged file
 */
export async function pagePicture(bytes: Uint8Array, page: number): Promise<PagePicture | Reading> {
  const { width, height, pages = 1 } = await sharp(bytes, { limitInputPixels: false }).metadata();
  if (width * height > maxDots || pages > maxScanPages) return tooMany(width, height, pages);
  if (width * height < fewestDots) {
    const text = `图片只有 ${width} × ${height} 点，容不下一页文字；请核对是不是报告，或另取清楚的版本再收。`;
    return refused('unknown', 'no-text-layer', text);
  }
  const picture = await decoded(bytes, pages === 1 ? 0 : page - 1);
  if (pages > 1) return { picture, longSide: a4, pages };
  const cuts = cutsOf(picture);
  if (cuts.length - 1 > maxScanPages) return tooMany(width, height, cuts.length - 1);
  const slice = sliceOf(picture, cuts[page - 1] ?? 0, cuts[page] ?? picture.height);
  return { picture: slice, longSide: a4, pages: cuts.length - 1 };
}

/** @param page from 0 */
async function decoded(bytes: Uint8Array, page: number): Promise<Picture> {
  // The orientation that a camera notes is part of the picture; what is transparent is paper.
  const { data, info } = await sharp(bytes, { page, limitInputPixels: maxDots })
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) throw new Error(`${info.channels} channels`);
  return { width: info.width, height: info.height, data };
}

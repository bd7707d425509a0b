/** Pictures of the manual (`content/docs/images/desk-*.png`), which tests make on the way with JUANZONG_PICTURES=1. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { root } from '../../src/lib/core/run.ts';

export const wantsPictures = Boolean(process.env['JUANZONG_PICTURES']);

/** A page with several of them is still loaded over a slow line. */
export const mostPictureBytes = 60_000;

/** @param screenshot PNG with all its colours; a page of text needs few of them */
export async function keepPicture(name: string, screenshot: Uint8Array): Promise<void> {
  const bytes = await sharp(screenshot).png({ palette: true, colours: 24, effort: 10 }).toBuffer();
  if (bytes.length > mostPictureBytes) throw new Error(`desk-${name}.png has ${bytes.length} bytes`);
  writeFileSync(join(root, 'content', 'docs', 'images', `desk-${name}.png`), bytes);
}

import type { Canvas } from '@napi-rs/canvas';
import sharp from 'sharp';
import type { Dots } from './webp.ts';

/** The dots of a canvas on white paper. */
export async function dotsOf(canvas: Canvas): Promise<Dots> {
  const { width, height } = canvas;
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  const opaque = sharp(data, { raw: { width, height, channels: 4 } }).flatten({ background: '#ffffff' });
  return { data: await opaque.raw().toBuffer(), width, height };
}

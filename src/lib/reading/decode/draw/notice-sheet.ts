/** What is shown in place of a page that cannot be drawn. */
import { createCanvas } from '@napi-rs/canvas';
import type { PageSheet } from '../../../core/model.ts';
import { pictureSize } from '../../../core/page-places.ts';
import { dotsOf } from './dots.ts';
import { useTypeface } from './lettering.ts';
import { asWebp } from './webp.ts';

const words = '这一页画不出来，请下载原件查看。';

export async function noticeSheet(sheet: Pick<PageSheet, 'width' | 'height'>): Promise<Uint8Array> {
  const [width, height] = pictureSize(sheet);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  useTypeface(context);
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#444444';
  const size = Math.min(40, width / (words.length + 4));
  context.font = `${size}px sheet`;
  context.fillText(words, (width - words.length * size) / 2, height / 2);
  return asWebp(await dotsOf(canvas));
}

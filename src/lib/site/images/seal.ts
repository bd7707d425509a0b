/** The mark of the site, a bound volume on the red of a seal, in the sizes that devices ask for. */
import type { Picture } from './render.ts';

const ground = '#9c2a1f';

/** Side of the square in which the mark is drawn. */
export const markSide = 32;

export const markStrokes =
  '<path d="M8 6h16v20H8zM8 11h16M12 6v20" fill="none" stroke="#fff" stroke-width="2.2"/>';

/** As in `public/favicon.svg`. */
export const sealMark = `<rect width="${markSide}" height="${markSide}" rx="4" fill="${ground}"/>${markStrokes}`;

const square = (content: string): Picture => ({
  svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${markSide} ${markSide}">${content}</svg>`,
  text: '',
});

const rounded = square(sealMark);

/** Red to the edges: the device cuts the shape, and everything within four fifths of the width stays. */
const filled = square(`<rect width="${markSide}" height="${markSide}" fill="${ground}"/>${markStrokes}`);

export interface Icon {
  /** Path below the base path. */
  readonly path: string;
  readonly picture: Picture;
  /** Pixels. */
  readonly side: number;
  /** Whether the device may cut it to a shape of its own. */
  readonly maskable: boolean;
}

export const icons: readonly Icon[] = [
  { path: 'icons/32.png', picture: rounded, side: 32, maskable: false },
  { path: 'icons/180.png', picture: filled, side: 180, maskable: false },
  { path: 'icons/192.png', picture: rounded, side: 192, maskable: false },
  { path: 'icons/512.png', picture: rounded, side: 512, maskable: false },
  { path: 'icons/512-maskable.png', picture: filled, side: 512, maskable: true },
];

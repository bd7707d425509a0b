/** Cuts a long picture, as portals make of whole reports, into pages between its lines. */
import type { Picture } from './picture.ts';

/** Height by width from which on a picture is longer than any sheet. */
const long = 2;
/** Height by width of a slice: that of a sheet. */
const sheet = Math.SQRT2;
/** How far from its place a cut may move to lie between lines, in parts of the height of a slice. */
const reach = 0.2;
/** Levels of grey by which paper differs within a row. */
const even = 40;

/** Whether a row of dots is paper all through. */
function isBlank({ width, data }: Picture, y: number): boolean {
  let [least, most] = [255, 0];
  for (let i = 3 * y * width; i < 3 * (y + 1) * width; i++) {
    const value = data[i] ?? 255;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return most - least < even;
}

/** The middle of the highest blank strip near a row; the row itself where there is none. */
function cutNear(picture: Picture, at: number, distance: number): number {
  let [best, length, start] = [at, 0, -1];
  const end = Math.min(picture.height, at + distance);
  for (let y = Math.max(0, at - distance); y <= end; y++) {
    if (y < end && isBlank(picture, y)) {
      if (start === -1) start = y;
      continue;
    }
    if (start !== -1 && y - start > length) [best, length] = [Math.floor((start + y) / 2), y - start];
    start = -1;
  }
  return best;
}

/** @returns rows at which the slices of a picture begin, and its height at the end: `[0, height]` for a sheet */
export function cutsOf(picture: Picture): number[] {
  const { width, height } = picture;
  if (height <= long * width) return [0, height];
  const count = Math.ceil(height / (sheet * width));
  const size = height / count;
  const inner = Array.from({ length: count - 1 }, (_, i) =>
    cutNear(picture, Math.round((i + 1) * size), Math.floor(reach * size)),
  );
  return [0, ...inner, height];
}

/** @param from first row; @param to the row behind the last */
export const sliceOf = ({ width, data }: Picture, from: number, to: number): Picture => ({
  width,
  height: to - from,
  data: data.subarray(3 * from * width, 3 * to * width),
});

/** Parts the inks of a page: what is printed in black or red, and what a red stamp lies over. */
import { type Box, type Grey, type Picture, white } from './picture.ts';

/** Red is so much stronger than the other two in a red dot. */
const reddish = 30;
/** Red of a dot under a stamp from which on nothing is printed below. */
const unprinted = 160;
/** Brightness below which a dot is ink, in parts of the paper's. */
const dark = 0.65;

export interface Inks {
  /** All inks. */
  readonly all: Grey;
  /** The page as if nothing were red: what lies under a stamp shows. */
  readonly withoutRed: Grey;
  /** Number of red dots. */
  readonly red: number;
}

export function inksOf({ width, height, data }: Picture): Inks {
  const [all, withoutRed] = [new Uint8Array(width * height), new Uint8Array(width * height)];
  let count = 0;
  for (let i = 0; i < all.length; i++) {
    const [red, green, blue] = [data[3 * i] ?? white, data[3 * i + 1] ?? white, data[3 * i + 2] ?? white];
    // ITU-R BT.601.
    const grey = Math.round((299 * red + 587 * green + 114 * blue) / 1000);
    const redness = red - Math.max(green, blue);
    if (redness > reddish) count++;
    all[i] = grey;
    // JPEG blurs colours over their edges, so a dot is the more without red the redder it is.
    const share = Math.min(1, Math.max(0, redness / reddish));
    withoutRed[i] = Math.round((1 - share) * grey + share * Math.min(white, (red * white) / unprinted));
  }
  return {
    all: { width, height, data: all },
    withoutRed: { width, height, data: withoutRed },
    red: count,
  };
}

/** Brightness of the paper: the middle one of all dots, because most of a page is empty. */
function paperOf({ data }: Grey): number {
  const counts = new Uint32Array(256);
  for (const value of data) counts[value] = (counts[value] ?? 0) + 1;
  let seen = 0;
  return counts.findIndex((count) => {
    seen += count;
    return seen > data.length / 2;
  });
}

/** Brightness below which a dot of a page is ink. */
export const thresholdOf = (page: Grey): number => paperOf(page) * dark;

const clamp = (value: number, high: number): number => Math.min(high, Math.max(0, Math.round(value)));

/** Dots of ink in a part of a page. */
export function inkIn(
  { width, height, data }: Grey,
  { left, top, right, bottom }: Box,
  threshold: number,
): number {
  let count = 0;
  for (let y = clamp(top, height); y < clamp(bottom, height); y++)
    for (let x = clamp(left, width); x < clamp(right, width); x++)
      if ((data[y * width + x] ?? white) < threshold) count++;
  return count;
}

/** A row or column is ink when so many of its dots are: single ones are dirt. */
const fewest = 2;

/** The part of a box that ink fills; null for an empty one. */
export function inkBox(page: Grey, box: Box, threshold: number): Box | null {
  const { width, height, data } = page;
  const [x0, x1] = [clamp(box.left, width), clamp(box.right, width)];
  const [y0, y1] = [clamp(box.top, height), clamp(box.bottom, height)];
  const rows = new Uint32Array(Math.max(0, y1 - y0));
  const columns = new Uint32Array(Math.max(0, x1 - x0));
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) {
      if ((data[y * width + x] ?? white) >= threshold) continue;
      rows[y - y0] = (rows[y - y0] ?? 0) + 1;
      columns[x - x0] = (columns[x - x0] ?? 0) + 1;
    }
  }
  const isInk = (count: number): boolean => count >= fewest;
  const [top, left] = [rows.findIndex(isInk), columns.findIndex(isInk)];
  if (top === -1 || left === -1) return null;
  return {
    left: x0 + left,
    top: y0 + top,
    right: x0 + columns.findLastIndex(isInk) + 1,
    bottom: y0 + rows.findLastIndex(isInk) + 1,
  };
}

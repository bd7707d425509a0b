/** How a page lies: the skew of its lines, and the quarter turns until they run from left to right. */
import type { Core, Cores } from './detect.ts';
import type { Model } from './models.ts';
import { type Box, type Grey, scaled } from './picture.ts';

/** A core tells a direction when it is so much longer than thick; a line of a few characters does. */
const elongated = 5;
const quarter = Math.PI / 2;

/** The skew within an eighth of a turn each way, and whether lines run from top to bottom. */
export interface Direction {
  /** Radians, clockwise. */
  readonly skew: number;
  readonly upended: boolean;
}

const folded = (angle: number): number => {
  const rest = angle - quarter * Math.round(angle / quarter);
  return rest;
};

/** Middle value when each core counts as much as it is long. */
function weightedMiddle(cores: readonly Core[]): number {
  const sorted = cores
    .map(({ angle, length }) => ({ angle: folded(angle), length }))
    .sort((a, b) => a.angle - b.angle);
  const half = sorted.reduce((sum, { length }) => sum + length, 0) / 2;
  let seen = 0;
  return (
    sorted.find(({ length }) => {
      seen += length;
      return seen >= half;
    })?.angle ?? 0
  );
}

export function directionOf({ cores }: Cores): Direction {
  const telling = cores.filter(({ length, thickness }) => length > elongated * thickness);
  const lengthOf = (some: readonly Core[]): number => some.reduce((sum, { length }) => sum + length, 0);
  const upright = telling.filter(({ angle }) => Math.abs(angle) > quarter / 2);
  return {
    skew: weightedMiddle(telling),
    upended: lengthOf(upright) > lengthOf(telling) / 2,
  };
}

/** What the classifier sees of a line. */
const height = 48;
const width = 192;
/** So many lines are asked, the longest ones. */
const asked = 12;

/** Whether the lines of a page stand on their heads, by the classifier's mean over the longest ones. */
export async function isOverturned(classify: Model, page: Grey, boxes: readonly Box[]): Promise<boolean> {
  const lines = boxes.toSorted((a, b) => b.right - b.left - (a.right - a.left)).slice(0, asked);
  if (lines.length === 0) return false;
  const size = 3 * height * width;
  const input = new Float32Array(lines.length * size);
  for (const [i, box] of lines.entries()) {
    const wide = Math.min(width, Math.round(((box.right - box.left) * height) / (box.bottom - box.top)));
    // A line longer than what the classifier sees is cut, not squeezed.
    const right = box.left + ((box.bottom - box.top) * wide) / height;
    const { data } = scaled(page, { ...box, right }, wide, height);
    for (let c = 0; c < 3; c++)
      for (let y = 0; y < height; y++)
        for (let x = 0; x < wide; x++)
          input[i * size + (c * height + y) * width + x] = (data[y * wide + x] ?? 255) / 127.5 - 1;
  }
  const { data } = await classify(input, [lines.length, 3, height, width]);
  const overturned = lines.reduce((sum, _, i) => sum + (data[2 * i + 1] ?? 0), 0);
  return overturned > lines.length / 2;
}

/** Places every character of a text object on the page (GB/T 33190-2016, 11.2). */
import { withoutRadicals } from '../pdf/radicals.ts';
import { childrenOf } from '../xml/xml.ts';
import { charactersOf } from './codes.ts';
import { apply, type Matrix } from './matrix.ts';
import type { DrawnObject } from './objects.ts';
import { widthOf } from './widths.ts';

/** One character; lengths in points, y grows downwards. */
export interface Glyph {
  readonly text: string;
  /** Where it begins on its base line. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** What the character takes of its line, by a guess at its font. */
  readonly width: number;
  /** Direction of its base line, clockwise from left to right, in radians. */
  readonly angle: number;
  /** Which TextCode it is from, counted over the document. */
  readonly code: number;
}

export const pointsPerMillimetre = 72 / 25.4;

const numberOr = (value: string | undefined, otherwise: number): number => {
  const number = Number.parseFloat(value ?? '');
  return Number.isFinite(number) ? number : otherwise;
};

const radians = (degrees: string | undefined): number => (numberOr(degrees, 0) * Math.PI) / 180;

/** On the page: height of a unit of the font size, its length along the line, and the direction of the line. */
function frameOf([a, b, c, d]: Matrix, turn: number): { up: number; along: number; angle: number } {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const [alongX, alongY] = [a * cos + c * sin, b * cos + d * sin];
  return {
    up: Math.hypot(c * cos - a * sin, d * cos - b * sin) * pointsPerMillimetre,
    along: Math.hypot(alongX, alongY) * pointsPerMillimetre,
    angle: Math.atan2(alongY, alongX),
  };
}

/** @param code number of the object's first TextCode; @returns its characters in order of writing, blank ones too */
export function* glyphsOf({ node, matrix }: DrawnObject, code: number): Generator<Glyph> {
  const { attributes } = node;
  const size = Math.abs(numberOr(attributes['Size'], 0));
  const stretch = Math.abs(numberOr(attributes['HScale'], 1)) || 1;
  const reading = radians(attributes['ReadDirection']);
  const { up, along, angle } = frameOf(matrix, radians(attributes['CharDirection']));
  let [x, y] = [0, 0];
  for (const [i, textCode] of childrenOf(node, 'TextCode').entries()) {
    // What a later TextCode leaves out is as in the one before.
    x = numberOr(textCode.attributes['X'], x);
    y = numberOr(textCode.attributes['Y'], y);
    for (const placed of charactersOf(textCode, [x, y], { size, stretch, reading })) {
      const [left, base] = apply(matrix, placed.x, placed.y);
      yield {
        text: withoutRadicals(placed.character),
        x: left * pointsPerMillimetre,
        y: base * pointsPerMillimetre,
        size: size * up,
        width: widthOf(placed.character) * size * stretch * along,
        angle,
        code: code + i,
      };
    }
  }
}

/** Places every character of a text object on the page (GB/T 33190-2016, 11). */
import { withoutRadicals } from '../pdf/radicals.ts';
import { childrenOf, type XmlNode } from '../xml/xml.ts';
import { deltasOf } from './deltas.ts';
import { apply, type Matrix } from './matrix.ts';
import type { TextObject } from './objects.ts';

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

/** Usual widths of Latin letters in parts of the font size; other characters fill a square. */
const narrow = /[ iljtfrI1.,:;'!|()[\]-]/;
const broad = /[mwMW@%&]/;

export function widthOf(character: string): number {
  if (character > '\u02ff') return 1;
  if (/\d/.test(character)) return 0.5;
  if (narrow.test(character)) return 0.33;
  if (broad.test(character)) return 0.85;
  return /[A-Z]/.test(character) ? 0.68 : 0.5;
}

const degrees = (value: string | undefined): number =>
  ((Number.parseFloat(value ?? '') || 0) * Math.PI) / 180;

/** Line breaks of the markup around a text, when its offsets do not count them. */
function writtenText({ text, attributes }: XmlNode): string {
  const bare = text.replace(/^\s*[\r\n]\s*|\s*[\r\n]\s*$/g, '');
  if (bare === text) return text;
  const needed = bare.length;
  const longest = Math.max(
    ...[attributes['DeltaX'], attributes['DeltaY']].map((list) => explicitCount(list, needed)),
  );
  return longest >= needed ? text : bare;
}

/** How many offsets a list states itself, up to a number. */
function explicitCount(list: string | undefined, upTo: number): number {
  const groups = [...(list ?? '').matchAll(/\bg\s+(\d+)\s+\S+/g)];
  const plain = (list ?? '').replace(/\bg\s+\d+\s+\S+/g, ' ').trim();
  const singles = plain === '' ? 0 : plain.split(/\s+/).length;
  return Math.min(upTo, groups.reduce((sum, [, times]) => sum + Number(times), 0) + singles);
}

interface Style {
  readonly size: number;
  readonly stretch: number;
  readonly reading: number;
  readonly turn: number;
}

/** Positions of the characters of a TextCode in the coordinates of its object. */
function* positions(
  text: string,
  node: XmlNode,
  start: readonly [number, number],
  { size, stretch, reading }: Style,
): Generator<readonly [character: string, x: number, y: number]> {
  const [across, down] = [node.attributes['DeltaX'], node.attributes['DeltaY']].map((list) =>
    deltasOf(list, text.length),
  ) as [number[], number[]];
  const moves = [...across, ...down].some((delta) => delta !== 0);
  const isPair = (at: number): boolean => (text.codePointAt(at) ?? 0) > 0xffff;
  // Offsets count characters; a writer that counts UTF-16 units states one more for each pair.
  const pairs = [...text].length !== text.length;
  const byUnits =
    pairs &&
    explicitCount(node.attributes['DeltaX'] ?? node.attributes['DeltaY'], text.length) >= text.length - 1;
  let [x, y] = start;
  let used = 0;
  for (let at = 0; at < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    yield [character, x, y];
    const steps = byUnits && isPair(at) ? 2 : 1;
    at += character.length;
    if (moves) {
      for (let i = 0; i < steps; i++, used++) {
        x += across[used] ?? 0;
        y += down[used] ?? 0;
      }
    } else {
      // Without offsets the characters would lie on each other: they follow as the font sets them.
      const upright = Math.abs(Math.sin(reading)) > 0.5;
      const advance = size * (upright ? 1 : widthOf(character) * stretch);
      x += advance * Math.cos(reading);
      y += advance * Math.sin(reading);
    }
  }
}

/** @param code number of the object's first TextCode; @returns the characters that leave ink, in order of writing */
export function* glyphsOf({ node, matrix }: TextObject, code: number): Generator<Glyph> {
  const { attributes } = node;
  const style: Style = {
    size: Math.abs(Number.parseFloat(attributes['Size'] ?? '')) || 0,
    stretch: Number.parseFloat(attributes['HScale'] ?? '') || 1,
    reading: degrees(attributes['ReadDirection']),
    turn: degrees(attributes['CharDirection']),
  };
  const { size, along, angle } = pageStyle(style, matrix);
  let [x, y] = [0, 0];
  for (const [i, textCode] of childrenOf(node, 'TextCode').entries()) {
    // What a later TextCode leaves out is as in the one before.
    x = finite(textCode.attributes['X'], x);
    y = finite(textCode.attributes['Y'], y);
    for (const [written, left, base] of positions(writtenText(textCode), textCode, [x, y], style)) {
      const [pageX, pageY] = apply(matrix, left, base).map((v) => v * pointsPerMillimetre) as [
        number,
        number,
      ];
      const text = withoutRadicals(written);
      yield { text, x: pageX, y: pageY, size, width: widthOf(text) * along, angle, code: code + i };
    }
  }
}

const finite = (value: string | undefined, otherwise: number): number => {
  const number = Number.parseFloat(value ?? '');
  return Number.isFinite(number) ? number : otherwise;
};

/** Size of the characters, their size along the line, and the direction of their base line on the page. */
function pageStyle(
  { size, stretch, turn }: Style,
  [a, b, c, d]: Matrix,
): {
  size: number;
  along: number;
  angle: number;
} {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const [alongX, alongY] = [a * cos + c * sin, b * cos + d * sin];
  const [upX, upY] = [c * cos - a * sin, d * cos - b * sin];
  return {
    size: size * Math.hypot(upX, upY) * pointsPerMillimetre,
    along: size * stretch * Math.hypot(alongX, alongY) * pointsPerMillimetre,
    angle: Math.atan2(alongY, alongX),
  };
}

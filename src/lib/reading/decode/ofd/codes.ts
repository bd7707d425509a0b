/** Where the characters of one TextCode stand in the coordinates of their object (GB/T 33190-2016, 11.3). */
import type { XmlNode } from '../xml/xml.ts';
import { deltasOf } from './deltas.ts';
import { widthOf } from './widths.ts';

export interface Lettering {
  /** Font size in the object's units, and the part of their width that characters keep (HScale). */
  readonly size: number;
  readonly stretch: number;
  /** ReadDirection in radians, clockwise from left to right. */
  readonly reading: number;
}

export interface PlacedCharacter {
  readonly character: string;
  readonly x: number;
  readonly y: number;
}

interface Offsets {
  readonly across: readonly number[];
  readonly down: readonly number[];
}

const offsetsOf = ({ attributes }: XmlNode, most: number): Offsets => ({
  across: deltasOf(attributes['DeltaX'], most),
  down: deltasOf(attributes['DeltaY'], most),
});

const countOf = ({ across, down }: Offsets): number => Math.max(across.length, down.length);

/** The text without line breaks that only lay out the markup: its offsets do not count them. */
function writtenText(code: XmlNode): string {
  const bare = code.text.replace(/^\s*[\r\n]\s*|\s*[\r\n]\s*$/g, '');
  if (bare === code.text) return bare;
  return countOf(offsetsOf(code, code.text.length)) >= bare.length ? code.text : bare;
}

/** How far the font itself sets the next character, along the reading direction. */
function advanceOf(character: string, { size, stretch, reading }: Lettering): readonly [number, number] {
  const isDown = Math.abs(Math.sin(reading)) > 0.5;
  const advance = size * (isDown ? 1 : widthOf(character) * stretch);
  return [advance * Math.cos(reading), advance * Math.sin(reading)];
}

/** The offset behind a character; where a list ends early it goes on, but no further than the font would. */
function offsetAt(
  { across, down }: Offsets,
  at: number,
  [advance]: readonly [number, number],
): readonly [number, number] {
  const last = across.at(-1) ?? 0;
  return [
    across[at] ?? (last > 0 && advance > 0 ? Math.min(last, advance) : last),
    down[at] ?? down.at(-1) ?? 0,
  ];
}

/** @param start of the first character */
export function* charactersOf(
  code: XmlNode,
  start: readonly [number, number],
  lettering: Lettering,
): Generator<PlacedCharacter> {
  const text = writtenText(code);
  const offsets = offsetsOf(code, text.length);
  const moves = [...offsets.across, ...offsets.down].some((offset) => offset !== 0);
  const characters = [...text];
  // Offsets count characters; a writer that counts UTF-16 units states one more for each pair.
  const countsUnits = characters.length < text.length && countOf(offsets) >= text.length - 1;
  let [x, y] = start;
  let used = 0;
  for (const character of characters) {
    yield { character, x, y };
    const advance = advanceOf(character, lettering);
    if (!moves) {
      // Without offsets the characters would lie on each other: they follow as the font sets them.
      [x, y] = [x + advance[0], y + advance[1]];
      continue;
    }
    for (let unit = countsUnits ? character.length : 1; unit > 0; unit--) {
      const [dx, dy] = offsetAt(offsets, used++, advance);
      [x, y] = [x + dx, y + dy];
    }
  }
}

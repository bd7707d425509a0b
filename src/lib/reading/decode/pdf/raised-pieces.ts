/** Superscripts and subscripts of a page: small characters beside larger ones, off their base line. */
import { type Shift, shifted } from '../raised.ts';
import type { Piece } from './placed-page.ts';

/** A mark is smaller than this part of the text that it belongs to; browsers set five sixths. */
const smallPart = 0.86;
/** Horizontal distance from the text, and the vertical one, in sizes of the text. */
const nearest = 0.4;
const raisedBy: readonly [number, number] = [0.12, 0.8];
const loweredBy: readonly [number, number] = [0.06, 0.4];
const longestMark = 8;

const within = (value: number, [low, high]: readonly [number, number]): boolean =>
  value > low && value < high;

/** Strips of a page in which pieces are looked up, in points. */
const strip = 24;
/** A strip holds two or three lines: one with more pieces is a drawing of characters, where no mark is looked for. */
const mostInStrip = 500;

const isMark = ({ text, turned }: Piece): boolean =>
  !turned && text.trim().length <= longestMark && /[0-9０-９①-⑳]/.test(text);

/** @returns the shift of a mark by the text beside it, null for a piece that is none */
function shiftBeside(mark: Piece, text: Piece): Shift | null {
  if (text.turned || mark.size > smallPart * text.size) return null;
  const gap = Math.min(Math.abs(mark.left - text.right), Math.abs(text.left - mark.right));
  if (gap > nearest * text.size) return null;
  const rise = (text.y - mark.y) / text.size;
  return within(rise, raisedBy) ? 'raised' : within(-rise, loweredBy) ? 'lowered' : null;
}

/** @returns the pieces, marks set on the base line of their text and written in shifted characters */
export function settleMarks(pieces: readonly Piece[]): Piece[] {
  const strips = new Map<number, Piece[]>();
  const stripOf = (y: number): number => Math.floor(y / strip);
  for (const piece of pieces) {
    if (piece.text.trim() === '') continue;
    const list = strips.get(stripOf(piece.y));
    if (list) list.push(piece);
    else strips.set(stripOf(piece.y), [piece]);
  }
  return pieces.map((piece) => {
    if (!isMark(piece)) return piece;
    for (const offset of [0, 1, -1]) {
      const near = strips.get(stripOf(piece.y) + offset) ?? [];
      if (near.length > mostInStrip) continue;
      for (const text of near) {
        const shift = shiftBeside(piece, text);
        if (shift !== null) return { ...piece, y: text.y, text: shifted(piece.text, shift) };
      }
    }
    return piece;
  });
}

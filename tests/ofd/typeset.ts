/** Sets a draft in lines on pages, as a word processor does: every character has its place, in millimetres. */
import type { Piece } from './draft.ts';

export interface Mark {
  readonly character: string;
  readonly x: number;
}

export interface SetLine {
  readonly marks: readonly Mark[];
  /** Base line, from the top of the page. */
  readonly y: number;
  /** Font size. */
  readonly size: number;
}

export interface SetPage {
  readonly lines: readonly SetLine[];
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly columns: 1 | 2;
  /** Characters are set apart so that full lines end at the margin. */
  readonly justified: boolean;
  /** Part of their width that characters keep. */
  readonly condensed: number;
}

export const a4: Layout = { width: 210, height: 297, columns: 1, justified: false, condensed: 1 };

const point = 25.4 / 72;
const margin = { side: 27, top: 37, bottom: 35 };
const gutter = 10;
const sizes = { title: 22, heading: 16, subheading: 16, paragraph: 16, signature: 16, table: 14 } as const;
const pitch = 28 * point;

/** Widths of a common Song typeface in parts of the size. */
export const advanceOf = (character: string): number => (/^[\0-\x7f]$/.test(character) ? 0.5 : 1);

const opening = /[（《“]/;
const closing = /[，。、；：！？）》”]/;
const figure = /[0-9,.%]/;

/** What no line break may part: a number, a character with the marks around it. */
function unitsOf(text: string): string[] {
  const units: string[] = [];
  let before = '';
  for (const character of text) {
    const joins =
      closing.test(character) || opening.test(before) || (figure.test(character) && figure.test(before));
    if (joins && units.length > 0) units.push((units.pop() ?? '') + character);
    else units.push(character);
    before = character;
  }
  return units;
}

interface Cursor {
  page: number;
  column: number;
  y: number;
}

export function typeset(pieces: readonly Piece[], layout: Layout): SetPage[] {
  const pages: SetLine[][] = [[]];
  const columnWidth = (layout.width - 2 * margin.side - (layout.columns - 1) * gutter) / layout.columns;
  const cursor: Cursor = { page: 0, column: 0, y: margin.top };
  let columnTop = margin.top;
  const down = (step: number): void => {
    cursor.y += step;
    if (cursor.y <= layout.height - margin.bottom) return;
    cursor.column++;
    if (cursor.column === layout.columns) {
      Object.assign(cursor, { page: cursor.page + 1, column: 0 });
      columnTop = margin.top;
      pages.push([]);
    }
    cursor.y = columnTop + step;
  };
  const leftEdge = (): number => margin.side + cursor.column * (columnWidth + gutter);
  const put = (text: string, start: number, size: number, extra = 0): void => {
    let x = start;
    const marks = [...text].map((character) => {
      const mark = { character, x };
      x += advanceOf(character) * size * layout.condensed + extra;
      return mark;
    });
    pages[cursor.page]?.push({ marks, y: cursor.y, size });
  };
  const lengthOf = (text: string, size: number): number =>
    [...text].reduce((sum, character) => sum + advanceOf(character) * size * layout.condensed, 0);
  const flow = (text: string, size: number): void => {
    let [line, room] = ['', columnWidth - 2 * size];
    let indent = 2 * size;
    const end = (last: boolean): void => {
      down(pitch);
      const spare = room - lengthOf(line, size);
      const extra = layout.justified && !last && spare > 0 ? spare / Math.max(1, [...line].length - 1) : 0;
      put(line, leftEdge() + indent, size, extra);
      [line, indent, room] = ['', 0, columnWidth];
    };
    for (const unit of unitsOf(text)) {
      if (line !== '' && lengthOf(line + unit, size) > room + 0.01) end(false);
      line += unit;
    }
    if (line !== '') end(true);
  };
  for (const piece of pieces) {
    const size = sizes[piece.kind] * point;
    if (piece.kind === 'table') {
      for (const row of piece.rows) {
        down(pitch);
        const width = columnWidth / row.length;
        for (const [i, cell] of row.entries())
          put(cell, leftEdge() + i * width + (width - lengthOf(cell, size)) / 2, size);
      }
    } else if (piece.kind === 'title') {
      down(pitch * 1.3);
      put(piece.text, (layout.width - lengthOf(piece.text, size)) / 2, size);
      down(pitch);
      columnTop = cursor.y;
    } else if (piece.kind === 'signature') {
      down(pitch);
      put(piece.text, leftEdge() + columnWidth - lengthOf(piece.text, size) - 2 * size, size);
    } else flow(piece.text, size);
  }
  return pages.map((lines) => ({ lines }));
}

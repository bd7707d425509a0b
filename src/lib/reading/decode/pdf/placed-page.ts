/** What a reader of a paged format gives: pieces of text where they lie on the page. */
import type { Declared, PageSheet } from '../../../core/model.ts';

/** A run of characters on a page; lengths in points, y grows downwards. */
export interface Piece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Base line. */
  readonly y: number;
  /** Font size. */
  readonly size: number;
  /** Runs in another direction than from left to right: a watermark or a stamp. */
  readonly turned: boolean;
  /** Probability of each visible character, where the text was recognised in a picture, 0 to 1. */
  readonly confidence?: readonly number[];
  /** Other characters that each visible character may be; none where all are sure. */
  readonly others?: readonly string[];
}

/** A table with rules around its cells; lengths as those of the pieces. */
export interface PlacedTable {
  /** Edges of its columns and rows. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** Largest font size in it. */
  readonly size: number;
  /** A merged cell stands in its first field; the others are empty. */
  readonly rows: readonly (readonly string[])[];
  /** Of each visible character, cell after cell. */
  readonly confidence: readonly number[];
}

/** Lengths are those of the page set upright. */
export interface Page extends Partial<Pick<PageSheet, 'turns' | 'angle' | 'recognised'>> {
  /** From 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
  readonly tables?: readonly PlacedTable[];
}

export interface PdfText {
  readonly pages: readonly Page[];
  readonly declared: readonly Declared[];
  /** Whether pictures stand on the pages, where the format tells. */
  readonly pictured?: boolean;
}

/** Pieces on one base line without a wide gap between them. */
export interface Segment {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  /** Of each visible character, where it was recognised in a picture. */
  readonly confidence?: readonly number[];
  readonly others?: readonly string[];
  /** The segment stands for a ruled table. */
  readonly table?: PlacedTable;
}

/** Segments on one base line, from left to right. */
export type Row = readonly Segment[];

/** What the compare page and its worker say to each other. */
import type { SectionText } from '../../lib/site/compare/align.ts';
import type { Change, Piece } from '../../lib/site/compare/differences.ts';

export interface Task {
  readonly reports: readonly (readonly SectionText[])[];
  /** Two reports as one text with what went and what came. */
  readonly merged: boolean;
}

/** A section as shown; its text with what is common marked. */
export interface Cell {
  readonly anchor: string;
  readonly level: number;
  readonly heading: string;
  readonly pieces: readonly Piece[];
  /** Hardly anything in it stands in the texts beside it. */
  readonly different: boolean;
}

export interface Line {
  readonly cells: readonly (Cell | null)[];
  /** With `merged`, where two texts have much in common: both in one. */
  readonly changes?: readonly Change[];
}

export interface Progress {
  readonly line: Line;
  readonly done: number;
  readonly total: number;
}

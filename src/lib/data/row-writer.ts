import type { Value } from './table.ts';

/** Takes the rows of one report after another and keeps no more than a bounded part of them in memory. */
export interface RowWriter {
  write(rows: readonly Value[][]): void;
  /** The file is complete only after this. */
  close(): void;
}

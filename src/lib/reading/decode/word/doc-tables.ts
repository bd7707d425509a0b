/** Puts the paragraphs of a table of a Word 97-2003 document together to rows and cells ([MS-DOC] 2.4.3). */
import type { BlockHints } from '../../../core/model.ts';
import type { ParagraphMarks } from './doc-properties.ts';
import { readTable } from './tables.ts';

export interface DocBlock {
  readonly text: string;
  readonly table?: readonly (readonly string[])[];
  readonly hints: BlockHints;
}

export interface Paragraph {
  readonly blocks: readonly DocBlock[];
  readonly marks: ParagraphMarks;
  /** The mark that ends the paragraph. */
  readonly end: string;
}

/** The mark that ends a cell, and a row. */
export const cellEnd = '\x07';

const maxColumns = 60;

interface Cell {
  readonly text: string;
  readonly blocks: readonly DocBlock[];
}

interface Row {
  readonly cells: readonly Cell[];
  readonly edges: readonly number[];
}

function rowsOf(paragraphs: readonly Paragraph[]): Row[] {
  const rows: Row[] = [];
  let cells: Cell[] = [];
  let blocks: DocBlock[] = [];
  const endCell = (): void => {
    cells.push({ text: blocks.map(({ text }) => text.replace(/[\t\n]+/g, ' ').trim()).join(' '), blocks });
    blocks = [];
  };
  const endRow = (edges: readonly number[]): void => {
    if (cells.length > 0) rows.push({ cells, edges });
    cells = [];
  };
  for (const paragraph of paragraphs) {
    if (paragraph.marks.rowEnd) {
      if (blocks.length > 0) endCell();
      endRow(paragraph.marks.edges);
      continue;
    }
    blocks.push(...paragraph.blocks);
    if (paragraph.end === cellEnd) endCell();
  }
  if (blocks.length > 0) endCell();
  endRow([]);
  return rows;
}

/** Edges of cells that lie as near as this, in twips, are one. */
const sameEdge = 60;

/** A cell and empty ones for the further columns of the table that it covers. */
function spanned({ cells, edges }: Row, grid: readonly number[]): Cell[] {
  if (edges.length !== cells.length + 1) return [...cells];
  const column = (edge: number): number => grid.findIndex((other) => Math.abs(other - edge) <= sameEdge);
  return cells.flatMap((cell, i) => {
    const span = column(edges[i + 1] ?? 0) - column(edges[i] ?? 0);
    return [
      cell,
      ...Array.from({ length: Math.min(Math.max(span, 1), maxColumns) - 1 }, () => ({
        text: '',
        blocks: [],
      })),
    ];
  });
}

function gridOf(rows: readonly Row[]): number[] {
  const grid: number[] = [];
  for (const edge of rows.flatMap(({ edges }) => edges).toSorted((a, b) => a - b)) {
    if (grid.length === 0 || edge - (grid.at(-1) ?? 0) > sameEdge) grid.push(edge);
  }
  return grid;
}

/** A cell of more characters that has paragraphs is a page of text in a frame. */
const maxCellLength = 400;
const maxCellBlocks = 3;

export function tableBlocks(paragraphs: readonly Paragraph[]): DocBlock[] {
  const rows = rowsOf(paragraphs);
  const grid = gridOf(rows);
  const cells = rows.map((row) => spanned(row, grid));
  const reading = readTable(cells.map((row) => row.map(({ text }) => text)));
  const isFrame = cells
    .flat()
    .some(({ text, blocks }) => text.length > maxCellLength && blocks.length > maxCellBlocks);
  const hints: BlockHints = { ...paragraphs[0]?.blocks[0]?.hints, element: 'tbl' };
  if (reading.kind === 'labels') return reading.lines.map((text) => ({ text, hints: { element: 'tbl' } }));
  if (reading.kind === 'frame' || isFrame) return cells.flat().flatMap(({ blocks }) => blocks);
  const text = reading.rows.map((row) => row.join('\t')).join('\n');
  return [{ text, table: reading.rows, hints: hints.furniture ? hints : { element: 'tbl' } }];
}

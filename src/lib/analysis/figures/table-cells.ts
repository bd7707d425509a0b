/** Sees a table of statistics as cells with what its labels say of each number. */
import { fold } from '../../core/text/fold.ts';
import { mostNumbers } from '../../core/text/sentence-limits.ts';

export interface Cell {
  readonly text: string;
  /** Place in the passage. */
  readonly offset: number;
}

/** A number of a table with the words that stand around it in the table's own order. */
export interface TableNumber {
  readonly cell: Cell;
  /** The row as published, cells separated by tabs, and its place in the passage. */
  readonly row: Cell;
  /** What the number may be called, the nearest words first. */
  readonly labels: readonly string[];
  /** Measure word from a label, a column of units or the head; empty when the cell has its own or none is told. */
  readonly unit: string;
  /** Time that the head of the column names, as written; empty when it names none. */
  readonly time: string;
}

/** Rows and cells of a passage, where tabs part cells and line feeds rows. */
export function cellsOf(text: string): Cell[][] {
  let offset = 0;
  return text.split('\n').map((row) =>
    row.split('\t').map((cell) => {
      const found = { text: cell, offset };
      offset += cell.length + 1;
      return found;
    }),
  );
}

const numeric = /^[约近超]?\s*\d[\d.,]*\s*(?:[余多]?\s*[万亿]?)?\s*(?:[^\d\s]{0,3}|个百分点)$/u;
const unitInParentheses = /\((?:单位[::]?)?([^\d()]{1,3})\)\s*$/;
const unitAlone = /^单位[::]\s*([^\d\s]{1,3})$/;
/** Columns that tell a difference, a share or what shall be. */
const otherColumn = /同比|环比|增减|增幅|增长|变化|占比|比重|比例|目标|计划|任务数|序号|备注|排名/;
const yearInHead = /(?:19|20)\d{2} ?年(?:度)?|上一?年度?|去年(?:同期)?/;
const serial =
  /^(?:序号|编号|\d{1,3}|[一二三四五六七八九十]{1,3}|[((][一二三四五六七八九十\d]{1,3}[))])[.、]?$/;

const plain = (text: string): string => fold(text).trim();
const isNumber = (text: string): boolean => numeric.test(plain(text));
/** Words of a label without its unit and its number. */
const wordsOf = (text: string): string =>
  plain(text)
    .replace(unitInParentheses, '')
    .replace(/^(?:\d{1,2}[.、]|[((][一二三四五六七八九十\d]{1,3}[))]|[一二三四五六七八九十]{1,3}、)\s*/, '')
    .trim();
const unitOf = (text: string): string => {
  const found = unitInParentheses.exec(plain(text)) ?? unitAlone.exec(plain(text));
  return found?.[1]?.trim() ?? '';
};

/** Row of column heads: the first one of several cells without a bare number; -1 when there is none. */
function headOf(rows: readonly (readonly Cell[])[]): number {
  const first = rows.findIndex((row) => row.filter(({ text }) => plain(text) !== '').length > 1);
  const isHead =
    first >= 0 && !rows[first]?.some(({ text }) => isNumber(text) && !yearInHead.test(plain(text)));
  return isHead ? first : -1;
}

/** Columns whose cells all are measure words under the head 单位. */
const unitColumn = (head: readonly string[]): number =>
  head.findIndex((text) => /^(?:计量)?单位$/.test(text));

/** @param text of a table passage; of a row only the first `mostNumbers` cells are read */
export function tableNumbers(text: string): TableNumber[] {
  const rows = cellsOf(text).map((row) => row.slice(0, mostNumbers));
  const headAt = headOf(rows);
  const head = (rows[headAt] ?? []).map((cell) => plain(cell.text));
  const units = unitColumn(head);
  const tableUnit =
    rows
      .slice(0, Math.max(headAt, 0))
      .flat()
      .map(({ text: cell }) => unitOf(cell))
      .find(Boolean) ?? '';
  const body = rows.slice(headAt + 1).filter((row) => row.length > 1);
  const found: TableNumber[] = [];
  /** Labels of merged cells hold for the rows below them. */
  let above: string[] = [];
  for (const row of body) {
    const words = row.map(({ text: cell }, column) => {
      const own = plain(cell);
      const isLabel = own !== '' && !isNumber(cell) && !serial.test(own) && column !== units;
      return isLabel ? own : '';
    });
    const firstNumber = row.findIndex(({ text: cell }) => isNumber(cell) && !serial.test(plain(cell)));
    const labels = words.map((word, column) =>
      word === '' && column < firstNumber - 1 ? (above[column] ?? '') : word,
    );
    above = labels;
    const whole = { text: row.map(({ text: one }) => one).join('\t'), offset: row[0]?.offset ?? 0 };
    for (const [column, cell] of row.entries()) {
      const title = head[column] ?? '';
      if (!isNumber(cell.text) || otherColumn.test(title) || (column === 0 && serial.test(plain(cell.text))))
        continue;
      const left = labels.slice(0, column).filter((label) => label !== '');
      const nearest = left.at(-1) ?? '';
      // A single row of numbers under heads that name them.
      const heads = body.length === 1 && title !== '' ? [wordsOf(title)] : [];
      found.push({
        cell,
        row: whole,
        labels: [...new Set([wordsOf(nearest), left.map(wordsOf).join(''), ...heads])].filter(Boolean),
        unit: unitOf(nearest) || plain(row[units]?.text ?? '') || unitOf(title) || tableUnit,
        time: yearInHead.exec(title)?.[0] ?? '',
      });
    }
  }
  return found;
}

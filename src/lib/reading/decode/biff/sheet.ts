/** One sheet of a workbook of Excel 97-2003: its cells as they are shown ([MS-XLS] 2.4). */
import type { Missing } from '../sheet/missing.ts';
import { shownNumber } from '../sheet/number-display.ts';
import type { Sheet } from '../sheet/sheet-blocks.ts';
import { type BiffRecord, biffRecords } from './records.ts';
import { RecordReader } from './strings.ts';

/** What all sheets of a workbook share. */
export interface Book {
  readonly strings: readonly string[];
  /** Code of the number format of each cell style. */
  readonly formats: readonly string[];
  readonly centred: readonly boolean[];
  readonly from1904: boolean;
}

const maxColumns = 400;
const maxRows = 20_000;
const errors: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};

/** A number of 30 bits, whole or the upper part of a floating-point one, perhaps a hundredth ([MS-XLS] 2.5.217). */
function rkNumber(code: number): number {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32LE((code & 0xfffffffc) >>> 0, 4);
  const value = code & 2 ? code >> 2 : bytes.readDoubleLE(0);
  return code & 1 ? value / 100 : value;
}

interface Cell {
  readonly row: number;
  readonly column: number;
  readonly style: number;
  readonly text: string;
}

class SheetReader {
  readonly #book: Book;
  readonly #missing: Missing;
  readonly #cells: Cell[] = [];
  readonly #hiddenRows = new Set<number>();
  readonly #hiddenColumns: (readonly [number, number])[] = [];
  readonly #spanned = new Set<number>();
  readonly #boxes: string[] = [];
  /** A formula whose result is a string that a record of its own holds. */
  #waiting: Omit<Cell, 'text'> | null = null;

  constructor(book: Book, missing: Missing) {
    this.#book = book;
    this.#missing = missing;
  }

  #put(data: Buffer, text: string): void {
    const [row, column, style] = [data.readUInt16LE(0), data.readUInt16LE(2), data.readUInt16LE(4)];
    this.#cells.push({ row, column, style, text });
  }

  #shown(value: number, style: number): string {
    return shownNumber(String(value), this.#book.formats[style] ?? 'General', this.#book.from1904);
  }

  /** @returns false at the end of the sheet */
  take(record: BiffRecord): boolean {
    const data = record.parts[0] ?? Buffer.alloc(0);
    switch (record.type) {
      case 0x0a:
        return false;
      case 0xfd:
        this.#put(data, this.#book.strings[data.readUInt32LE(6)] ?? '');
        break;
      case 0x204:
      case 0xd6:
        this.#put(data, new RecordReader(record, 6).string(2));
        break;
      case 0x203:
        this.#put(data, this.#shown(data.readDoubleLE(6), data.readUInt16LE(4)));
        break;
      case 0x27e:
        this.#put(data, this.#shown(rkNumber(data.readInt32LE(6)), data.readUInt16LE(4)));
        break;
      case 0xbd:
        this.#rowOfNumbers(data);
        break;
      case 0x205:
        this.#put(data, data[7] ? (errors[data[6] ?? 0] ?? '#N/A') : data[6] ? 'TRUE' : 'FALSE');
        break;
      case 0x06:
        this.#formula(data);
        break;
      case 0x207:
        if (this.#waiting) this.#cells.push({ ...this.#waiting, text: new RecordReader(record).string(2) });
        this.#waiting = null;
        break;
      default:
        this.#around(record, data);
    }
    return true;
  }

  #rowOfNumbers(data: Buffer): void {
    const [row, first] = [data.readUInt16LE(0), data.readUInt16LE(2)];
    for (let at = 4, column = first; at + 6 <= data.length - 2; at += 6, column++) {
      const style = data.readUInt16LE(at);
      this.#cells.push({ row, column, style, text: this.#shown(rkNumber(data.readInt32LE(at + 2)), style) });
    }
  }

  /** A result that no record holds was never saved. */
  #endWaiting(): void {
    if (this.#waiting) this.#missing.formulas++;
    this.#waiting = null;
  }

  #formula(data: Buffer): void {
    this.#endWaiting();
    const [row, column, style] = [data.readUInt16LE(0), data.readUInt16LE(2), data.readUInt16LE(4)];
    if (data.readUInt16LE(12) !== 0xffff) this.#put(data, this.#shown(data.readDoubleLE(6), style));
    else if (data[6] === 0) this.#waiting = { row, column, style };
    else if (data[6] === 1) this.#put(data, data[8] ? 'TRUE' : 'FALSE');
    else if (data[6] === 2) this.#put(data, errors[data[8] ?? 0] ?? '#N/A');
  }

  /** What is hidden, joined, drawn or remarked. */
  #around(record: BiffRecord, data: Buffer): void {
    if (record.type === 0x208 && data.readUInt16LE(12) & 0x20) this.#hiddenRows.add(data.readUInt16LE(0));
    else if (record.type === 0x7d && data.readUInt16LE(8) & 1)
      this.#hiddenColumns.push([data.readUInt16LE(0), data.readUInt16LE(2)]);
    else if (record.type === 0xe5) {
      for (let at = 2; at + 8 <= data.length; at += 8)
        if (data.readUInt16LE(at + 4) !== data.readUInt16LE(at + 6)) this.#spanned.add(data.readUInt16LE(at));
    } else if (record.type === 0x1c) this.#missing.comments++;
    else if (record.type === 0x5d && [5, 8].includes(data.readUInt16LE(4))) this.#missing.pictures++;
    else if (record.type === 0x1b6 && record.parts.length > 1) {
      const count = data.readUInt16LE(10);
      const text = new RecordReader({ type: record.type, parts: record.parts.slice(1) }).characters(count);
      this.#boxes.push(...text.split(/\r?\n|\r/));
    }
  }

  sheet(name: string): Sheet {
    this.#endWaiting();
    const rows: string[][] = [];
    const centred = new Set<number>();
    for (const { row, column, style, text } of this.#cells) {
      if (text.trim() === '' || row >= maxRows) continue;
      const isHidden = this.#hiddenColumns.some(([first, last]) => column >= first && column <= last);
      if (this.#hiddenRows.has(row) || isHidden || column >= maxColumns) {
        this.#missing.hidden++;
        continue;
      }
      while (rows.length <= row) rows.push([]);
      const cells = rows[row] ?? [];
      while (cells.length < column) cells.push('');
      cells[column] = text;
      if (this.#book.centred[style] || this.#spanned.has(row)) centred.add(row);
    }
    return { name, rows, centred, boxes: this.#boxes };
  }
}

/** @param at where the sheet begins in the stream; @throws RangeError when it is broken */
export function readSheet(stream: Buffer, at: number, name: string, book: Book, missing: Missing): Sheet {
  const reader = new SheetReader(book, missing);
  for (const record of biffRecords(stream, at)) if (!reader.take(record)) break;
  return reader.sheet(name);
}

/** Strings of a workbook of Excel 97-2003 ([MS-XLS] 2.5.294), which may break off in one record and go on in the next. */
import type { BiffRecord } from './records.ts';

/** Reads the data of a record and of those that continue it. */
export class RecordReader {
  readonly #parts: readonly Buffer[];
  #part = 0;
  #at = 0;

  constructor({ parts }: BiffRecord, at = 0) {
    this.#parts = parts;
    this.#at = at;
  }

  get isAtEnd(): boolean {
    this.#settle();
    return this.#part >= this.#parts.length;
  }

  #settle(): void {
    while (this.#part < this.#parts.length && this.#at >= (this.#parts[this.#part]?.length ?? 0)) {
      this.#part += 1;
      this.#at = 0;
    }
  }

  /** @throws RangeError at the end */
  byte(): number {
    this.#settle();
    const part = this.#parts[this.#part];
    if (part === undefined) throw new RangeError('record ends');
    return part.readUInt8(this.#at++);
  }

  number(bytes: 2 | 4): number {
    let value = 0;
    for (let i = 0; i < bytes; i++) value += this.byte() * 256 ** i;
    return value;
  }

  skip(bytes: number): void {
    for (let rest = bytes; rest > 0; ) {
      this.#settle();
      const part = this.#parts[this.#part];
      if (part === undefined) return;
      const step = Math.min(rest, part.length - this.#at);
      this.#at += step;
      rest -= step;
    }
  }

  /** Characters of one or two bytes; each part that they go on in tells anew which. */
  #characters(count: number, wide: boolean): string {
    let text = '';
    let isWide = wide;
    for (let rest = count; rest > 0; ) {
      if (this.#at >= (this.#parts[this.#part]?.length ?? 0)) {
        this.#settle();
        if (this.#part >= this.#parts.length) return text;
        isWide = (this.byte() & 1) === 1;
      }
      const part = this.#parts[this.#part] as Buffer;
      const room = Math.floor((part.length - this.#at) / (isWide ? 2 : 1));
      // A byte that is left of a character would hold up the reader for ever.
      if (room === 0) {
        this.#at = part.length;
        continue;
      }
      const size = Math.min(rest, room);
      const end = this.#at + size * (isWide ? 2 : 1);
      text += part.toString(isWide ? 'utf16le' : 'latin1', this.#at, end);
      this.#at = end;
      rest -= size;
    }
    return text;
  }

  /** @param lengthBytes how many bytes tell the number of characters */
  string(lengthBytes: 1 | 2): string {
    const count = lengthBytes === 1 ? this.byte() : this.number(2);
    const flags = this.byte();
    const runs = flags & 8 ? this.number(2) : 0;
    const extension = flags & 4 ? this.number(4) : 0;
    const text = this.#characters(count, (flags & 1) === 1);
    this.skip(4 * runs + extension);
    return text;
  }

  /** Characters whose number stands elsewhere, behind a byte of flags. */
  characters(count: number): string {
    return this.#characters(count, (this.byte() & 1) === 1);
  }
}

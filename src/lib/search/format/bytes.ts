/**
 * Compact bytes for the index files: variable-length integers and front-coded strings (each string is given
 * by how much it shares with the one before it). Files are compressed with raw deflate at build time, so they
 * stay small on hosts that do not compress.
 */

/** Length of the common beginning of two strings, in code units. */
export function sharedPrefix(a: string, b: string): number {
  const limit = Math.min(a.length, b.length);
  let length = 0;
  while (length < limit && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}

export class ByteWriter {
  #bytes = new Uint8Array(1 << 15);
  #length = 0;
  #previous = '';

  get length(): number {
    return this.#length;
  }

  /** @param value a whole number from 0 to 2^32 - 1 */
  number(value: number): void {
    if (this.#length + 5 > this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    let rest = value;
    while (rest >= 0x80) {
      this.#bytes[this.#length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.#bytes[this.#length++] = rest;
  }

  /** A list of numbers that never fall, as its length and differences. */
  rising(values: ArrayLike<number>): void {
    this.number(values.length);
    let last = 0;
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as number;
      this.number(value - last);
      last = value;
    }
  }

  list(values: ArrayLike<number>): void {
    this.number(values.length);
    for (let i = 0; i < values.length; i++) this.number(values[i] as number);
  }

  /** A string of a sorted series. */
  text(value: string): void {
    const shared = sharedPrefix(this.#previous, value);
    this.number(shared);
    this.number(value.length - shared);
    for (let i = shared; i < value.length; i++) this.number(value.charCodeAt(i));
    this.#previous = value;
  }

  texts(values: readonly string[]): void {
    this.number(values.length);
    for (const value of values) this.text(value);
  }

  /** Everything written since the start or the last `take`. */
  take(): Uint8Array {
    const bytes = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    this.#previous = '';
    return bytes;
  }
}

export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;
  #previous = '';

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Bytes read. */
  get at(): number {
    return this.#at;
  }

  get done(): boolean {
    return this.#at >= this.#bytes.length;
  }

  /** @throws RangeError when the bytes end early */
  number(): number {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw new RangeError('search index: a file ends early');
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 128;
    }
  }

  rising(): Uint32Array {
    const values = this.list();
    for (let i = 1; i < values.length; i++) values[i] = (values[i] as number) + (values[i - 1] as number);
    return values;
  }

  list(): Uint32Array {
    const length = this.number();
    if (length > this.#bytes.length) throw new RangeError('search index: a file is damaged');
    const values = new Uint32Array(length);
    for (let i = 0; i < length; i++) values[i] = this.number();
    return values;
  }

  text(): string {
    const shared = this.number();
    const length = this.number();
    let value = this.#previous.slice(0, shared);
    for (let i = 0; i < length; i++) value += String.fromCharCode(this.number());
    this.#previous = value;
    return value;
  }

  texts(): string[] {
    return Array.from({ length: this.number() }, () => this.text());
  }
}

/**
 * Numbers in as few bits as they need, for the lists that the index consists of: Rice codes for distances of
 * about equal size, gamma codes for small counts.
 */

/** Most bits of a Rice code's fixed part, and bits that tell how many it has. */
const riceBits = 5;

export class BitWriter {
  #bytes = new Uint8Array(1 << 14);
  #length = 0;
  /** Bits that do not fill a byte yet, and how many: 0 to 7. */
  #rest = 0;
  #pending = 0;

  /** Whole bytes that what was written so far takes. */
  get length(): number {
    return this.#length + (this.#pending > 0 ? 1 : 0);
  }

  /** @param width 0 to 31 bits, the highest first */
  bits(value: number, width: number): void {
    if (width > 24) {
      this.bits(value >>> 24, width - 24);
      this.bits(value & 0xffffff, 24);
      return;
    }
    if (this.#length + 4 > this.#bytes.length) this.#grow();
    const all = (this.#rest << width) | value;
    let pending = this.#pending + width;
    for (; pending >= 8; pending -= 8) this.#bytes[this.#length++] = all >>> (pending - 8);
    this.#rest = all & ((1 << pending) - 1);
    this.#pending = pending;
  }

  #grow(): void {
    const larger = new Uint8Array(this.#bytes.length * 2);
    larger.set(this.#bytes);
    this.#bytes = larger;
  }

  /** `count` ones and a zero. */
  #unary(count: number): void {
    let left = count;
    for (; left > 20; left -= 20) this.bits(0xfffff, 20);
    this.bits((2 << left) - 2, left + 1);
  }

  /** @param value from 0 */
  gamma(value: number): void {
    const width = 32 - Math.clz32(value + 1);
    this.#unary(width - 1);
    this.bits((value + 1) & ((1 << (width - 1)) - 1), width - 1);
  }

  /** Numbers that rise, none twice; their count must be known to the reader. */
  rising(values: ArrayLike<number>): void {
    if (values.length === 0) return;
    const mean = ((values[values.length - 1] as number) + 1) / values.length;
    const width = Math.max(0, Math.min(31, Math.floor(Math.log2(mean * Math.LN2))));
    this.bits(width, riceBits);
    const fixed = (1 << width) - 1;
    let last = -1;
    for (let k = 0; k < values.length; k++) {
      const value = values[k] as number;
      const gap = value - last - 1;
      const steps = gap >>> width;
      const rest = gap & fixed;
      if (steps + 1 + width <= 30) {
        this.bits((((2 << steps) - 2) << width) | rest, steps + 1 + width);
      } else {
        this.#unary(steps);
        this.bits(rest, width);
      }
      last = value;
    }
  }

  /** Everything written since the start or the last `take`, filled up with zeros to a whole byte. */
  take(): Uint8Array {
    if (this.#pending > 0) this.bits(0, 8 - this.#pending);
    const bytes = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    return bytes;
  }
}

/** The 32 bits from bit `at` on; zeros follow the last byte. */
function windowAt(bytes: Uint8Array, at: number): number {
  const [byte, bit] = [at >>> 3, at & 7];
  const high = ((bytes[byte] as number) << 24) | ((bytes[byte + 1] as number) << 16);
  const low = ((bytes[byte + 2] as number) << 8) | (bytes[byte + 3] as number);
  return ((high | low) << bit) | ((bytes[byte + 4] as number) >>> (8 - bit));
}

export class BitReader {
  readonly #bytes: Uint8Array;
  #at: number;
  #bit = 0;

  /** @param from the byte to begin at */
  constructor(bytes: Uint8Array, from = 0) {
    this.#bytes = bytes;
    this.#at = from;
  }

  /** @throws RangeError when the bytes end early */
  bits(width: number): number {
    let value = 0;
    for (let left = width; left > 0; ) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) throw new RangeError('search index: a file ends early');
      const take = Math.min(left, 8 - this.#bit);
      value = (value << take) | ((byte >>> (8 - this.#bit - take)) & ((1 << take) - 1));
      left -= take;
      this.#bit += take;
      if (this.#bit === 8) {
        this.#bit = 0;
        this.#at++;
      }
    }
    return value;
  }

  #unary(): number {
    let count = 0;
    while (this.bits(1) === 1) count++;
    return count;
  }

  gamma(): number {
    const width = this.#unary();
    return ((1 << width) | this.bits(width)) - 1;
  }

  /**
   * The hot loop of reading an index, so it looks at 32 bits at once.
   * @throws RangeError when the bytes end early
   */
  rising(count: number): Uint32Array {
    const values = new Uint32Array(count);
    if (count === 0) return values;
    const width = this.bits(riceBits);
    const bytes = this.#bytes;
    let at = this.#at * 8 + this.#bit;
    const scale = 2 ** width;
    let last = -1;
    for (let k = 0; k < count; k++) {
      let window = windowAt(bytes, at);
      let ones = Math.clz32(~window);
      let steps = ones;
      for (; ones === 32; steps += ones) {
        at += ones;
        window = windowAt(bytes, at);
        ones = Math.clz32(~window);
      }
      at += ones + 1;
      // Most numbers lie in one window.
      window = ones + 1 + width <= 32 ? window << (ones + 1) : windowAt(bytes, at);
      last += steps * scale + (width === 0 ? 0 : window >>> (32 - width)) + 1;
      at += width;
      values[k] = last;
    }
    if (at > bytes.length * 8) throw new RangeError('search index: a file ends early');
    this.#at = at >>> 3;
    this.#bit = at & 7;
    return values;
  }
}

/** Takes counted bytes out of a stream. */
export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #rest: Uint8Array = new Uint8Array();

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async #more(): Promise<boolean> {
    const { done, value } = await this.#source.next();
    if (done) return false;
    this.#rest = this.#rest.length === 0 ? value : Buffer.concat([this.#rest, value]);
    return true;
  }

  /** The next bytes, which stay to be taken; fewer at the end of the stream. */
  async peek(count: number): Promise<Uint8Array> {
    while (this.#rest.length < count && (await this.#more()));
    return this.#rest.subarray(0, count);
  }

  /** The next bytes; fewer at the end of the stream. */
  async take(count: number): Promise<Uint8Array> {
    const taken = await this.peek(count);
    this.#rest = this.#rest.subarray(taken.length);
    return taken;
  }

  /** @throws Error when the stream ends before */
  async *stream(count: number): AsyncGenerator<Uint8Array> {
    for (let left = count; left > 0; ) {
      const taken = await this.take(Math.min(left, Math.max(1, this.#rest.length)));
      if (taken.length === 0) throw new Error('unexpected end of data');
      left -= taken.length;
      yield taken;
    }
  }

  /** All that is left. */
  async *rest(): AsyncGenerator<Uint8Array> {
    for (;;) {
      if (this.#rest.length > 0) yield await this.take(this.#rest.length);
      if (this.#rest.length === 0 && !(await this.#more())) return;
    }
  }
}

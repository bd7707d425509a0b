/** Reads parts of a ZIP container within bounds. Nothing is written, and names serve as keys only. */
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { limits } from './limits.ts';

/** The container promises more text than is read, or delivers it in no proportion to its size. */
export class TooLarge extends Error {}

const maxEntries = 20_000;

export class Archive {
  readonly #file: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;
  #expanded = 0;

  private constructor(file: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#file = file;
    this.#entries = entries;
  }

  /** @throws Error when the bytes are no whole ZIP file */
  static async open(bytes: Uint8Array): Promise<Archive> {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    // Names stay undecoded: odd ones are no reason to refuse a file that is never unpacked to a disk.
    const file = await fromBufferPromise(buffer, {
      lazyEntries: true,
      decodeStrings: false,
      autoClose: false,
    });
    const entries = new Map<string, Entry>();
    for await (const entry of file.eachEntry()) {
      if (entries.size >= maxEntries) throw new TooLarge('entries');
      const name = entry.fileNameRaw.toString('utf8');
      entries.set(name.replaceAll('\\', '/'), entry);
    }
    return new Archive(file, entries);
  }

  names(): string[] {
    return [...this.#entries.keys()];
  }

  get encrypted(): boolean {
    return [...this.#entries.values()].some((entry) => (entry.generalPurposeBitFlag & 1) === 1);
  }

  /**
   * @returns the bytes of a part, null when there is no such part
   * @throws TooLarge before anything is expanded; Error when the part is damaged
   */
  async read(name: string): Promise<Uint8Array | null> {
    const entry = this.#entries.get(name);
    if (entry === undefined) return null;
    const { compressedSize, uncompressedSize } = entry;
    this.#expanded += uncompressedSize;
    const bomb = uncompressedSize > 1024 * 1024 && uncompressedSize > limits.expansion * compressedSize;
    if (bomb || this.#expanded > limits.expanded) throw new TooLarge(name);
    const parts: Uint8Array[] = [];
    // The reader fails as soon as more comes than the directory promised.
    for await (const part of await this.#file.openReadStreamPromise(entry)) parts.push(part);
    return Buffer.concat(parts);
  }
}

/** Reads the streams of an OLE compound file ([MS-CFB]) within bounds: no chain is longer than the file. */

const headerLength = 512;
const endOfChain = 0xfffffffe;
const noStream = 0xffffffff;
const entryLength = 128;
const maxEntries = 10_000;
/** Entries of the sector list in the header itself. */
const listed = 109;

interface Entry {
  /** In lower case: names differ by more than that. */
  readonly name: string;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
  readonly root: boolean;
  /** A folder, which has no bytes of its own. */
  readonly storage: boolean;
}

/** Entries of a storage are a binary tree; one that leads in a circle is walked once. */
function childrenOf(directory: readonly (Entry | null)[], storage: Entry): Map<string, Entry> {
  const found = new Map<string, Entry>();
  const stack = [storage.child];
  const seen = new Set<number>();
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    const entry = directory[id];
    if (!entry || seen.has(id)) continue;
    seen.add(id);
    found.set(entry.name, entry);
    stack.push(entry.left, entry.right);
  }
  return found;
}

export class CompoundFile {
  readonly #bytes: Buffer;
  readonly #sectorSize: number;
  readonly #miniSize: number;
  readonly #cutoff: number;
  readonly #fat: readonly number[];
  readonly #miniFat: readonly number[];
  readonly #mini: Buffer;
  /** Streams and storages of the root by their names; those of embedded files have the same names. */
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #directory: readonly (Entry | null)[];

  /** @throws RangeError when the file is cut off or its chains are broken */
  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    const [sectorShift, miniShift] = [bytes.readUInt16LE(30), bytes.readUInt16LE(32)];
    if (![9, 12].includes(sectorShift) || miniShift !== 6) throw new RangeError('no compound file');
    this.#sectorSize = 1 << sectorShift;
    this.#miniSize = 1 << miniShift;
    this.#cutoff = bytes.readUInt32LE(56);
    this.#fat = this.#fatSectors().flatMap((sector) => this.#numbers(this.#sector(sector)));
    this.#miniFat = this.#numbers(this.#chain(bytes.readUInt32LE(60)));
    this.#directory = this.#entriesIn(this.#chain(bytes.readUInt32LE(48)));
    const root = this.#directory.find((entry) => entry?.root);
    if (!root) throw new RangeError('no root storage');
    this.#entries = childrenOf(this.#directory, root);
    this.#mini = this.#chain(root.start);
  }

  /** @returns the bytes of a stream, null when there is none of that name */
  read(name: string): Buffer | null {
    const entry = this.#entries.get(name.toLowerCase());
    if (entry === undefined) return null;
    const whole = entry.size < this.#cutoff ? this.#miniChain(entry.start) : this.#chain(entry.start);
    return whole.subarray(0, entry.size);
  }

  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase());
  }

  /**
   * For readers that have no bounds of their own: all that they would walk along comes to an end.
   * @throws RangeError when a chain does not end as it should, an entry is reached twice, or a count is too large
   */
  verify(): void {
    const sectors = Math.ceil(this.#bytes.length / this.#sectorSize);
    // Counts of sectors of the allocation table, of the small one, and of the list of the former.
    for (const at of [44, 64, 72])
      if (this.#bytes.readUInt32LE(at) > sectors) throw new RangeError('count beyond the file');
    this.#mustEnd(this.#bytes.readUInt32LE(48), this.#fat);
    if (this.#miniFat.length > 0) this.#mustEnd(this.#bytes.readUInt32LE(60), this.#fat);
    const seen = new Set<number>();
    const stack = [this.#directory.findIndex((entry) => entry?.root)];
    for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
      if (id === noStream) continue;
      const entry = this.#directory[id];
      if (!entry || seen.has(id)) throw new RangeError(`entry ${id} is missing or reached twice`);
      seen.add(id);
      stack.push(entry.left, entry.right, entry.child);
      if (entry.storage) continue;
      if (entry.size > this.#bytes.length) throw new RangeError(`entry ${id} is larger than the file`);
      const small = !entry.root && entry.size < this.#cutoff;
      if (entry.size > 0) this.#mustEnd(entry.start, small ? this.#miniFat : this.#fat);
    }
  }

  /** @throws RangeError unless the chain ends with the mark for it, within the table */
  #mustEnd(start: number, table: readonly number[]): void {
    let sector = start;
    for (let i = 0; sector !== endOfChain; i++) {
      const next = table[sector];
      if (next === undefined || i > table.length) throw new RangeError('chain without end');
      sector = next;
    }
  }

  #sector(index: number): Buffer {
    const start = (index + 1) * this.#sectorSize;
    if (start >= this.#bytes.length) throw new RangeError(`sector ${index} is not in the file`);
    return this.#bytes.subarray(start, start + this.#sectorSize);
  }

  #numbers(bytes: Buffer): number[] {
    return Array.from({ length: bytes.length >> 2 }, (_, i) => bytes.readUInt32LE(4 * i));
  }

  /** Sectors of the allocation table: the first in the header, the others in a chain of their own. */
  #fatSectors(): number[] {
    const sectors = this.#numbers(this.#bytes.subarray(76, headerLength)).slice(0, listed);
    let next = this.#bytes.readUInt32LE(68);
    for (let i = 0; i <= this.#bytes.length / this.#sectorSize && next < endOfChain; i++) {
      const numbers = this.#numbers(this.#sector(next));
      next = numbers.pop() ?? endOfChain;
      sectors.push(...numbers);
    }
    return sectors.filter((sector) => sector < endOfChain - 2);
  }

  #chain(start: number): Buffer {
    const parts: Buffer[] = [];
    for (let sector = start; sector < endOfChain - 2; sector = this.#fat[sector] ?? endOfChain) {
      if (parts.length > this.#bytes.length / this.#sectorSize) throw new RangeError('chain without end');
      parts.push(this.#sector(sector));
    }
    return Buffer.concat(parts);
  }

  #miniChain(start: number): Buffer {
    const parts: Buffer[] = [];
    for (let sector = start; sector < endOfChain - 2; sector = this.#miniFat[sector] ?? endOfChain) {
      if (parts.length > this.#miniFat.length) throw new RangeError('chain without end');
      parts.push(this.#mini.subarray(sector * this.#miniSize, (sector + 1) * this.#miniSize));
    }
    return Buffer.concat(parts);
  }

  #entriesIn(bytes: Buffer): (Entry | null)[] {
    const entries: (Entry | null)[] = [];
    for (let at = 0; at + entryLength <= bytes.length && entries.length < maxEntries; at += entryLength) {
      const kind = bytes[at + 66];
      if (kind !== 1 && kind !== 2 && kind !== 5) {
        entries.push(null);
        continue;
      }
      const length = Math.max(0, Math.min(bytes.readUInt16LE(at + 64), 64) - 2);
      const start = bytes.readUInt32LE(at + 116);
      entries.push({
        name: bytes.toString('utf16le', at, at + length).toLowerCase(),
        left: bytes.readUInt32LE(at + 68),
        right: bytes.readUInt32LE(at + 72),
        child: bytes.readUInt32LE(at + 76),
        start: start === noStream ? endOfChain : start,
        size: bytes.readUInt32LE(at + 120),
        root: kind === 5,
        storage: kind === 1,
      });
    }
    return entries;
  }
}

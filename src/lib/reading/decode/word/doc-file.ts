/** The text of a Word 97-2003 document by its piece table ([MS-DOC] 2.4.1), with the parts that it is made of. */

/** Parts of the text in their order, with the field of the file information block that holds their length. */
const parts = [
  ['text', 0x4c],
  ['footnotes', 0x50],
  ['headers', 0x54],
  ['macros', 0x58],
  ['comments', 0x5c],
  ['endnotes', 0x60],
  ['boxes', 0x64],
  ['headerBoxes', 0x68],
] as const;

export type PartName = (typeof parts)[number][0];

/** First and last position, the last one excluded. */
export type Range = readonly [number, number];

/** A run of characters that lies in one place of the file. */
export interface Piece {
  /** Position of the first character in the text. */
  readonly position: number;
  readonly length: number;
  /** Offset of the first character in the main stream. */
  readonly offset: number;
  /** Bytes of each character. */
  readonly width: 1 | 2;
}

export interface DocFile {
  readonly main: Buffer;
  readonly table: Buffer;
  readonly pieces: readonly Piece[];
  readonly characters: string;
  readonly ranges: Readonly<Record<PartName, Range>>;
  /** Characters that the file says it has, and that no piece holds. */
  readonly missing: number;
}

/** First word of the main stream: Word 6 and 95, and later. */
const identifiers = new Set([0xa5dc, 0xa5ec]);
/** Word 97; earlier ones keep their text in one run of bytes. */
const word97 = 0xc1;
const maxPieces = 100_000;

/** Where a structure lies in the table stream: `index` of its pair in the file information block. */
export function located({ main, table }: Pick<DocFile, 'main' | 'table'>, index: number): Buffer {
  const at = 0x9a + 8 * index;
  const [offset, length] = [main.readUInt32LE(at), main.readUInt32LE(at + 4)];
  return table.subarray(offset, offset + length);
}

/** What stands in the table stream behind a structure. */
export function locatedBehind({ main, table }: Pick<DocFile, 'main' | 'table'>, index: number): Buffer {
  const at = 0x9a + 8 * index;
  return table.subarray(main.readUInt32LE(at) + main.readUInt32LE(at + 4));
}

/** Index of the pairs used, by the name that [MS-DOC] 2.5.6 gives. */
export const structures = {
  styles: 1,
  footnoteRefs: 2,
  chpx: 12,
  papx: 13,
  clx: 33,
  endnoteRefs: 46,
  lists: 73,
  listOverrides: 74,
} as const;

function piecesOf(clx: Buffer): Piece[] {
  let at = 0;
  while (clx[at] === 1) at += 3 + clx.readUInt16LE(at + 1);
  if (clx[at] !== 2) throw new RangeError('no piece table');
  const plc = clx.subarray(at + 5, at + 5 + clx.readUInt32LE(at + 1));
  const count = Math.floor((plc.length - 4) / 12);
  if (count < 1 || count > maxPieces) throw new RangeError('piece table of no reasonable size');
  return Array.from({ length: count }, (_, i) => {
    const position = plc.readUInt32LE(4 * i);
    const length = Math.max(0, plc.readUInt32LE(4 * (i + 1)) - position);
    const place = plc.readUInt32LE(4 * (count + 1) + 8 * i + 2);
    const narrow = (place & 0x40000000) !== 0;
    const offset = place & 0x3fffffff;
    return { position, length, offset: narrow ? offset / 2 : offset, width: narrow ? 1 : 2 };
  });
}

const charactersOf = (main: Buffer, { offset, length, width }: Piece): string => {
  const bytes = main.subarray(offset, offset + length * width);
  // A pair of units may be parted by the end of a piece, so nothing is replaced yet.
  return width === 2 ? bytes.toString('utf16le') : new TextDecoder('windows-1252').decode(bytes);
};

/** Text lies where the pieces say, whatever was left out before it. */
function joined(main: Buffer, pieces: readonly Piece[]): string {
  const parts: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    // A character takes a byte at least, so no position lies further.
    if (piece.position < length || piece.position > main.length) throw new RangeError('pieces out of order');
    const text = charactersOf(main, piece);
    parts.push('\ufffd'.repeat(piece.position - length), text);
    length = piece.position + text.length;
  }
  return parts.join('');
}

function rangesOf(main: Buffer): Record<PartName, Range> {
  let start = 0;
  const ranges = {} as Record<PartName, Range>;
  for (const [name, at] of parts) {
    const length = main.readUInt32LE(at);
    ranges[name] = [start, start + length];
    start += length;
  }
  return ranges;
}

/**
 * @param main stream `WordDocument`; @param tables the streams `0Table` and `1Table`, of which it names one
 * @throws RangeError when the structures are broken
 */
export function readDocFile(main: Buffer, tables: readonly [Buffer | null, Buffer | null]): DocFile {
  if (!identifiers.has(main.readUInt16LE(0))) throw new RangeError('no file information block');
  const ranges = rangesOf(main);
  const expected = Math.max(...Object.values(ranges).map(([, end]) => end));
  if (main.readUInt16LE(2) < word97) return readOlder(main);
  const table = tables[(main.readUInt16LE(10) & 0x0200) === 0 ? 0 : 1];
  if (!table) throw new RangeError('no table stream');
  const pieces = piecesOf(located({ main, table }, structures.clx));
  const characters = joined(main, pieces);
  return { main, table, pieces, characters, ranges, missing: Math.max(0, expected - characters.length) };
}

/** Word 6 and 95: single bytes of the system's encoding from one offset to another ([MS-DOC] names only the limits). */
function readOlder(main: Buffer): DocFile {
  const [start, end] = [main.readUInt32LE(0x18), main.readUInt32LE(0x1c)];
  const length = main.readUInt32LE(0x34);
  const bytes = main.subarray(start, Math.min(end, start + length));
  const characters = new TextDecoder('gb18030').decode(bytes);
  const all: Range = [0, characters.length];
  const none: Range = [characters.length, characters.length];
  const ranges = Object.fromEntries(parts.map(([name]) => [name, name === 'text' ? all : none]));
  return {
    main,
    table: Buffer.alloc(0),
    pieces: [],
    characters,
    ranges: ranges as Record<PartName, Range>,
    missing: Math.max(0, length - bytes.length),
  };
}

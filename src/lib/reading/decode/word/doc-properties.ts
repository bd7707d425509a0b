/** Properties of characters and paragraphs of a Word 97-2003 document ([MS-DOC] 2.8.5, 2.8.6, 2.9.23, 2.9.166). */
import { type DocFile, located, type Piece, structures } from './doc-file.ts';

/** Bits for each character. */
export const marks = { deleted: 1, inserted: 2, hidden: 4, raised: 8, lowered: 16, bold: 32 } as const;

export interface ParagraphMarks {
  /** Number of the style; 1 to 9 are the headings. */
  readonly style: number;
  readonly outline: number | null;
  readonly centred: boolean;
  /** The paragraph stands in a table; `rowEnd` marks the end of a row. */
  readonly inTable: boolean;
  readonly rowEnd: boolean;
  /** The list that gives the paragraph its number, from 1; 0 for none. */
  readonly list: number;
  /** Level in the list, from 0; null where the style or the list decides. */
  readonly depth: number | null;
  /** Edges of the cells of a row, in twips. */
  readonly edges: readonly number[];
}

export const plain: ParagraphMarks = {
  style: 0,
  outline: null,
  centred: false,
  inTable: false,
  rowEnd: false,
  list: 0,
  depth: null,
  edges: [],
};

/** A stretch of the main stream with the changes that are made to it. */
interface Run {
  readonly start: number;
  readonly end: number;
  readonly changes: Buffer;
  readonly style: number;
}

const pageSize = 512;
const maxPages = 50_000;

/** Bytes of the operand by the upper three bits of a property modifier. */
const operandSizes = [1, 1, 2, 4, 2, 2, -1, 3] as const;
const tableDefinition = 0xd608;
const tabChanges = 0xc615;

/** Property modifiers: the code and its operand. */
export function* modifiers(changes: Buffer): Generator<readonly [number, Buffer]> {
  for (let at = 0; at + 3 <= changes.length; ) {
    const code = changes.readUInt16LE(at);
    at += 2;
    let size: number = operandSizes[code >> 13] ?? 1;
    if (size === -1) {
      if (code === tableDefinition) size = 1 + changes.readUInt16LE(Math.min(at, changes.length - 2));
      else size = 1 + (changes[at] ?? 0);
      // A list of tabs too long for its length byte: nothing behind it can be told.
      if (code === tabChanges && size === 256) return;
    }
    yield [code, changes.subarray(at, at + size)];
    at += size;
  }
}

/** Numbers of the pages that hold the properties of one kind. */
function pagesOf(plc: Buffer): number[] {
  const count = Math.min(Math.floor((plc.length - 4) / 8), maxPages);
  return Array.from(
    { length: Math.max(0, count) },
    (_, i) => plc.readUInt32LE(4 * (count + 1) + 4 * i) & 0x3fffff,
  );
}

function characterRuns({ main, table }: DocFile): Run[] {
  return pagesOf(located({ main, table }, structures.chpx)).flatMap((number) => {
    const page = main.subarray(number * pageSize, (number + 1) * pageSize);
    const count = page[pageSize - 1] ?? 0;
    return Array.from({ length: count }, (_, i): Run => {
      const at = 2 * (page[4 * (count + 1) + i] ?? 0);
      const changes = at === 0 ? page.subarray(0, 0) : page.subarray(at + 1, at + 1 + (page[at] ?? 0));
      return { start: page.readUInt32LE(4 * i), end: page.readUInt32LE(4 * (i + 1)), changes, style: 0 };
    });
  });
}

function paragraphRuns({ main, table }: DocFile): Run[] {
  return pagesOf(located({ main, table }, structures.papx)).flatMap((number) => {
    const page = main.subarray(number * pageSize, (number + 1) * pageSize);
    const count = page[pageSize - 1] ?? 0;
    return Array.from({ length: count }, (_, i): Run => {
      const at = 2 * (page[4 * (count + 1) + 13 * i] ?? 0);
      const words = page[at] ?? 0;
      const [begin, length] = words === 0 ? [at + 2, 2 * (page[at + 1] ?? 0)] : [at + 1, 2 * words - 1];
      const list = at === 0 ? page.subarray(0, 0) : page.subarray(begin, begin + length);
      const style = list.length >= 2 ? list.readUInt16LE(0) : 0;
      return {
        start: page.readUInt32LE(4 * i),
        end: page.readUInt32LE(4 * (i + 1)),
        changes: list.subarray(2),
        style,
      };
    });
  });
}

const isOn = (operand: Buffer): boolean => (operand[0] ?? 0) === 1 || operand[0] === 0x81;

/** Toggle properties by their code, with the bit that each sets. */
const toggles: ReadonlyMap<number, number> = new Map([
  [0x0800, marks.deleted],
  [0x0801, marks.inserted],
  [0x083c, marks.hidden],
  [0x0835, marks.bold],
]);

function bitsOf(changes: Buffer): number {
  let bits = 0;
  for (const [code, operand] of modifiers(changes)) {
    const toggle = toggles.get(code);
    if (toggle !== undefined) bits = isOn(operand) ? bits | toggle : bits & ~toggle;
    if (code === 0x2a48) {
      bits &= ~(marks.raised | marks.lowered);
      bits |= operand[0] === 1 ? marks.raised : operand[0] === 2 ? marks.lowered : 0;
    }
  }
  return bits;
}

/** @param base what the style says */
export function changed(base: ParagraphMarks, changes: Buffer): ParagraphMarks {
  const found = { ...base, edges: [] as number[] };
  for (const [code, operand] of modifiers(changes)) {
    const [first = 0] = operand;
    if (code === 0x2416) found.inTable = first !== 0;
    else if (code === 0x2417) found.rowEnd = first !== 0;
    else if (code === 0x2403 || code === 0x2461) found.centred = first === 1;
    else if (code === 0x2640) found.outline = first;
    else if (code === 0x260a) found.depth = first;
    else if (code === 0x460b && operand.length >= 2) found.list = Math.max(0, operand.readInt16LE(0));
    else if (code === tableDefinition && operand.length > 3) {
      const cells = operand[2] ?? 0;
      for (let i = 0; i <= cells && 3 + 2 * i + 2 <= operand.length; i++) {
        found.edges.push(operand.readInt16LE(3 + 2 * i));
      }
    }
  }
  return found;
}

/** Index of the last item, in order, for which something still holds. */
function lastAt<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let [low, high] = [0, items.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const item = items[middle];
    if (item !== undefined && holds(item)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Index of the last run that begins at or before an offset. */
const indexAt = (runs: readonly Run[], offset: number): number =>
  lastAt(runs, ({ start }) => start <= offset);

const sorted = (runs: Run[]): Run[] => runs.toSorted((a, b) => a.start - b.start);

/** @returns for each character of the text its bits */
export function characterMarks(file: DocFile): Uint8Array {
  const bits = new Uint8Array(file.characters.length);
  const runs = sorted(characterRuns(file));
  for (const { position, length, offset, width } of file.pieces) {
    const end = offset + length * width;
    for (let i = indexAt(runs, offset); i < runs.length; i++) {
      const run = runs[i];
      if (run === undefined || run.start >= end) break;
      if (run.end <= offset || run.changes.length === 0) continue;
      const from = position + Math.max(0, Math.floor((run.start - offset) / width));
      const to = position + Math.min(length, Math.ceil((run.end - offset) / width));
      bits.fill(bitsOf(run.changes), from, to);
    }
  }
  return bits;
}

/**
 * @param styles what the paragraph styles say, by their number
 * @returns what the paragraph is that ends at a position of the text
 */
export function paragraphReader(
  file: DocFile,
  styles: readonly ParagraphMarks[],
): (position: number) => ParagraphMarks {
  const runs = sorted(paragraphRuns(file));
  const known = new Map<Run, ParagraphMarks>();
  const pieceAt = (position: number): Piece | undefined =>
    file.pieces[lastAt(file.pieces, (piece) => piece.position <= position)];
  return (position) => {
    const piece = pieceAt(position);
    if (piece === undefined || position >= piece.position + piece.length) return plain;
    const offset = piece.offset + (position - piece.position) * piece.width;
    const run = runs[indexAt(runs, offset)];
    if (run === undefined || offset < run.start || offset >= run.end) return plain;
    const marks =
      known.get(run) ?? changed({ ...(styles[run.style] ?? plain), style: run.style }, run.changes);
    known.set(run, marks);
    return marks;
  };
}

/** Lists of a Word 97-2003 document ([MS-DOC] 2.9.131 LFO, 2.9.147 LSTF, 2.9.150 LVL). */
import { type DocFile, located, locatedBehind, structures } from './doc-file.ts';
import { type Definition, type Level, type List, Numbering } from './numbering.ts';

/** Number formats by their code ([MS-OSHARED] 2.2.1.3 MSONFC), named as in ECMA-376. */
export const numberFormats: Readonly<Record<number, string>> = {
  0: 'decimal',
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  10: 'ideographDigital',
  11: 'japaneseCounting',
  14: 'decimalFullWidth',
  15: 'decimalHalfWidth',
  16: 'chineseLegalSimplified',
  17: 'japaneseDigitalTenThousand',
  18: 'decimalEnclosedCircle',
  19: 'decimalFullWidth2',
  22: 'decimalZero',
  23: 'bullet',
  26: 'decimalEnclosedFullstop',
  27: 'decimalEnclosedParen',
  28: 'decimalEnclosedCircleChinese',
  29: 'ideographEnclosedCircle',
  30: 'ideographTraditional',
  31: 'ideographZodiac',
  33: 'taiwaneseCounting',
  34: 'ideographLegalTraditional',
  35: 'taiwaneseCountingThousand',
  36: 'taiwaneseDigital',
  37: 'chineseCounting',
  38: 'chineseLegalSimplified',
  39: 'chineseCountingThousand',
  255: 'none',
};

const listLength = 28;
const levelLength = 28;
const overrideLength = 16;
const levels = 9;
const maxLists = 5000;

/** @returns a level and where it ends */
function levelAt(bytes: Buffer, at: number): readonly [Level, number] {
  const [characterChanges = 0, paragraphChanges = 0] = [bytes[at + 24], bytes[at + 25]];
  const text = at + levelLength + characterChanges + paragraphChanges;
  const end = text + 2 + 2 * bytes.readUInt16LE(text);
  const pattern = [...bytes.toString('utf16le', text + 2, end)]
    .map((character) => (character < '\x09' ? `%${character.charCodeAt(0) + 1}` : character))
    .join('');
  const flags = bytes[at + 5] ?? 0;
  const level: Level = {
    start: bytes.readInt32LE(at),
    format: numberFormats[bytes[at + 4] ?? 0] ?? 'decimal',
    pattern,
    restart: (flags & 0x08) === 0 ? null : 0,
    legal: (flags & 0x04) !== 0,
    style: null,
  };
  return [level, end];
}

/** Definitions by their identifier; the levels stand behind all of them. */
function definitionsOf(file: DocFile): Map<number, Definition> {
  const head = located(file, structures.lists);
  const body = locatedBehind(file, structures.lists);
  const definitions = new Map<number, Definition>();
  const count = head.length < 2 ? 0 : Math.min(head.readInt16LE(0), maxLists);
  for (let i = 0, at = 0; i < count; i++) {
    const entry = head.subarray(2 + i * listLength, 2 + (i + 1) * listLength);
    const isSimple = ((entry[26] ?? 0) & 1) !== 0;
    const found = new Map<number, Level>();
    for (let depth = 0; depth < (isSimple ? 1 : levels); depth++) {
      const [level, end] = levelAt(body, at);
      const style = isSimple ? 0xfff : entry.readUInt16LE(8 + 2 * depth);
      found.set(depth, { ...level, style: style === 0xfff ? null : String(style) });
      at = end;
    }
    definitions.set(entry.readInt32LE(0), { levels: found, counters: new Map() });
  }
  return definitions;
}

/** @throws RangeError when the structures are broken */
export function docNumbering(file: DocFile): Numbering {
  const lists = new Map<string, List>();
  if (file.table.length === 0) return new Numbering(lists);
  const definitions = definitionsOf(file);
  const overrides = located(file, structures.listOverrides);
  const count = overrides.length < 4 ? 0 : Math.min(overrides.readInt32LE(0), maxLists);
  let at = 4 + count * overrideLength;
  for (let i = 0; i < count; i++) {
    const entry = overrides.subarray(4 + i * overrideLength, 4 + (i + 1) * overrideLength);
    const definition = definitions.get(entry.readInt32LE(0));
    const own = new Map(definition?.levels);
    const starts = new Map<number, number>();
    at += 4;
    for (let n = entry[12] ?? 0; n > 0 && at + 8 <= overrides.length; n--) {
      const [start, flags] = [overrides.readInt32LE(at), overrides[at + 4] ?? 0];
      at += 8;
      if (flags & 0x10) starts.set(flags & 0xf, start);
      if (flags & 0x20) {
        const [level, end] = levelAt(overrides, at);
        own.set(flags & 0xf, level);
        at = end;
      }
    }
    if (definition) lists.set(String(i + 1), { definition, levels: own, starts, begun: false });
  }
  return new Numbering(lists);
}

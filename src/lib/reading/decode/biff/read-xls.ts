/** Reads workbooks of Excel 97-2003 and of WPS (XLS, ET): the sheets that are shown, as the cells show them ([MS-XLS]). */
import { numbered, type Reading, refused } from '../reading.ts';
import { Missing } from '../sheet/missing.ts';
import { formatCode } from '../sheet/number-display.ts';
import { sheetBlocks } from '../sheet/sheet-blocks.ts';
import { biffRecords } from './records.ts';
import { type Book, readSheet } from './sheet.ts';
import { RecordReader } from './strings.ts';

interface SheetPlace {
  readonly name: string;
  readonly at: number;
  readonly visible: boolean;
}

interface Globals extends Book {
  readonly places: readonly SheetPlace[];
  readonly encrypted: boolean;
}

const excel97 = 0x0600;

/** @throws RangeError */
function globalsOf(stream: Buffer): Globals {
  const strings: string[] = [];
  const codes = new Map<number, string>();
  const styles: { format: number; centred: boolean }[] = [];
  const places: SheetPlace[] = [];
  let from1904 = false;
  let encrypted = false;
  for (const record of biffRecords(stream)) {
    const data = record.parts[0] ?? Buffer.alloc(0);
    const reader = new RecordReader(record);
    if (record.type === 0x0a || encrypted) break;
    if (record.type === 0x2f) encrypted = true;
    else if (record.type === 0x22) from1904 = data.readUInt16LE(0) === 1;
    else if (record.type === 0x41e) codes.set(reader.number(2), reader.string(2));
    else if (record.type === 0xe0)
      styles.push({ format: data.readUInt16LE(2), centred: [2, 6].includes((data[6] ?? 0) & 7) });
    else if (record.type === 0x85) {
      const [at, state, kind] = [reader.number(4), reader.byte(), reader.byte()];
      // Charts and macros are sheets of their own kinds.
      if (kind === 0) places.push({ name: reader.string(1), at, visible: (state & 3) === 0 });
    } else if (record.type === 0xfc) {
      reader.skip(8);
      while (!reader.isAtEnd) strings.push(reader.string(2));
    }
  }
  return {
    strings,
    formats: styles.map(({ format }) => formatCode(format, codes)),
    centred: styles.map(({ centred }) => centred),
    from1904,
    places,
    encrypted,
  };
}

/** @param stream `Workbook` of a compound file */
export function readXls(stream: Buffer): Reading {
  try {
    if (stream.readUInt16LE(4) !== excel97) throw new RangeError('another version');
    const book = globalsOf(stream);
    if (book.encrypted)
      return refused('xls', 'encrypted', '工作簿已加密，无法读取；请取得未加密的版本后再收。');
    const missing = new Missing();
    missing.sheets.push(...book.places.filter(({ visible }) => !visible).map(({ name }) => name));
    const shown = book.places.filter(({ visible }) => visible);
    const sheets = shown.map(({ name, at }) => readSheet(stream, at, name, book, missing));
    const { blocks, names } = sheetBlocks(sheets);
    return {
      format: 'xls',
      encoding: null,
      blocks: numbered(blocks),
      declared: names,
      messages: missing.messages(),
    };
  } catch {
    const text = 'Excel 工作簿（xls）已损坏或不完整；请重新下载，或在 Excel、WPS 中打开后另存为 xlsx 再收。';
    return refused('xls', 'damaged-file', text);
  }
}

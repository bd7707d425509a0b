/**
 * Spreadsheets as Office Open XML (ISO/IEC 29500). A text stays a text, whatever it begins with: no cell is a formula.
 * The same rows give the same bytes. Runs in the browser as well.
 */
import writeExcelFile, { type SheetData } from 'write-excel-file/universal';

export interface XlsxSheet {
  /** At most 31 characters, as Excel has it. */
  readonly name: string;
  /** The first is the head. */
  readonly rows: readonly (readonly (string | number)[])[];
}

/** Widths of columns in characters. */
const [narrowest, widest] = [8, 40];

/** Chinese characters take twice the room. */
const widthOf = (value: string | number): number =>
  [...String(value)].reduce((sum, character) => sum + (character > '\u00ff' ? 2 : 1), 1);

function dataOf({ rows }: XlsxSheet): SheetData {
  return rows.map((row, place) =>
    row.map((value) => {
      if (value === '') return null;
      const style = place === 0 ? ({ fontWeight: 'bold' } as const) : {};
      return typeof value === 'number'
        ? { value, type: Number, ...style }
        : { value: value.slice(0, longestCell), type: String, ...style };
    }),
  );
}

/** Excel takes no more in a cell. */
const longestCell = 32_767;

function columnsOf({ rows }: XlsxSheet): { width: number }[] {
  const count = Math.max(0, ...rows.map(({ length }) => length));
  return Array.from({ length: count }, (_, column) => ({
    width: Math.min(widest, Math.max(narrowest, ...rows.map((row) => widthOf(row[column] ?? '')))),
  }));
}

/** Places of the time in the headers of a zip file, by their signature (APPNOTE 4.3.7, 4.3.12). */
const headers = new Map([
  [0x04034b50, 10],
  [0x02014b50, 12],
]);
/** 1980-01-01, the first day that zip knows. */
const firstDay = 0x00210000;

/** Takes the time of writing out of a zip file, which its headers repeat for each entry. */
function withoutTime(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.byteLength - 22;
  const [count, start] = [view.getUint16(end + 10, true), view.getUint32(end + 16, true)];
  const setTime = (at: number): void => {
    const place = headers.get(view.getUint32(at, true));
    if (place === undefined) throw new Error(`zip: no header at ${at}`);
    view.setUint32(at + place, firstDay, true);
  };
  for (let at = start, k = 0; k < count; k += 1) {
    setTime(at);
    setTime(view.getUint32(at + 42, true));
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return bytes;
}

export async function toXlsx(sheets: readonly XlsxSheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const file = writeExcelFile(
    sheets.map((sheet) => ({
      data: dataOf(sheet),
      sheet: sheet.name,
      columns: columnsOf(sheet),
      stickyRowsCount: 1,
    })),
  );
  return withoutTime(new Uint8Array(await (await file.toBlob()).arrayBuffer())) as Uint8Array<ArrayBuffer>;
}

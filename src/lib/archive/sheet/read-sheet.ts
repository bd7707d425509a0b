/** Reads a spreadsheet as a person saved it: XLSX, or CSV in whatever encoding and with whatever separator. */
import { parse as parseCsv } from 'csv-parse/sync';
import { xlsxCells } from '../../reading/decode/sheet/read-xlsx.ts';
import { containerOf } from '../../reading/decode/sniff.ts';
import { decodeText } from '../../reading/decode/text/encoding.ts';

/** A file that is no spreadsheet that can be read; the message says what to do. */
export class SheetError extends Error {}

const separators = [',', '\t', ';', '；', '，'];

/** The separator that parts the first line most often, outside of quotes. */
function separatorOf(text: string): string {
  const [line = ''] = text.replace(/"[^"]*"/g, '').split('\n');
  const count = (separator: string): number => line.split(separator).length;
  return separators.toSorted((a, b) => count(b) - count(a))[0] ?? ',';
}

function csvCells(text: string): string[][] {
  try {
    return parseCsv(text, {
      bom: true,
      delimiter: separatorOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    });
  } catch (error) {
    const line = (error as { lines?: number }).lines;
    throw new SheetError(`第 ${line ?? '?'} 行的引号没有成对；请在 Excel 或 WPS 中打开，另存为 CSV`);
  }
}

/**
 * @returns cells by row and column, as the file shows them; rows and columns are counted as in the file
 * @throws SheetError
 */
export async function readCells(bytes: Uint8Array): Promise<string[][]> {
  const container = containerOf(bytes);
  if (container === 'zip') {
    try {
      return await xlsxCells(bytes);
    } catch {
      throw new SheetError('不是可以读的 XLSX 工作簿，或有密码、已损坏；请另存为 XLSX 或 CSV');
    }
  }
  if (container !== null) throw new SheetError('不是 XLSX 或 CSV；旧式 XLS 请另存为 XLSX');
  const decoded = decodeText(bytes);
  if (decoded === null) throw new SheetError('不是文本，也不是 XLSX；请另存为 XLSX 或 CSV');
  return csvCells(decoded.text);
}

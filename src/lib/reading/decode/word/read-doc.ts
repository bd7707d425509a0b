import WordExtractor from 'word-extractor';
import { isLabel } from '../html/vocabulary.ts';
import { type LooseBlock, numbered, type Reading } from '../reading.ts';
import { isBlank } from '../text/lines.ts';
import { readTable } from './tables.ts';

/** The accessors take options that the published types leave out. */
interface DocText {
  getBody(options: object): string;
  getTextboxes(options: object): string;
  getFootnotes(options: object): string;
  getEndnotes(options: object): string;
  getHeaders(options: object): string;
}

/** Quotation marks and dashes stay as written. */
const verbatim = { filterUnicode: false };

const linesOf = (text: string): string[] => text.split(/[\r\n\v\f]/).filter((line) => !isBlank(line));

/** The extractor writes a table as lines of cells with tabs; such lines in a row are a table. */
function bodyBlocks(text: string): Omit<LooseBlock, 'line'>[] {
  const blocks: Omit<LooseBlock, 'line'>[] = [];
  const rows: string[][] = [];
  const flush = (): void => {
    if (rows.length === 0) return;
    const reading = readTable(rows.splice(0));
    if (reading.kind === 'lines') blocks.push(...reading.lines.map((line) => ({ text: line })));
    else blocks.push({ text: reading.rows.map((row) => row.join('\t')).join('\n'), table: reading.rows });
  };
  for (const line of linesOf(text)) {
    const cells = line
      .replace(/\t$/, '')
      .split('\t')
      .map((cell) => cell.trim());
    if (cells.length > 1 && (cells.every((cell) => cell !== '') || cells.some(isLabel))) rows.push(cells);
    else {
      flush();
      blocks.push({ text: line });
    }
  }
  flush();
  return blocks;
}

/** Reads a Word 97-2003 document. Numbers that Word computes are not in the file's text and are lost. */
export async function readDoc(bytes: Uint8Array): Promise<Reading> {
  const document = (await new WordExtractor().extract(Buffer.from(bytes))) as unknown as DocText;
  const parts = [
    ...bodyBlocks(document.getBody(verbatim)),
    ...linesOf(document.getTextboxes({ ...verbatim, includeHeadersAndFooters: false })).map((text) => ({
      text,
    })),
    ...linesOf(`${document.getFootnotes(verbatim)}\n${document.getEndnotes(verbatim)}`).map((text) => ({
      text,
    })),
    ...linesOf(document.getHeaders(verbatim)).map((text) => ({ text, hints: { furniture: 'page-header' } })),
  ];
  const blocks = parts.map((block, i) => ({ line: i + 1, ...block }));
  return { format: 'doc', encoding: null, blocks: numbered(blocks), declared: [], messages: [] };
}

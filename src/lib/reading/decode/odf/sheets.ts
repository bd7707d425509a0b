/** Sheets of an OpenDocument spreadsheet: the cells as they are shown (OASIS ODF 1.3 part 3, 9). */
import type { Message } from '../../../core/model.ts';
import { message } from '../reading.ts';
import type { Sheet } from '../sheet/sheet-blocks.ts';
import { child, type XmlNode } from '../xml/xml.ts';
import { OdfBody, type OdfContext } from './body.ts';
import { sizeOf } from './runs.ts';

const groups = new Set(['table:table-header-rows', 'table:table-rows', 'table:table-row-group']);
const maxColumns = 200;
const maxRows = 20_000;

function rowsOf(node: XmlNode): XmlNode[] {
  return node.children.flatMap((part) => {
    if (groups.has(part.name)) return rowsOf(part);
    if (part.name !== 'table:table-row') return [];
    const repeated = Number(part.attributes['table:number-rows-repeated'] ?? 1) || 1;
    return Array.from({ length: sizeOf(part) === 0 ? 1 : Math.min(repeated, maxRows) }, () => part);
  });
}

const isHidden = ({ attributes }: XmlNode): boolean =>
  /^(?:collapse|filter)$/.test(attributes['table:visibility'] ?? '');

/** @returns the sheets that are shown; what is hidden is counted in the tally */
export function readSheets(
  spreadsheet: XmlNode,
  context: OdfContext,
): { sheets: Sheet[]; messages: Message[] } {
  const { styles, tally } = context;
  const body = new OdfBody(context);
  const messages: Message[] = [];
  const sheets = spreadsheet.children.flatMap((table): Sheet[] => {
    if (table.name !== 'table:table') return [];
    const name = table.attributes['table:name'] ?? '';
    if (styles.properties('table', table.attributes['table:style-name'])['table:display'] === 'false') {
      messages.push(
        message('hidden-text', 'info', `工作表“${name}”是隐藏的（${sizeOf(table)} 字），没有读入。`),
      );
      return [];
    }
    const centred = new Set<number>();
    const rows: string[][] = [];
    for (const row of rowsOf(table).slice(0, maxRows)) {
      if (isHidden(row)) {
        tally.hiddenCharacters += sizeOf(row);
        continue;
      }
      if (row.children.some(({ attributes }) => Number(attributes['table:number-columns-spanned']) > 1)) {
        centred.add(rows.length);
      }
      rows.push(row.children.flatMap((cell) => cellTexts(cell, body, tally)).slice(0, maxColumns));
    }
    const shapes = child(table, 'table:shapes');
    const boxes = shapes ? body.read({ ...shapes, name: 'office:text' }).map(({ text }) => text) : [];
    return [{ name, rows, centred, boxes }];
  });
  return { sheets, messages };
}

function cellTexts(cell: XmlNode, body: OdfBody, tally: OdfContext['tally']): string[] {
  if (cell.name !== 'table:table-cell' && cell.name !== 'table:covered-table-cell') return [];
  const times = Math.min(Number(cell.attributes['table:number-columns-repeated'] ?? 1) || 1, maxColumns);
  const isCovered = cell.name === 'table:covered-table-cell';
  if (isCovered) tally.hiddenCharacters += sizeOf(cell);
  const note = child(cell, 'office:annotation');
  if (note) {
    tally.comments++;
    tally.commentCharacters += sizeOf(note);
  }
  const text = isCovered
    ? ''
    : body
        .read(cell)
        .map((block) => block.text)
        .join('\n');
  return Array.from({ length: times }, () => text);
}

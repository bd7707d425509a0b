/** Sheets of an OpenDocument spreadsheet: the cells as they are shown (OASIS ODF 1.3 part 3, 9). */
import type { Message } from '../../../core/model.ts';
import { message } from '../reading.ts';
import type { Sheet } from '../sheet/sheet-blocks.ts';
import { child, TooComplex, type XmlNode } from '../xml/xml.ts';
import { OdfBody, type OdfContext } from './body.ts';
import { sizeOf } from './runs.ts';

const groups = new Set(['table:table-header-rows', 'table:table-rows', 'table:table-row-group']);
const maxColumns = 200;
/** A row or cell is said once and how often it stands there; what a person wrote stands there a few times. */
const maxRepeated = 200;
const maxCells = 300_000;

const timesOf = (repeated: string | undefined): number => Math.min(Number(repeated ?? 1) || 1, maxRepeated);

const rowsOf = (node: XmlNode): XmlNode[] =>
  node.children.flatMap((part) =>
    groups.has(part.name) ? rowsOf(part) : part.name === 'table:table-row' ? [part] : [],
  );

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
  let count = 0;
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
    for (const row of rowsOf(table)) {
      if (isHidden(row)) {
        tally.hiddenCharacters += sizeOf(row);
        continue;
      }
      const isCentred = row.children.some(
        ({ attributes }) => Number(attributes['table:number-columns-spanned']) > 1,
      );
      const cells = row.children.flatMap((cell) => cellTexts(cell, body, tally)).slice(0, maxColumns);
      const times = sizeOf(row) === 0 ? 1 : timesOf(row.attributes['table:number-rows-repeated']);
      count += cells.length * times;
      if (count > maxCells) throw new TooComplex(name);
      for (let i = 0; i < times; i++) {
        if (isCentred) centred.add(rows.length);
        rows.push(cells);
      }
    }
    const shapes = child(table, 'table:shapes');
    const boxes = shapes ? body.read({ ...shapes, name: 'office:text' }).map(({ text }) => text) : [];
    return [{ name, rows, centred, boxes }];
  });
  return { sheets, messages };
}

function cellTexts(cell: XmlNode, body: OdfBody, tally: OdfContext['tally']): string[] {
  if (cell.name !== 'table:table-cell' && cell.name !== 'table:covered-table-cell') return [];
  const times = timesOf(cell.attributes['table:number-columns-repeated']);
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

/** Reads a workbook (ECMA-376 SpreadsheetML): the sheets that are shown, as the cells show them. */
import type { Declared } from '../../../core/model.ts';
import { limits } from '../limits.ts';
import { numbered, type Reading, refused, tooLarge } from '../reading.ts';
import { child, childrenOf, localName, parseXml, TooComplex, type XmlNode } from '../xml/xml.ts';
import { Archive, TooLarge } from '../zip.ts';
import { Missing } from './missing.ts';
import { columnOf, formatCode, shownNumber } from './number-display.ts';
import { type Sheet, sheetBlocks } from './sheet-blocks.ts';

const kept = new Set(
  't v f title subject creator keywords created modified oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter'.split(
    ' ',
  ),
);
const declaredNames = new Set(['title', 'subject', 'creator', 'keywords', 'created', 'modified']);
const maxColumns = 400;
const maxRows = 20_000;

async function part(archive: Archive, name: string): Promise<XmlNode | undefined> {
  const bytes = await archive.read(name);
  return bytes === null ? undefined : parseXml(bytes, kept, localName).children[0];
}

/** Parts that a part leads to: path by id, and by the last word of their type. */
interface Targets {
  readonly byId: ReadonlyMap<string, string>;
  readonly ofType: (type: string) => readonly string[];
}

async function targetsOf(archive: Archive, name: string): Promise<Targets> {
  const [, folder = '', file = ''] = /^(.*?)([^/]*)$/.exec(name) ?? [];
  const root = await part(archive, `${folder}_rels/${file}.rels`);
  const found = childrenOf(root, 'Relationship').map(
    ({ attributes: { Id = '', Target = '', Type = '' } }) => ({
      id: Id,
      type: Type.split('/').at(-1) ?? '',
      path: URL.canParse(Target, `zip:///${folder}`)
        ? decodeURIComponent(new URL(Target, `zip:///${folder}`).pathname.slice(1))
        : '',
    }),
  );
  return {
    byId: new Map(found.map(({ id, path }) => [id, path])),
    ofType: (type) => found.filter((one) => one.type === type).map(({ path }) => path),
  };
}

/** Text of a string of one or several runs, without what says how it is pronounced. */
const stringOf = (node: XmlNode | undefined): string =>
  (node?.children ?? [])
    .map((run) => (run.name === 't' ? run.text : run.name === 'r' ? stringOf(run) : ''))
    .join('');

/** What all sheets of a workbook share. */
interface Book {
  readonly strings: readonly string[];
  /** Code of the number format of each cell style. */
  readonly formats: readonly string[];
  readonly centred: readonly boolean[];
  readonly from1904: boolean;
}

const isOn = (text: string | undefined): boolean => text === '1' || text === 'true';

async function bookOf(archive: Archive, workbook: XmlNode, targets: Targets): Promise<Book> {
  const [strings] = targets.ofType('sharedStrings');
  const [styles] = targets.ofType('styles');
  const shared = strings === undefined ? undefined : await part(archive, strings);
  const sheet = styles === undefined ? undefined : await part(archive, styles);
  const own = new Map(
    childrenOf(child(sheet, 'numFmts'), 'numFmt').map(({ attributes }) => [
      Number(attributes.numFmtId),
      attributes.formatCode ?? 'General',
    ]),
  );
  const cells = childrenOf(child(sheet, 'cellXfs'), 'xf');
  return {
    strings: childrenOf(shared, 'si').map(stringOf),
    formats: cells.map(({ attributes }) => formatCode(Number(attributes.numFmtId ?? 0), own)),
    centred: cells.map((xf) => /^center/.test(child(xf, 'alignment')?.attributes.horizontal ?? '')),
    from1904: isOn(child(workbook, 'workbookPr')?.attributes.date1904),
  };
}

function cellText(cell: XmlNode, book: Book, missing: Missing): string {
  const { t: type = 'n', s: style = '0' } = cell.attributes;
  const value = child(cell, 'v')?.text ?? '';
  if (type === 'inlineStr') return stringOf(child(cell, 'is'));
  if (type === 's') return book.strings[Number(value)] ?? '';
  if (type === 'b') return isOn(value) ? 'TRUE' : 'FALSE';
  if (value === '' && child(cell, 'f')) missing.formulas++;
  if (type !== 'n') return value;
  return value === '' ? '' : shownNumber(value, book.formats[Number(style)] ?? 'General', book.from1904);
}

function hiddenColumns(root: XmlNode): (column: number) => boolean {
  const ranges = childrenOf(child(root, 'cols'), 'col')
    .filter(({ attributes }) => isOn(attributes.hidden))
    .map(({ attributes }) => [Number(attributes.min) - 1, Number(attributes.max) - 1] as const);
  return (column) => ranges.some(([first, last]) => column >= first && column <= last);
}

/** Rows, as the file numbers them from 1, in which a cell spans several columns. */
const spannedRows = (root: XmlNode): Set<number> =>
  new Set(
    childrenOf(child(root, 'mergeCells'), 'mergeCell').flatMap(({ attributes: { ref = '' } }) => {
      const [first = '', last = ''] = ref.split(':');
      return columnOf(first) === columnOf(last) ? [] : [Number(/\d+/.exec(first)?.[0])];
    }),
  );

function readSheet(
  name: string,
  root: XmlNode,
  book: Book,
  missing: Missing,
  boxes: readonly string[],
): Sheet {
  const isHidden = hiddenColumns(root);
  const spanned = spannedRows(root);
  const rows: string[][] = [];
  const centred = new Set<number>();
  for (const row of childrenOf(child(root, 'sheetData'), 'row').slice(0, maxRows)) {
    const cells: string[] = [];
    for (const cell of childrenOf(row, 'c')) {
      const column = cell.attributes.r === undefined ? cells.length : columnOf(cell.attributes.r);
      const text = cellText(cell, book, missing);
      if (text.trim() === '') continue;
      if (isOn(row.attributes.hidden) || isHidden(column) || column >= maxColumns) {
        missing.hidden++;
        continue;
      }
      while (cells.length < column) cells.push('');
      cells[column] = text;
      if (book.centred[Number(cell.attributes.s ?? 0)] || spanned.has(Number(row.attributes.r)))
        centred.add(rows.length);
    }
    rows.push(cells);
  }
  return { name, rows, centred, boxes };
}

/** Paragraphs of the text boxes that a sheet shows; charts and pictures are counted. */
async function boxesOf(archive: Archive, targets: Targets, missing: Missing): Promise<string[]> {
  const boxes: string[] = [];
  for (const path of targets.ofType('drawing')) {
    const root = await part(archive, path);
    const walk = (node: XmlNode): void => {
      if (node.name === 'pic' || node.name === 'graphicFrame') missing.pictures++;
      else if (node.name === 'p')
        boxes.push(node.children.map((run) => child(run, 't')?.text ?? '').join(''));
      else node.children.forEach(walk);
    };
    if (root) walk(root);
  }
  for (const path of targets.ofType('comments')) {
    missing.comments += childrenOf(child(await part(archive, path), 'commentList'), 'comment').length;
  }
  return boxes;
}

async function declaredBy(archive: Archive): Promise<Declared[]> {
  const core = await part(archive, 'docProps/core.xml');
  return (core?.children ?? []).flatMap(({ name, text }) =>
    declaredNames.has(name) && text.trim() !== ''
      ? [{ name, value: text.trim().slice(0, 2000), line: 1 }]
      : [],
  );
}

/**
 * Cells of the first sheet as they are shown, those of rows and columns that are hidden (by a filter, say) included.
 * @throws Error when the bytes are no workbook, or a damaged or encrypted one
 */
export async function xlsxCells(bytes: Uint8Array): Promise<string[][]> {
  const archive = await Archive.open(bytes);
  const workbook = archive.encrypted ? undefined : await part(archive, 'xl/workbook.xml');
  if (workbook === undefined) throw new Error('workbook');
  const targets = await targetsOf(archive, 'xl/workbook.xml');
  const book = await bookOf(archive, workbook, targets);
  const [first] = childrenOf(child(workbook, 'sheets'), 'sheet');
  const root = await part(archive, targets.byId.get(first?.attributes['r:id'] ?? '') ?? '');
  const rows: string[][] = [];
  for (const row of childrenOf(child(root, 'sheetData'), 'row')) {
    const cells: string[] = [];
    for (const cell of childrenOf(row, 'c')) {
      const column = cell.attributes.r === undefined ? cells.length : columnOf(cell.attributes.r);
      while (cells.length < column) cells.push('');
      cells[column] = cellText(cell, book, new Missing());
    }
    const place = Number(row.attributes.r ?? rows.length + 1) - 1;
    while (rows.length < place) rows.push([]);
    rows[place] = cells;
  }
  return rows;
}

async function readParts(archive: Archive): Promise<Reading> {
  const workbook = await part(archive, 'xl/workbook.xml');
  if (workbook === undefined) throw new Error('workbook');
  const targets = await targetsOf(archive, 'xl/workbook.xml');
  const book = await bookOf(archive, workbook, targets);
  const missing = new Missing();
  const sheets: Sheet[] = [];
  for (const { attributes } of childrenOf(child(workbook, 'sheets'), 'sheet')) {
    const name = attributes.name ?? '';
    const path = targets.byId.get(
      attributes['r:id'] ?? Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '',
    );
    if ((attributes.state ?? 'visible') !== 'visible') {
      missing.sheets.push(name);
      continue;
    }
    const root = path === undefined ? undefined : await part(archive, path);
    if (path === undefined || root === undefined) throw new Error(name);
    const boxes = await boxesOf(archive, await targetsOf(archive, path), missing);
    sheets.push(readSheet(name, root, book, missing, boxes));
  }
  const { blocks, names } = sheetBlocks(sheets);
  return {
    format: 'xlsx',
    encoding: null,
    blocks: numbered(blocks),
    declared: [...(await declaredBy(archive)), ...names],
    messages: missing.messages(),
  };
}

export async function readXlsx(archive: Archive): Promise<Reading> {
  if (archive.encrypted)
    return refused('xlsx', 'encrypted', '工作簿已加密，无法读取；请取得未加密的版本后再收。');
  try {
    return await readParts(archive);
  } catch (error) {
    if (error instanceof TooLarge) return tooLarge('xlsx', limits.expanded * 2, limits.expanded);
    const [slug, why] =
      error instanceof TooComplex ? ['too-complex', '过于庞大'] : ['damaged-file', '已损坏或不完整'];
    return refused('xlsx', slug, `Excel 工作簿${why}；请重新下载，或在 Excel、WPS 中打开后另存再收。`);
  }
}

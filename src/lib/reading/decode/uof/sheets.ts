/** Sheets of a workbook in the Unified Office Format: cells as they are shown. */
import type { Sheet } from '../sheet/sheet-blocks.ts';
import type { XmlNode } from '../xml/xml.ts';
import { all, attribute, part } from './names.ts';

const maxColumns = 400;
const maxRows = 20_000;

const isHidden = (node: XmlNode): boolean =>
  ['true', '1'].includes(attribute(node, '是否隐藏') ?? attribute(node, '隐藏') ?? '');

/** Text as it is shown; a number without text of its own stands as it is kept. */
function cellText(cell: XmlNode): string {
  const data = part(cell, '数据');
  if (data === undefined) return '';
  const shown = [...all(data, '文本串')].map(({ text }) => text).join('');
  return shown === '' ? (attribute(data, '数据数值') ?? attribute(data, '数值') ?? '') : shown;
}

function sheetOf(node: XmlNode): Sheet {
  const rows: string[][] = [];
  const centred = new Set<number>();
  for (const row of [...all(node, '行')].slice(0, maxRows)) {
    const at = Number(attribute(row, '行号') ?? rows.length + 1) - 1;
    while (rows.length < Math.min(at, maxRows)) rows.push([]);
    const cells: string[] = [];
    for (const cell of row.children.filter(({ name }) => name === '单元格')) {
      const column = Number(attribute(cell, '列号') ?? cells.length + 1) - 1;
      if (!(column >= 0 && column < maxColumns)) continue;
      while (cells.length < column) cells.push('');
      cells[column] = isHidden(row) ? '' : cellText(cell);
      if (Number(attribute(cell, '合并列数') ?? 0) > 1) centred.add(rows.length);
    }
    rows.push(cells);
  }
  return { name: attribute(node, '名称') ?? '', rows, centred, boxes: [] };
}

/** @param root that holds the sheets; @returns those that are shown */
export const sheetsOf = (root: XmlNode): Sheet[] =>
  [...all(root, '工作表')].filter((node) => !isHidden(node)).map(sheetOf);

/**
 * Tells the catalogue of a portal (labels and values: 索引号, 发文机关, 文号 …) from a list of documents that stands
 * in a report: it has the same words, but only in its head, above row upon row of values.
 */
import { fold } from '../../core/text/fold.ts';
import { isFieldLabel, isLabel } from './html/vocabulary.ts';

type Row = readonly string[];

/** Longer cells, and those with figures, are values. */
const longestHeadCell = 12;
/** Words that only a catalogue of one document has in its head. */
const catalogueHead = /索引|主题|体裁|公开|时效|有效/;

const isHeadCell = (cell: string): boolean =>
  isLabel(cell) || (cell.trim().length <= longestHeadCell && !/[\d。:]/.test(fold(cell)));

/** The row that holds all labels of the table, when it is a head: no label has its value beside it. */
function headOf(rows: readonly Row[]): number | null {
  const at = rows.findIndex((row) => row.some(isFieldLabel));
  const head = rows[at];
  const others = rows.filter((_, i) => i !== at).flat();
  // A caption may be merged over all columns above the head, and a value may be a button: 下载.
  if (!head || at > 1 || others.some(isFieldLabel) || !head.every(isHeadCell)) return null;
  return at;
}

/** @param rows cells as printed, those without text left out */
export function isCatalogueTable(rows: readonly Row[]): boolean {
  const filled = rows.filter((row) => row.length > 0);
  const labels = filled.flat().filter(isLabel);
  if (labels.length < 2 || !labels.some(isFieldLabel)) return false;
  const at = headOf(filled);
  if (at === null) return true;
  const values = filled.length - at - 1;
  if (values !== 1) return values === 0;
  const head = filled[at] ?? [];
  return head.every(isLabel) && head.some((cell) => catalogueHead.test(fold(cell)));
}

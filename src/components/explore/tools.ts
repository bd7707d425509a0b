/** Copying the chosen values for a spreadsheet, and downloading them. */

import { toCsv } from '../../lib/core/csv.ts';
import { tableHead, tableRow, toTsv } from '../../lib/site/explore/table.ts';
import type { ExploreRow } from '../../lib/site/explore/types.ts';
import { valueBook } from '../../lib/site/values/value-sheets.ts';
import { copyText } from '../reader/dom.ts';
import { h } from '../search/dom.ts';
import { t } from '../texts.ts';
import { tableWording } from './wording.ts';

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function save(name: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = h('a', { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** The writer of spreadsheets is loaded only for those who ask for one. */
async function saveBook(
  rows: readonly ExploreRow[],
  name: string,
  address: (row: ExploreRow) => string,
): Promise<void> {
  const { toXlsx } = await import('../../lib/core/xlsx.ts');
  save(`${name}.xlsx`, await toXlsx(valueBook(rows, address, tableWording)), sheetType);
}

/**
 * @param address of the passage of a value, absolute
 * @param tell says what was done
 */
export function tools(
  rows: readonly ExploreRow[],
  name: string,
  address: (row: ExploreRow) => string,
  tell: (message: string) => void,
): HTMLElement {
  const cells = () => [tableHead(t), ...rows.map((row) => tableRow(row, address, t))];
  const copy = h('button', { type: 'button', 'data-key': 'copy' }, t('explore.copy'));
  copy.addEventListener('click', () => {
    void copyText(toTsv(cells()), copy).then((done) => {
      tell(done ? t('explore.copied', { rows: rows.length }) : t('explore.copy-by-hand'));
    });
  });
  const download = h('button', { type: 'button', 'data-key': 'download' }, t('explore.download'));
  download.addEventListener('click', () => save(`${name}.csv`, toCsv(cells()), 'text/csv;charset=utf-8'));
  const book = h('button', { type: 'button', 'data-key': 'book' }, t('explore.book'));
  book.addEventListener('click', () => {
    void saveBook(rows, name, address).catch(() => tell(t('explore.book-failed')));
  });
  return h('p', { class: 'explore-tools' }, book, ' ', download, ' ', copy);
}

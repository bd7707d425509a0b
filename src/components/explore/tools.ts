/** Copying the chosen values for a spreadsheet, and downloading them. */

import { toCsv } from '../../lib/core/csv.ts';
import { tableHead, tableRow, toTsv } from '../../lib/site/explore/table.ts';
import type { ExploreRow } from '../../lib/site/explore/types.ts';
import { copyText } from '../reader/dom.ts';
import { h } from '../search/dom.ts';
import { t } from '../texts.ts';

function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = h('a', { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
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
  download.addEventListener('click', () => save(`${name}.csv`, toCsv(cells())));
  return h('p', { class: 'explore-tools' }, copy, ' ', download);
}

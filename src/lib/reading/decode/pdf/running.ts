/** Finds running heads, running feet and page numbers: what repeats at the edges of the pages. */

import type { Page, Row } from './placed-page.ts';

/** Part of the page's height at its top and bottom where running heads stand. */
const margin = 0.12;
const pageNumber =
  /^[-—–―－·.\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/,，]?\s*(?:共\s*)?\d{1,4}(?:\s*页)?)?[-—–―－·.\s]*$/;

/** A browser prints the address and the number of the page at its foot, the time and the title at its head. */
const printedFoot = /^(?:https?|file):\/\/\S*\s+\d{1,4}\s*\/\s*\d{1,4}$/;
const printedHead =
  /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}[,，]?\s*(?:[上下]午)?\s*\d{1,2}:\d{2}(?:\s*[AP]M)?(?=\s|$)/;

export const rowText = (row: Row): string => row.map(({ text }) => text).join('  ');

const shapeOf = (row: Row): string => rowText(row).replace(/\d+/g, '#').replace(/\s+/g, '');

/** @param y base line of a text; @returns the edge of the page that it stands at */
export function edgeAt(y: number, { height }: Pick<Page, 'height'>): 'top' | 'bottom' | null {
  if (y < margin * height) return 'top';
  return y > (1 - margin) * height ? 'bottom' : null;
}

/**
 * @param pages with their rows
 * @returns the reason for each row that is no part of the text
 */
export function runningRows(pages: readonly (readonly [Page, readonly Row[]])[]): Map<Row, string> {
  const placed = pages.flatMap(([page, rows]) =>
    rows.flatMap((row) => {
      const edge = edgeAt(row[0]?.y ?? 0, page);
      return edge === null ? [] : [{ row, edge, page: page.number, key: `${edge} ${shapeOf(row)}` }];
    }),
  );
  const isFoot = ({ row, edge }: { readonly row: Row; readonly edge: string }): boolean =>
    edge === 'bottom' && printedFoot.test(rowText(row));
  // A time at the head of a page is a browser's only where the foot is, too.
  const printed = new Set(placed.filter(isFoot).map(({ page }) => page));
  const seen = new Map<string, Set<number>>();
  for (const { key, page } of placed) {
    const on = seen.get(key) ?? new Set();
    seen.set(key, on.add(page));
  }
  const found = new Map<Row, string>();
  for (const one of placed) {
    const { row, edge, page, key } = one;
    const isHead = edge === 'top' && printed.has(page) && printedHead.test(rowText(row));
    const on = seen.get(key)?.size ?? 0;
    // Left and right pages may have heads of their own, so less than half of the pages is enough.
    const repeats = on >= 3 ? on >= 0.4 * pages.length : on === 2 && pages.length <= 4;
    if (pageNumber.test(rowText(row))) found.set(row, 'page-number');
    else if (repeats && rowText(row).length <= 60) found.set(row, 'repeats-on-pages');
    // A print of one page, whose head and foot repeat nowhere.
    else if (isHead || isFoot(one)) found.set(row, 'printed-by-browser');
  }
  return found;
}

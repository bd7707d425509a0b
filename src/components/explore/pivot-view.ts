/** The chosen values with years across: a row for each body and scope, each value a link to its place in the report. */
import type { ExploreRow } from '../../lib/site/explore/types.ts';
import { valueTable } from '../../lib/site/values/value-table.ts';
import { h } from '../search/dom.ts';
import type { Addresses } from './table-view.ts';
import { words } from './words.ts';

/** Rows that are shown; all of them can be downloaded. */
const mostRows = 200;

export function pivotView(rows: readonly ExploreRow[], caption: string, to: Addresses): HTMLElement[] {
  const { years, rows: lines } = valueTable(rows);
  const head = [words.place, words.scope, ...years.map((year) => String(year ?? words.noYear))];
  const body = lines.slice(0, mostRows).map(({ region, place, scope, cells }) =>
    h(
      'tr',
      {},
      h('th', { scope: 'row' }, region === null ? place : h('a', { href: to.region(region) }, place)),
      h('td', {}, scope),
      cells.map((cell) =>
        h(
          'td',
          { class: 'value' },
          cell.map(({ row, time }) =>
            h(
              'a',
              { href: to.report(row), 'aria-label': `${place}，${row.shown}，${words.original}` },
              row.shown + (time === null ? '' : `（${time}）`),
            ),
          ),
        ),
      ),
    ),
  );
  const table = h(
    'table',
    { class: 'explore-pivot', 'aria-label': caption },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        head.map((name) => h('th', { scope: 'col' }, name)),
      ),
    ),
    h('tbody', {}, body),
  );
  const more =
    lines.length > mostRows ? [h('p', { class: 'note' }, words.moreRows(lines.length, mostRows))] : [];
  return [h('section', { class: 'table-scroll', 'aria-label': caption, tabindex: 0 }, table), ...more];
}

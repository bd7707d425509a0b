/** The chosen values with years across: a row for each body and scope, each value a link to its place in the report. */
import type { ExploreRow } from '../../lib/site/explore/types.ts';
import { valueTable } from '../../lib/site/values/value-table.ts';
import { h } from '../search/dom.ts';
import { reportLang, t } from '../texts.ts';
import type { Addresses } from './table-view.ts';
import { tableWording } from './wording.ts';

/** Rows that are shown; all of them can be downloaded. */
const mostRows = 200;

export function pivotView(rows: readonly ExploreRow[], caption: string, to: Addresses): HTMLElement[] {
  const { years, rows: lines } = valueTable(rows, tableWording);
  const head = [
    t('common.region'),
    t('common.scope'),
    ...years.map((year) => String(year ?? t('indicator.no-year'))),
  ];
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
              {
                href: to.report(row),
                lang: reportLang,
                'aria-label': t('explore.cell', { place, shown: row.shown }),
              },
              row.shown + (time === null ? '' : t('mark.open') + time + t('mark.close')),
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
    lines.length > mostRows
      ? [h('p', { class: 'note' }, t('explore.more-rows', { all: lines.length, shown: mostRows }))]
      : [];
  return [h('section', { class: 'table-scroll', 'aria-label': caption, tabindex: 0 }, table), ...more];
}

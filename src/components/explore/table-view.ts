/** The table of the chosen values: sorted by its heads, in parts, each value a link to its place in the report. */
import { placeOf, scopeName } from '../../lib/site/explore/charts.ts';
import type { ExploreState, SortColumn } from '../../lib/site/explore/state.ts';
import { timeOf } from '../../lib/site/explore/table.ts';
import type { ExploreRow } from '../../lib/site/explore/types.ts';
import { h } from '../search/dom.ts';
import { reportLang, t } from '../texts.ts';

/** Rows on one part of the table. */
export const rowsShown = 100;

export interface Addresses {
  report(row: ExploreRow): string;
  region(key: string): string;
}

const heads: readonly (readonly [column: SortColumn | null, label: string])[] = [
  ['region', t('common.region')],
  ['time', t('data-table.period')],
  ['value', t('common.value')],
  ['scope', t('common.scope')],
  [null, t('common.sentence')],
];

function head(state: ExploreState, change: (part: Partial<ExploreState>) => void): HTMLElement {
  const cells = heads.map(([column, label]) => {
    if (column === null) return h('th', { scope: 'col' }, label);
    const current = column === state.sort;
    const order = state.descending ? 'descending' : 'ascending';
    const button = h(
      'button',
      {
        type: 'button',
        'data-key': `sort-${column}`,
        onclick: () => change({ sort: column, descending: current && !state.descending, page: 1 }),
      },
      label,
    );
    return h('th', { scope: 'col', 'aria-sort': current ? order : null }, button);
  });
  return h('thead', {}, h('tr', {}, cells));
}

function line(row: ExploreRow, to: Addresses): HTMLElement {
  const { report, shown, scope, sentence } = row;
  const name = placeOf(row, t);
  return h(
    'tr',
    {},
    h(
      'th',
      { scope: 'row' },
      report.region === null ? name : h('a', { href: to.region(report.region) }, name),
    ),
    h('td', {}, timeOf(row, t)),
    h(
      'td',
      { class: 'value' },
      h(
        'a',
        { href: to.report(row), lang: reportLang, 'aria-label': t('explore.value-link', { shown }) },
        shown,
      ),
    ),
    h('td', {}, scopeName(scope, t)),
    h('td', {}, sentence, ' ', h('cite', {}, report.title)),
  );
}

function pager(
  state: ExploreState,
  of: number,
  change: (part: Partial<ExploreState>) => void,
): HTMLElement | null {
  if (of <= 1) return null;
  const step = (key: string, label: string, page: number): HTMLElement =>
    h(
      'button',
      { type: 'button', 'data-key': key, disabled: page < 1 || page > of, onclick: () => change({ page }) },
      label,
    );
  return h(
    'p',
    { class: 'explore-pager' },
    step('before', t('pager.before'), state.page - 1),
    ' ',
    t('pager.now', { number: state.page, of }),
    ' ',
    step('after', t('pager.after'), state.page + 1),
  );
}

/** @param change asks for another order or part */
export function tableView(
  rows: readonly ExploreRow[],
  state: ExploreState,
  caption: string,
  to: Addresses,
  change: (part: Partial<ExploreState>) => void,
): HTMLElement[] {
  const of = Math.max(1, Math.ceil(rows.length / rowsShown));
  const page = Math.min(state.page, of);
  const shown = rows.slice((page - 1) * rowsShown, page * rowsShown);
  const table = h(
    'table',
    { class: 'figures', 'aria-label': caption },
    head(state, change),
    h(
      'tbody',
      {},
      shown.map((row) => line(row, to)),
    ),
  );
  const below = pager({ ...state, page }, of, change);
  return [
    h('section', { class: 'table-scroll', 'aria-label': caption, tabindex: 0 }, table),
    ...(below ? [below] : []),
  ];
}

/** What a reader can do when nothing was found. */
import { noFilters } from '../../lib/search/query/filters.ts';
import type { SearchState } from '../../lib/search/query/state.ts';
import { t, to } from '../texts.ts';
import { h } from './dom.ts';

/** @param change goes to another state */
export function noHitsHelp(state: SearchState, change: (state: SearchState) => void): HTMLElement {
  const { filters, fields, text } = state;
  const filtered = JSON.stringify(filters) !== JSON.stringify(noFilters);
  const limited = Object.values(fields).some((value) => value !== '');
  const advice = [
    filtered &&
      h(
        'button',
        { type: 'button', onclick: () => change({ ...state, filters: noFilters, page: 1 }) },
        t('no-hits.no-filters'),
      ),
    limited && t('no-hits.fields'),
    /["“「]/.test(text) && t('no-hits.no-quotes'),
    text.trim().length > 4 && t('no-hits.shorter'),
    t('no-hits.names'),
    h('a', { href: to.doc('search') }, t('no-hits.help')),
  ];
  return h(
    'div',
    { class: 'no-hits' },
    h('p', {}, t('no-hits.lead')),
    h(
      'ul',
      {},
      advice.flatMap((one) => (one === false ? [] : [h('li', {}, one)])),
    ),
  );
}

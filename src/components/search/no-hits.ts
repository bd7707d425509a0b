/** What a reader can do when nothing was found. */
import { routes } from '../../lib/core/routes.ts';
import { noFilters } from '../../lib/search/query/filters.ts';
import type { SearchState } from '../../lib/search/query/state.ts';
import { h } from './dom.ts';

const to = routes(import.meta.env.BASE_URL);

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
        '去掉筛选再查',
      ),
    limited && '减少限定字段里的字。',
    /["“「]/.test(text) && '去掉引号，让几个词分开查找。',
    text.trim().length > 4 && '换短一些的检索词，或者用空格把词分开。',
    '机关和地区可以换成全称或简称。',
    h('a', { href: to.doc('search') }, '检索框里能写什么'),
  ];
  return h(
    'div',
    { class: 'no-hits' },
    h('p', {}, '没有找到。可以这样再试：'),
    h(
      'ul',
      {},
      advice.flatMap((one) => (one === false ? [] : [h('li', {}, one)])),
    ),
  );
}

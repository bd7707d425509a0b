/** What to tell the reader when the search cannot answer. */

import { routes } from '../../lib/core/routes.ts';
import { IndexError } from '../../lib/search/query/files.ts';
import { h } from './dom.ts';

const explanations = {
  offline: '检索数据没有取到，网络可能已断开。',
  missing: '检索数据缺少一个文件，网站可能刚刚更新。请刷新页面再试。',
  damaged: '检索数据有一个文件读不出来。请刷新页面再试。',
  outdated: '检索数据的版本与页面不符，网站可能刚刚更新。请刷新页面再试。',
} as const;

/** @param retry asked for by the reader */
export function problemMessage(error: unknown, retry: () => void): HTMLElement {
  const known = error instanceof IndexError;
  const unknown = navigator.onLine ? '检索出错了，这台设备的浏览器可能过旧。' : explanations.offline;
  const to = routes(import.meta.env.BASE_URL);
  return h(
    'div',
    {},
    h('p', {}, known ? explanations[error.failure] : unknown),
    h(
      'p',
      {},
      h('button', { type: 'button', onclick: retry }, '再试一次'),
      ' 也可以按',
      h('a', { href: to.regions() }, '地区'),
      '、',
      h('a', { href: to.years() }, '年份'),
      '或',
      h('a', { href: to.issuers() }, '机关'),
      '浏览。',
    ),
    h('p', { class: 'note' }, known ? error.path : String(error)),
  );
}

/** Previous and next page of hits. */

import { t } from '../texts.ts';
import { h } from './dom.ts';

export function pager(page: number, pages: number, go: (page: number) => void): HTMLElement[] {
  if (pages < 2) return [];
  const button = (label: string, to: number) =>
    h('button', { type: 'button', disabled: to < 1 || to > pages, onclick: () => go(to) }, label);
  return [
    button(t('pager.before'), page - 1),
    h('span', {}, t('pager.page-of', { page, pages })),
    button(t('pager.after'), page + 1),
  ];
}

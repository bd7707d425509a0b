/** Previous and next page of hits. */
import { h } from './dom.ts';

export function pager(page: number, pages: number, go: (page: number) => void): HTMLElement[] {
  if (pages < 2) return [];
  const button = (label: string, to: number) =>
    h('button', { type: 'button', disabled: to < 1 || to > pages, onclick: () => go(to) }, label);
  return [
    button('上一页', page - 1),
    h('span', {}, `第 ${page} 页，共 ${pages} 页`),
    button('下一页', page + 1),
  ];
}

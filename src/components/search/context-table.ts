/** The words of the query in their context, one line a place. */
import {
  type ContextLine,
  type ContextOrder,
  contextOrders,
  sortContext,
} from '../../lib/search/query/context.ts';
import { t } from '../texts.ts';
import { h } from './dom.ts';
import { reportAddress } from './result-item.ts';

const orderNames: Readonly<Record<ContextOrder, string>> = {
  report: t('context.by-report'),
  left: t('context.by-before'),
  right: t('context.by-after'),
};

/** @param text what the reader typed */
export function contextTable(lines: readonly ContextLine[], text: string): HTMLElement {
  const body = h('tbody');
  const fill = (order: ContextOrder) => {
    body.replaceChildren(
      ...sortContext(lines, order).map((line) =>
        h(
          'tr',
          {},
          h('td', { class: 'context-left' }, line.left),
          h('td', { class: 'context-hit' }, h('mark', {}, line.hit)),
          h('td', { class: 'context-right' }, line.right),
          h(
            'td',
            {},
            h(
              'a',
              { href: reportAddress(line.id, line.anchor, text) },
              `${line.issuer || line.title} ${line.year ?? ''}`,
            ),
          ),
        ),
      ),
    );
  };
  const buttons = contextOrders.map((order, k) =>
    h(
      'button',
      {
        type: 'button',
        'aria-pressed': String(k === 0),
        onclick: (event) => {
          for (const button of buttons)
            button.setAttribute('aria-pressed', String(button === event.currentTarget));
          fill(order);
        },
      },
      orderNames[order],
    ),
  );
  fill('report');
  const heads = [t('context.before'), t('context.word'), t('context.after'), t('table.report')].map((name) =>
    h('th', { scope: 'col' }, name),
  );
  return h(
    'div',
    { class: 'context' },
    h('div', { class: 'context-orders', role: 'group', 'aria-label': t('common.order') }, buttons),
    h(
      'div',
      { class: 'context-scroll', tabindex: 0, role: 'region', 'aria-label': t('context.title') },
      h('table', {}, h('thead', {}, h('tr', {}, heads)), body),
    ),
  );
}

/**
 * A filter whose values form a tree. The top comes at once; what lies below a value is loaded when it is
 * opened. The numbers follow the query.
 */

import { t } from '../texts.ts';
import { h, zerosLast } from './dom.ts';

export interface TreeEntry {
  readonly key: string;
  readonly name: string;
  /** Key of the value above, empty at the top. */
  readonly parent: string;
  readonly reports: number;
}

export interface Tree {
  /** Name of the form's field, and of the data attributes of its rows. */
  readonly name: string;
  readonly tops: readonly Omit<TreeEntry, 'parent'>[];
  /** Everything below a value at the top, and it itself. */
  below(top: string): Promise<readonly TreeEntry[]>;
  /** Keys that may lie above a key, from the top down. */
  above(key: string): readonly string[];
  count(counts: ReadonlyMap<string, number>, key: string): number;
}

export interface TreeFilter {
  readonly element: HTMLElement;
  /** Shows which values are chosen and how many hits each has. */
  update(chosen: readonly string[], counts: ReadonlyMap<string, number> | null): Promise<void>;
}

type Entry = Omit<TreeEntry, 'parent'>;

/** @param changed called with all chosen keys when the reader changes one */
export function treeFilter(source: Tree, changed: (keys: readonly string[]) => void): TreeFilter {
  const { name: field } = source;
  const tree = h('ul', { class: 'filter-tree' });
  let chosen: readonly string[] = [];
  let counts: ReadonlyMap<string, number> | null = null;

  const toggle = (key: string, on: boolean) => {
    chosen = on ? [...chosen, key] : chosen.filter((own) => own !== key);
    changed(chosen);
  };

  const item = (entry: Entry, top: string, below: readonly TreeEntry[] | null): HTMLElement => {
    const children = below?.filter(({ parent }) => parent === entry.key) ?? [];
    const box = h('input', {
      type: 'checkbox',
      name: field,
      value: entry.key,
      onchange: (event) => toggle(entry.key, (event.target as HTMLInputElement).checked),
    });
    const count = counts ? source.count(counts, entry.key) : entry.reports;
    const label = h(
      'label',
      {},
      box,
      h('span', { class: 'filter-name' }, entry.name),
      h(
        'span',
        { class: 'count', [`data-${field}-count`]: entry.key, 'data-all': entry.reports },
        String(count),
      ),
    );
    const opener = (below === null || children.length > 0) && openButton(entry, top);
    return h('li', { [`data-${field}`]: entry.key }, h('div', { class: 'tree-row' }, label, opener));
  };

  const openButton = (entry: Entry, top: string): HTMLElement => {
    const button = h('button', {
      type: 'button',
      class: 'tree-open',
      'aria-expanded': 'false',
      'aria-label': t('tree.open', { name: entry.name }),
      onclick: () => void open(button, entry.key, top),
    });
    return button;
  };

  const open = async (button: HTMLElement, key: string, top: string): Promise<void> => {
    const row = button.closest('li');
    const before = row?.querySelector(':scope > ul');
    const expanded = button.getAttribute('aria-expanded') === 'true';
    button.setAttribute('aria-expanded', String(!expanded));
    if (before) {
      before.toggleAttribute('hidden', expanded);
      return;
    }
    const entries = await source.below(top).catch(() => []);
    if (row?.querySelector(':scope > ul')) return;
    const children = entries.filter(({ parent }) => parent === key);
    const none = h('li', { class: 'note' }, t('tree.none'));
    row?.append(h('ul', {}, children.length > 0 ? children.map((child) => item(child, top, entries)) : none));
    refresh();
  };

  /** What has no hits comes last. */
  const orderOf = (list: HTMLElement) => {
    const items = [...list.querySelectorAll<HTMLElement>(`:scope > [data-${field}]`)];
    for (const [index, one] of items.entries()) one.dataset['place'] ??= String(index);
    const countOf = (one: HTMLElement) => Number(one.querySelector('.count')?.textContent ?? 0);
    zerosLast(items, countOf, (one) => Number(one.dataset['place']));
  };

  const refresh = () => {
    for (const box of tree.querySelectorAll<HTMLInputElement>(`input[name="${field}"]`)) {
      box.checked = chosen.includes(box.value);
    }
    for (const span of tree.querySelectorAll<HTMLElement>(`[data-${field}-count]`)) {
      const key = span.getAttribute(`data-${field}-count`) ?? '';
      span.textContent = counts ? String(source.count(counts, key)) : (span.dataset['all'] ?? '');
    }
    for (const list of [tree, ...tree.querySelectorAll('ul')]) orderOf(list);
  };

  /** Opens the way down to a chosen value, so that it can be seen and unchosen. */
  const reveal = async (key: string): Promise<void> => {
    const [top = ''] = source.above(key);
    for (const step of source.above(key)) {
      const button = tree.querySelector<HTMLElement>(
        `[data-${field}="${CSS.escape(step)}"] > .tree-row > .tree-open`,
      );
      if (button?.getAttribute('aria-expanded') === 'false') await open(button, step, top);
    }
  };

  tree.append(...source.tops.map((entry) => item(entry, entry.key, null)));
  return {
    element: tree,
    update: async (keys, newCounts) => {
      chosen = keys;
      counts = newCounts;
      for (const key of keys) await reveal(key);
      refresh();
    },
  };
}

/**
 * Filter by region as a tree. Provinces come with the index; what lies below one is loaded when it is opened.
 * The numbers follow the query.
 */
import { liesIn } from '../../lib/search/filters.ts';
import type { RegionEntry, SearchIndex } from '../../lib/search/index-reader.ts';
import { h } from './dom.ts';

export interface RegionFilter {
  readonly element: HTMLElement;
  /** Shows which regions are chosen and how many hits lie in each. */
  update(chosen: readonly string[], counts: ReadonlyMap<string, number> | null): Promise<void>;
}

type Entry = Pick<RegionEntry, 'key' | 'name' | 'reports'>;

/** @param changed called with all chosen keys when the reader changes one */
export function regionFilter(index: SearchIndex, changed: (keys: readonly string[]) => void): RegionFilter {
  const tree = h('ul', { class: 'region-tree' });
  let chosen: readonly string[] = [];
  let counts: ReadonlyMap<string, number> | null = null;

  const total = ({ key, reports }: Entry): number => {
    if (!counts) return reports;
    return [...counts].reduce((sum, [own, count]) => (liesIn(own, key) ? sum + count : sum), 0);
  };

  const toggle = (key: string, on: boolean) => {
    chosen = on ? [...chosen, key] : chosen.filter((own) => own !== key);
    changed(chosen);
  };

  const item = (entry: Entry, below: readonly RegionEntry[] | null): HTMLElement => {
    const children = below?.filter(({ parent }) => parent === entry.key) ?? [];
    const box = h('input', {
      type: 'checkbox',
      name: 'region',
      value: entry.key,
      onchange: (event) => toggle(entry.key, (event.target as HTMLInputElement).checked),
    });
    const label = h(
      'label',
      {},
      box,
      h('span', { class: 'filter-name' }, entry.name),
      h(
        'span',
        { class: 'count', 'data-region-count': entry.key, 'data-all': entry.reports },
        String(total(entry)),
      ),
    );
    const opener = (below === null || children.length > 0) && openButton(entry, below);
    return h('li', { 'data-region': entry.key }, h('div', { class: 'region-row' }, label, opener));
  };

  const openButton = (entry: Entry, below: readonly RegionEntry[] | null): HTMLElement => {
    const button = h('button', {
      type: 'button',
      class: 'region-open',
      'aria-expanded': 'false',
      'aria-label': `展开${entry.name}`,
      onclick: () => void open(button, entry, below),
    });
    return button;
  };

  const open = async (
    button: HTMLElement,
    entry: Entry,
    below: readonly RegionEntry[] | null,
  ): Promise<void> => {
    const row = button.closest('li');
    const before = row?.querySelector(':scope > ul');
    const expanded = button.getAttribute('aria-expanded') === 'true';
    button.setAttribute('aria-expanded', String(!expanded));
    if (before) {
      before.toggleAttribute('hidden', expanded);
      return;
    }
    const entries = below ?? (await index.regions(entry.key.slice(0, 2)).catch(() => []));
    const children = entries.filter(({ parent }) => parent === entry.key);
    const none = h('li', { class: 'note' }, '没有更细的地区');
    row?.append(h('ul', {}, children.length > 0 ? children.map((child) => item(child, entries)) : none));
    refresh();
  };

  const refresh = () => {
    for (const box of tree.querySelectorAll<HTMLInputElement>('input[name="region"]')) {
      box.checked = chosen.includes(box.value);
    }
    for (const span of tree.querySelectorAll<HTMLElement>('[data-region-count]')) {
      const key = span.dataset['regionCount'] ?? '';
      span.textContent = String(counts ? total({ key, name: '', reports: 0 }) : (span.dataset['all'] ?? ''));
    }
  };

  /** Opens the way down to a chosen region, so that it can be seen and unchosen. */
  const reveal = async (key: string): Promise<void> => {
    const steps = [`${key.slice(0, 2)}0000`, `${key.slice(0, 4)}00`, key.slice(0, 6)];
    for (const step of steps) {
      if (step === key) return;
      const button = tree.querySelector<HTMLElement>(`[data-region="${step}"] > .region-row > .region-open`);
      if (button?.getAttribute('aria-expanded') !== 'false') continue;
      button.click();
      await index.regions(key.slice(0, 2)).catch(() => []);
      await Promise.resolve();
    }
  };

  tree.append(...index.manifest.provinces.map((entry) => item(entry, null)));
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

/** A list through which the arrow keys lead: one tab stop, the chosen item is the focused one (ARIA listbox). */
import { h } from '../search/dom.ts';

export interface Roving {
  readonly element: HTMLElement;
  /** Chooses an item without an event of the person's. */
  choose(index: number, focus: boolean): void;
  readonly index: () => number;
}

export interface RovingOptions {
  readonly label: string;
  readonly items: readonly HTMLElement[];
  readonly onChoose?: (index: number) => void;
  readonly class?: string;
}

const steps: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowDown: (index, last) => Math.min(index + 1, last),
  ArrowUp: (index) => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

/** @param items become options of the list */
export function roving({ label, items, onChoose, class: name }: RovingOptions): Roving {
  const element = h('div', { role: 'listbox', 'aria-label': label, class: `roving ${name ?? ''}` }, items);
  let chosen = 0;
  const choose = (index: number, focus: boolean): void => {
    chosen = index;
    for (const [i, item] of items.entries()) {
      item.tabIndex = i === index ? 0 : -1;
      item.setAttribute('aria-selected', String(i === index));
    }
    if (focus) items[index]?.focus();
  };
  for (const [i, item] of items.entries()) {
    item.setAttribute('role', 'option');
    item.addEventListener('focus', () => {
      if (chosen !== i) choose(i, false);
      onChoose?.(i);
    });
  }
  element.addEventListener('keydown', (event) => {
    const step = steps[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    choose(step(chosen, items.length - 1), true);
  });
  choose(0, false);
  return { element, choose, index: () => chosen };
}

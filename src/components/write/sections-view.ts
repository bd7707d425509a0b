/** What the own government and others wrote in a section, whole paragraphs side by side. */
import type { WriteEntry } from '../../lib/site/write/types.ts';
import { h } from '../search/dom.ts';
import { t } from '../texts.ts';

/** Reports shown at first, and with each press for more. */
const step = 8;

export interface Addresses {
  report(id: string, anchor: string): string;
  compare(one: string, other: string): string;
}

const nameOf = ({ path, year }: WriteEntry): string =>
  (path.at(-1) ?? '') + t('mark.comma') + t('common.year-of', { year });

function entryView(entry: WriteEntry, own: WriteEntry | null, to: Addresses): HTMLElement {
  const [first] = entry.blocks;
  const links = [
    h('a', { href: to.report(entry.id, first?.anchor ?? '') }, t('common.see-text')),
    own !== null &&
      own.id !== entry.id &&
      h('a', { href: to.compare(own.id, entry.id) }, t('common.compare')),
  ];
  return h(
    'article',
    { class: 'write-entry' },
    h('h4', {}, entry.path.slice(0, -1).join(''), h('b', {}, nameOf(entry))),
    entry.blocks.flatMap(({ heading, paragraphs }) => [
      h('h5', {}, heading),
      ...paragraphs.map((text) => h('p', {}, text)),
    ]),
    h('p', { class: 'write-links' }, links),
  );
}

/** The own government's, newest of the years first shown. */
export function ownView(own: WriteEntry | null, to: Addresses): HTMLElement {
  return own ? entryView(own, null, to) : h('p', {}, t('write.none'));
}

export function othersView(
  others: readonly WriteEntry[],
  own: WriteEntry | null,
  to: Addresses,
): HTMLElement {
  if (others.length === 0) return h('p', {}, t('write.no-others'));
  const root = h('div', {});
  const list = h('div', { class: 'write-list' });
  const count = h('p', { class: 'note' });
  const more = h('button', { type: 'button' }, t('write.more'));
  const show = (): void => {
    const shown = list.childElementCount;
    list.append(...others.slice(shown, shown + step).map((entry) => entryView(entry, own, to)));
    const of = { count: others.length, shown: list.childElementCount };
    count.textContent = of.shown < of.count ? t('write.others-first', of) : t('write.others', of);
    more.hidden = list.childElementCount >= others.length;
  };
  more.addEventListener('click', show);
  show();
  root.append(count, list, more);
  return root;
}

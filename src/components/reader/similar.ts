/** Shades the passages that stand in other reports, when the reader asks for it, with links to them beneath. */

import { t } from '../texts.ts';
import { button, element } from './dom.ts';
import { highlight, rangeOf } from './ranges.ts';

interface Place {
  readonly block: HTMLElement;
  readonly ranges: readonly Range[];
  readonly links: readonly Node[];
}

function placesOf(list: HTMLElement): Place[] {
  return [...list.children].flatMap((item) => {
    const { anchor = '', places = '' } = (item as HTMLElement).dataset;
    const block = document.getElementById(anchor);
    if (!block) return [];
    const ranges = places.split(' ').map((place) => {
      const [from = 0, to = 0] = place.split('-').map(Number);
      return rangeOf(block, from, to);
    });
    const links = [...item.querySelectorAll('ul a')].map((link) => link.cloneNode(true));
    return [{ block, ranges, links }];
  });
}

function offerShading(list: HTMLElement, near: Element): void {
  const notes: HTMLElement[] = [];
  const shade = button(t('similar.shade'), () => {
    const on = notes.length === 0;
    const places = on ? placesOf(list) : [];
    for (const note of notes.splice(0)) note.remove();
    for (const { block, links } of places) {
      const note = element('p', { class: 'similar-note' }, t('similar.bar'), ...links);
      block.after(note);
      notes.push(note);
    }
    highlight(
      'similar',
      places.flatMap(({ ranges }) => ranges),
    );
    shade.setAttribute('aria-pressed', String(on));
    if (on) places[0]?.block.scrollIntoView({ block: 'center' });
  });
  shade.setAttribute('aria-pressed', 'false');
  near.before(shade);
}

const list = document.querySelector<HTMLElement>('[data-similar-passages]');
const details = list?.closest('details');
if (list && details) offerShading(list, details);

/** What the rules found in a draft, as elements. */
import { formatDate } from '../../lib/core/display-dates.ts';
import type { DraftCheck, DraftFigure, DraftPart } from '../../lib/site/write/check-draft.ts';
import { h } from '../search/dom.ts';
import { words } from './words.ts';

function partView({ name, required, found, places }: DraftPart): HTMLElement {
  const state = found ? words.partFound : words.partMissing;
  return h(
    'li',
    { 'data-found': String(found) },
    h('b', {}, `${name}：${state}`),
    !required && h('span', { class: 'note' }, words.partOptional),
    places.map(({ text, how }) => h('p', { class: 'note' }, `${words.partHow[how]}${text}`)),
  );
}

const figureList = (figures: readonly DraftFigure[]): HTMLElement =>
  h(
    'ul',
    {},
    figures.map(({ name, shown, sentence }) =>
      h('li', {}, `${name} ${shown}`, h('p', { class: 'note' }, sentence)),
    ),
  );

function figuresView({ figures, withoutScope, withoutPeriod }: DraftCheck): (HTMLElement | string)[] {
  const fine = figures > 0 && withoutScope.length + withoutPeriod.length === 0;
  return [
    h('p', {}, `${words.figures(figures)}${fine ? words.figuresFine : ''}`),
    ...(withoutScope.length > 0
      ? [h('p', {}, words.withoutScope(withoutScope.length)), figureList(withoutScope)]
      : []),
    ...(withoutPeriod.length > 0
      ? [h('p', {}, words.withoutPeriod(withoutPeriod.length)), figureList(withoutPeriod)]
      : []),
  ];
}

function deadlineWords({ deadline }: DraftCheck): string {
  if (!deadline) return words.noDeadline;
  return (
    words.deadline(deadline.year, deadline.rule, formatDate(deadline.lastDay)) +
    words.daysLeft(deadline.daysLeft)
  );
}

const section = (name: string, ...children: (HTMLElement | string)[]): HTMLElement =>
  h('section', {}, h('h3', {}, name), children);

export function checkView(check: DraftCheck): HTMLElement[] {
  const { parts, headings } = check;
  return [
    section(
      words.partsHead,
      h('ul', { class: 'write-parts' }, parts.map(partView)),
      h('p', { class: 'note' }, words.partNote),
    ),
    section(words.deadlineHead, h('p', {}, deadlineWords(check))),
    section(words.figuresHead, ...figuresView(check)),
    section(
      words.structureHead,
      headings.length === 0
        ? h('p', {}, words.noHeadings)
        : h(
            'details',
            {},
            h('summary', {}, words.headings(headings.length)),
            h(
              'ul',
              {},
              headings.map((heading) => h('li', {}, heading)),
            ),
          ),
    ),
  ];
}

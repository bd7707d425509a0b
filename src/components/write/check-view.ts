/** What the rules found in a draft, as elements. */
import { formatDate } from '../../lib/core/display-dates.ts';
import type { DraftCheck, DraftFigure, DraftPart } from '../../lib/site/write/check-draft.ts';
import { h } from '../search/dom.ts';
import { t } from '../texts.ts';

function partView({ name, required, found, places }: DraftPart): HTMLElement {
  const state = found ? t('write.part-found') : t('write.part-missing');
  return h(
    'li',
    { 'data-found': String(found) },
    h('b', {}, t('write.part-state', { name, state })),
    !required && h('span', { class: 'note' }, t('write.part-optional')),
    places.map(({ text, how }) =>
      h(
        'p',
        { class: 'note' },
        how === 'heading' ? t('write.part-heading', { text }) : t('write.part-text', { text }),
      ),
    ),
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
    h('p', {}, `${t('write.figures', { count: figures })}${fine ? t('write.figures-fine') : ''}`),
    ...(withoutScope.length > 0
      ? [h('p', {}, t('write.without-scope', { count: withoutScope.length })), figureList(withoutScope)]
      : []),
    ...(withoutPeriod.length > 0
      ? [h('p', {}, t('write.without-period', { count: withoutPeriod.length })), figureList(withoutPeriod)]
      : []),
  ];
}

function deadlineWords({ deadline }: DraftCheck): string {
  if (!deadline) return t('write.no-deadline');
  const { year, rule, lastDay, daysLeft } = deadline;
  const when = t('write.deadline', { rule, year, day: formatDate(lastDay, t.locale) });
  if (daysLeft === 0) return when + t('write.days-today');
  return (
    when +
    (daysLeft > 0 ? t('write.days-left', { days: daysLeft }) : t('write.days-over', { days: -daysLeft }))
  );
}

const section = (name: string, ...children: (HTMLElement | string)[]): HTMLElement =>
  h('section', {}, h('h3', {}, name), children);

export function checkView(check: DraftCheck): HTMLElement[] {
  const { parts, headings } = check;
  return [
    section(
      t('common.parts'),
      h('ul', { class: 'write-parts' }, parts.map(partView)),
      h('p', { class: 'note' }, t('write.part-note')),
    ),
    section(t('write.deadline-head'), h('p', {}, deadlineWords(check))),
    section(t('write.figures-head'), ...figuresView(check)),
    section(
      t('write.structure-head'),
      headings.length === 0
        ? h('p', {}, t('write.no-headings'))
        : h(
            'details',
            {},
            h('summary', {}, t('write.headings', { count: headings.length })),
            h(
              'ul',
              {},
              headings.map((heading) => h('li', {}, heading)),
            ),
          ),
    ),
  ];
}

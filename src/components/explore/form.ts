/** The form of the explore page: the state goes in, what the reader chose comes out. */
import { scopeName } from '../../lib/site/explore/charts.ts';
import { scopesOf } from '../../lib/site/explore/select.ts';
import {
  type ExploreState,
  type Measure,
  maxParts,
  measures,
  noScope,
} from '../../lib/site/explore/state.ts';
import type { ExploreIndex, ExploreRow } from '../../lib/site/explore/types.ts';
import { h, part } from '../search/dom.ts';
import { t } from '../texts.ts';

const boxes = (form: HTMLFormElement): HTMLInputElement[] => [
  ...form.querySelectorAll<HTMLInputElement>('input[name="p"]'),
];
const input = (form: HTMLFormElement, name: string): HTMLInputElement =>
  part<HTMLInputElement>(form, `input[name="${name}"]`);
const choice = (form: HTMLFormElement, name: string): HTMLSelectElement =>
  part<HTMLSelectElement>(form, `select[name="${name}"]`);

function yearIn(form: HTMLFormElement, name: string): number | null {
  const { value } = input(form, name);
  return /^\d{4}$/.test(value) ? Number(value) : null;
}

/** A ratio needs a second indicator. */
const measureOf = (value: string, other: string): Measure => {
  const measure = measures.find((one) => one === value) ?? 'value';
  return measure === 'ratio' && other === '' ? 'value' : measure;
};

/** True where a ratio is wanted and nothing is chosen that it would be the ratio to. */
export const needsOther = (form: HTMLFormElement): boolean =>
  choice(form, 'm').value === 'ratio' && choice(form, 'j').value === '';

/** @param state what the form does not hold: single regions, the order of the table */
export function readForm(form: HTMLFormElement, state: ExploreState): ExploreState {
  const [from, to] = [yearIn(form, 'from'), yearIn(form, 'to')];
  const reversed = from !== null && to !== null && from > to;
  return {
    ...state,
    indicator: choice(form, 'i').value,
    other: choice(form, 'j').value,
    measure: measureOf(choice(form, 'm').value, choice(form, 'j').value),
    parts: boxes(form)
      .filter(({ checked }) => checked)
      .map(({ value }) => value)
      .slice(0, maxParts),
    from: reversed ? to : from,
    to: reversed ? from : to,
    scope: choice(form, 'scope').value,
    page: 1,
  };
}

/** No more parts can be chosen than are loaded. */
export function limitParts(form: HTMLFormElement): void {
  const full = boxes(form).filter(({ checked }) => checked).length >= maxParts;
  for (const box of boxes(form)) box.disabled = full && !box.checked;
}

export function showState(form: HTMLFormElement, state: ExploreState): void {
  choice(form, 'i').value = state.indicator;
  for (const box of boxes(form)) box.checked = state.parts.includes(box.value);
  limitParts(form);
  choice(form, 'j').value = state.other;
  choice(form, 'm').value = state.measure;
  input(form, 'from').value = String(state.from ?? '');
  input(form, 'to').value = String(state.to ?? '');
  showScopes(form, state, []);
}

/** Beside each part of the country: how many reports give a value. */
export function showCounts(form: HTMLFormElement, index: ExploreIndex | null): void {
  for (const box of boxes(form)) {
    const count = (index?.parts[box.value] ?? []).reduce((sum, { reports }) => sum + reports, 0);
    const mark = part(box.closest('li') ?? form, '.count');
    mark.textContent =
      index === null ? '' : count > 0 ? t('explore.part-count', { count }) : t('explore.no-reports');
  }
}

/** The scopes that the loaded values have; the chosen one stays even where no value has it. */
export function showScopes(form: HTMLFormElement, state: ExploreState, rows: readonly ExploreRow[]): void {
  const select = choice(form, 'scope');
  const found = scopesOf(rows).map(([scope, count]) => [scope ?? noScope, count] as const);
  const all =
    found.some(([scope]) => scope === state.scope) || state.scope === ''
      ? found
      : [...found, [state.scope, 0] as const];
  select.replaceChildren(
    h('option', { value: '' }, t('common.all')),
    ...all.map(([scope, count]) =>
      h(
        'option',
        { value: scope },
        `${scopeName(scope === noScope ? null : scope, t)}${t('mark.open')}${count}${t('mark.close')}`,
      ),
    ),
  );
  select.value = state.scope;
}

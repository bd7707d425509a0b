/** The form of the search page: reads it into a state and shows a state in it. */
import type { SearchState } from '../../lib/search/query/state.ts';
import { zerosLast } from './dom.ts';

const textFields = ['title', 'issuer', 'number'] as const;

type Control = HTMLInputElement | HTMLSelectElement;

const control = (form: HTMLFormElement, name: string): Control => {
  const found = form.elements.namedItem(name);
  if (found instanceof HTMLInputElement || found instanceof HTMLSelectElement) return found;
  throw new Error(`search page: the form has no ${name}`);
};

const boxes = (form: HTMLFormElement, name: string): HTMLInputElement[] => [
  ...form.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`),
];

const checked = (form: HTMLFormElement, name: string): string[] =>
  boxes(form, name)
    .filter((box) => box.checked)
    .map(({ value }) => value);

function year(form: HTMLFormElement, name: string): number | null {
  const { value } = control(form, name);
  return /^\d{4}$/.test(value) ? Number(value) : null;
}

/** @param before keeps what the form does not hold: regions, figures and the view */
export function readForm(form: HTMLFormElement, before: SearchState): SearchState {
  const [review] = checked(form, 'review');
  return {
    ...before,
    text: control(form, 'q').value,
    fields: {
      title: control(form, 'title').value,
      issuer: control(form, 'issuer').value,
      number: control(form, 'number').value,
    },
    filters: {
      regions: before.filters.regions,
      from: year(form, 'from'),
      to: year(form, 'to'),
      kinds: checked(form, 'kind'),
      levels: checked(form, 'level'),
      review: review === 'open' || review === 'done' ? review : null,
      figures: before.filters.figures,
    },
    sort: control(form, 'sort').value as SearchState['sort'],
    page: 1,
  };
}

export function showState(form: HTMLFormElement, state: SearchState): void {
  const set = (name: string, value: string) => {
    const own = control(form, name);
    // Setting the same value again would move the caret.
    if (own.value !== value) own.value = value;
  };
  set('q', state.text);
  for (const name of textFields) set(name, state.fields[name]);
  set('from', state.filters.from === null ? '' : String(state.filters.from));
  set('to', state.filters.to === null ? '' : String(state.filters.to));
  set('sort', state.sort);
  const { kinds, levels, review } = state.filters;
  for (const box of boxes(form, 'kind')) box.checked = kinds.includes(box.value);
  for (const box of boxes(form, 'level')) box.checked = levels.includes(box.value);
  for (const box of boxes(form, 'review')) box.checked = box.value === (review ?? '');
}

/** Writes the numbers beside the values of kind, level and review state. */
export function showCounts(
  form: HTMLFormElement,
  name: 'kind' | 'level' | 'review',
  counts: ReadonlyMap<string, number>,
): void {
  for (const box of boxes(form, name)) {
    const place = box.closest('label')?.querySelector('.count');
    if (place && box.value !== '') place.textContent = String(counts.get(box.value) ?? 0);
  }
  const labels = boxes(form, name).flatMap((box) => box.closest('label') ?? []);
  for (const [index, label] of labels.entries()) label.dataset['place'] ??= String(index);
  const fieldValue = (label: HTMLElement) => label.querySelector('input')?.value ?? '';
  zerosLast(
    labels,
    (label) => (fieldValue(label) === '' ? 1 : (counts.get(fieldValue(label)) ?? 0)),
    (label) => Number(label.dataset['place']),
  );
}

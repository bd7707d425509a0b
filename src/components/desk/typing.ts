/** A field in which a person types a name, its pinyin or its initials, and takes one of what fits with Enter. */
import { h } from '../search/dom.ts';
import { openDialog, reasonField } from './dialog.ts';

export interface Suggestion<T> {
  readonly text: string;
  readonly value: T;
}

/** What the words may mean, best first, or what is wrong with them. */
export type Suggested<T> = readonly Suggestion<T>[] | string;

export interface TypingOptions<T> {
  readonly title: string;
  readonly label: string;
  readonly hint: string;
  readonly value?: string;
  /** Pinyin may be typed; a digit behind it then chooses, as in the input methods that people know. */
  readonly takesPinyin?: boolean;
  /** Null when no reason is asked for. */
  readonly reason: string | null;
  readonly suggest: (typed: string) => Promise<Suggested<T>> | Suggested<T>;
  /** What stands to choose besides, with a button each. */
  readonly always?: readonly Suggestion<T>[];
}

export interface Typed<T> {
  readonly value: T;
  readonly reason: string;
}

/** @returns null when the person left it */
export function openTyping<T>(options: TypingOptions<T>): Promise<Typed<T> | null> {
  const { title, label, hint, value = '', suggest, always = [] } = options;
  return openDialog<Typed<T>>(title, ({ answer }) => {
    const { row, input: reason } = reasonField(options.reason ?? '');
    const list = h('ul', {
      role: 'listbox',
      id: 'suggestions',
      'aria-label': '可选的值',
      class: 'suggestions',
    });
    const input = h('input', {
      id: 'typed',
      role: 'combobox',
      'aria-expanded': 'false',
      'aria-controls': 'suggestions',
      'aria-autocomplete': 'list',
      'aria-describedby': 'typed-hint',
      autocomplete: 'off',
      spellcheck: 'false',
      autofocus: true,
      value,
    });
    const problem = h('p', { role: 'status', class: 'problem' });
    let found: readonly Suggestion<T>[] = [];
    let chosen = 0;
    let asked = 0;
    /** The answer to the latest text; Enter waits for it. */
    let latest: Promise<void> = Promise.resolve();
    const isPinyin = (): boolean => options.takesPinyin === true && /^[a-z'\s]+$/i.test(input.value);
    const take = (one: Suggestion<T>): void => {
      if (options.reason !== null && reason.value.trim().length < 4) reason.reportValidity();
      else answer({ value: one.value, reason: reason.value.trim() });
    };
    const mark = (): void => {
      for (const [i, item] of [...list.children].entries())
        item.setAttribute('aria-selected', String(i === chosen));
      input.setAttribute('aria-activedescendant', found.length > 0 ? `suggestion-${chosen}` : '');
      list.children[chosen]?.scrollIntoView({ block: 'nearest' });
    };
    const show = (): void => {
      const numbers = isPinyin();
      list.replaceChildren(
        ...found.map((one, i) =>
          h(
            'li',
            { role: 'option', id: `suggestion-${i}`, onclick: () => take(one) },
            numbers && h('kbd', {}, String(i + 1)),
            numbers && ' ',
            one.text,
          ),
        ),
      );
      list.hidden = found.length === 0;
      input.setAttribute('aria-expanded', String(found.length > 0));
      chosen = 0;
      mark();
    };
    const look = async (): Promise<void> => {
      const mine = ++asked;
      const answers = await suggest(input.value.trim());
      // An answer to a text that was typed on since then is of no use.
      if (mine !== asked) return;
      const isWrong = typeof answers === 'string';
      problem.textContent = isWrong ? `${answers}。` : '';
      found = isWrong ? [] : answers;
      show();
    };
    input.addEventListener('input', () => {
      latest = look();
    });
    const takeChosen = async (index: () => number): Promise<void> => {
      await latest;
      const one = found[index()];
      if (one) take(one);
    };
    const submit = (event: Event): void => {
      event.preventDefault();
      void takeChosen(() => chosen);
    };
    input.addEventListener('keydown', (event) => {
      if (/^[1-9]$/.test(event.key) && isPinyin()) {
        event.preventDefault();
        void takeChosen(() => Number(event.key) - 1);
      }
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : found.length - 1;
      chosen = found.length === 0 ? 0 : (chosen + step) % found.length;
      mark();
    });
    latest = look();
    const others = always.map((one) => h('button', { type: 'button', onclick: () => take(one) }, one.text));
    return [
      h(
        'form',
        { onsubmit: submit },
        h('p', { class: 'field-row' }, h('label', { for: 'typed' }, label), input),
        h('p', { id: 'typed-hint', class: 'note' }, hint),
        problem,
        list,
        options.reason === null ? null : row,
        h('p', { class: 'buttons' }, h('button', { type: 'submit' }, '确定'), others),
      ),
    ];
  });
}

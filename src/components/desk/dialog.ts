/** Dialogs of the desk: modal, closed by Escape, removed when closed; the focus goes back to where it was. */
import { h } from '../search/dom.ts';

export interface Dialog<T> {
  readonly element: HTMLDialogElement;
  /** Ends the dialog with an answer. */
  answer(value: T): void;
}

/**
 * @param fill makes the contents; what it answers is what the dialog gives
 * @returns null when the person left it
 */
export function openDialog<T>(
  title: string,
  fill: (dialog: Dialog<T>) => readonly Node[],
): Promise<T | null> {
  return new Promise((resolve) => {
    let result: T | null = null;
    const element = h('dialog', { class: 'desk-dialog', 'aria-labelledby': 'dialog-title' });
    const answer = (value: T): void => {
      result = value;
      element.close();
    };
    const close = h('button', { type: 'button', class: 'quiet', onclick: () => element.close() }, '关闭');
    element.append(
      h('div', { class: 'dialog-head' }, h('h2', { id: 'dialog-title' }, title), close),
      ...fill({ element, answer }),
    );
    // A key that closes the dialog must not mean something to the page as well.
    element.addEventListener('keydown', (event) => event.stopPropagation());
    element.addEventListener('close', () => {
      element.remove();
      resolve(result);
    });
    document.body.append(element);
    element.showModal();
    element.querySelector<HTMLElement>('[autofocus], input')?.focus();
  });
}

/** A reason that each record must give; the person may write a better one. */
export function reasonField(value: string): { readonly row: HTMLElement; readonly input: HTMLInputElement } {
  const input = h('input', { id: 'reason', value, minlength: 4, required: true, autocomplete: 'off' });
  return { row: h('p', { class: 'field-row' }, h('label', { for: 'reason' }, '理由'), input), input };
}

/** Asks for a reason before something is done. @returns the reason, null when the person left */
export function askReason(title: string, sentence: string, value: string): Promise<string | null> {
  return openDialog<string>(title, ({ answer }) => {
    const { row, input } = reasonField(value);
    const submit = (event: Event): void => {
      event.preventDefault();
      answer(input.value.trim());
    };
    const form = h(
      'form',
      { onsubmit: submit },
      h('p', {}, sentence),
      row,
      h('button', { type: 'submit' }, '确定'),
    );
    return [form];
  });
}

export interface Option<T> {
  readonly text: string;
  readonly value: T;
  readonly note?: string;
}

/** A list with a key for each entry. @returns null when the person left */
export function chooseOne<T>(title: string, options: readonly Option<T>[]): Promise<T | null> {
  return openDialog<T>(title, ({ element, answer }) => {
    element.addEventListener('keydown', (event) => {
      const option = options[Number(event.key) - 1];
      if (option === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      answer(option.value);
    });
    const buttons = options.map(({ text, value, note }, i) =>
      h(
        'li',
        {},
        h(
          'button',
          { type: 'button', class: 'choice', autofocus: i === 0, onclick: () => answer(value) },
          h('kbd', {}, String(i + 1)),
          h('span', {}, text),
          note && h('span', { class: 'note' }, note),
        ),
      ),
    );
    return [h('ol', { class: 'choices' }, buttons)];
  });
}

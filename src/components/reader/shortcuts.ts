/** `/` and Ctrl-K open the search from anywhere; Escape leads back to where the reader was. */

import { t } from '../texts.ts';
import { button, element } from './dom.ts';

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

function searchDialog(address: string): HTMLDialogElement {
  const label = element('label', { for: 'dialog-q' }, t('common.search-all'));
  // A field of type `search` would take the first Escape for itself.
  const field = element('input', {
    id: 'dialog-q',
    name: 'q',
    type: 'text',
    autocomplete: 'off',
    required: '',
  });
  const row = element(
    'div',
    { class: 'search-row' },
    field,
    element('button', { type: 'submit' }, t('common.search')),
  );
  const form = element('form', { class: 'search-form', action: address, role: 'search' }, label, row);
  const close = button(t('common.close'), () => dialog.close());
  const dialog = element('dialog', { class: 'search-dialog', 'aria-label': t('common.search') }, form, close);
  document.body.append(dialog);
  return dialog;
}

let dialog: HTMLDialogElement | undefined;

function openSearch(): void {
  const field = document.querySelector<HTMLInputElement>('main input[type="search"]');
  const link = document.querySelector<HTMLAnchorElement>('a[data-search]');
  if (field) field.focus();
  else if (link) {
    dialog ??= searchDialog(link.href);
    if (!dialog.open) dialog.showModal();
  }
}

document.addEventListener('keydown', (event) => {
  const slash =
    event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
  const controlK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
  if (!slash && !controlK) return;
  event.preventDefault();
  openSearch();
});

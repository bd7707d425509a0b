/** Makes an element; text children are never read as markup. */
import { t } from '../texts.ts';
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export function button(label: string, onClick: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button' }, label);
  made.addEventListener('click', onClick);
  return made;
}

/**
 * Copies text, for programs that take it with its markup as well; where the browser offers no clipboard (plain http),
 * shows it selected in a field behind `near`.
 * @param html the same with markup
 */
export async function copyText(text: string, near: HTMLElement, html?: string): Promise<boolean> {
  const blob = (type: string, content: string) => new Blob([content], { type });
  try {
    if (html === undefined) await navigator.clipboard.writeText(text);
    else {
      const kinds = { 'text/plain': blob('text/plain', text), 'text/html': blob('text/html', html) };
      await navigator.clipboard.write([new ClipboardItem(kinds)]);
    }
    return true;
  } catch {
    const field = element(
      'textarea',
      { class: 'copy-field', readonly: '', rows: '4', 'aria-label': t('copy.please') },
      text,
    );
    near.after(field);
    field.select();
    return false;
  }
}

/** Completes the citation with the day of access and, where the page does not know its own, the address. */
import { button, copyText, element } from './dom.ts';

const pad = (value: number) => String(value).padStart(2, '0');

function today(): string {
  const now = new Date();
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

/** @param anchor of a paragraph or section, to cite that very place */
export function citation(anchor = ''): string {
  const text = document.querySelector('#cite-gbt')?.textContent ?? document.title;
  const link = pageAddress(anchor);
  return text.includes('http') && anchor === ''
    ? text
    : `${text.replace(/\.?( https?:\S+)?\.$/, '')}. ${link}.`;
}

export function pageAddress(anchor = ''): string {
  return location.origin + location.pathname + (anchor && `#${anchor}`);
}

export function completeCitation(): void {
  const text = document.querySelector<HTMLElement>('#cite-gbt');
  const accessed = text?.querySelector('[data-accessed]');
  if (!text || !accessed) return;
  accessed.textContent = `[${today()}]`;
  const status = element('span', { role: 'status', class: 'note' });
  const copy = button('复制引文', async () => {
    if (await copyText(citation(), status)) status.textContent = '已复制';
  });
  text.after(copy, status);
}

/** Completes the citation with the day of access and lets it be taken along. */

import { t } from '../texts.ts';
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

/** Lets a citation in a format of reference managers be copied and saved. */
function offer(pre: HTMLElement): void {
  const text = `${pre.textContent ?? ''}\n`;
  const status = element('span', { role: 'status', class: 'note' });
  const copy = button(t('common.copy'), async () => {
    if (await copyText(text, status)) status.textContent = t('common.copied');
  });
  const save = button(t('common.save'), () => {
    const href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    element('a', { href, download: pre.dataset['saveAs'] ?? '' }).click();
    // The browser has begun to read it by then.
    setTimeout(() => URL.revokeObjectURL(href), 10_000);
  });
  pre.after(copy, save, status);
}

export function completeCitation(): void {
  for (const pre of document.querySelectorAll<HTMLElement>('.cite pre')) offer(pre);
  const text = document.querySelector<HTMLElement>('#cite-gbt');
  const accessed = text?.querySelector('[data-accessed]');
  if (!text || !accessed) return;
  accessed.textContent = `[${today()}]`;
  const status = element('span', { role: 'status', class: 'note' });
  const copy = button(t('cite.copy'), async () => {
    if (await copyText(citation(), status)) status.textContent = t('common.copied');
  });
  text.after(copy, status);
}

/** Selected words are quoted with their source: by the button beside the text, and wherever they are copied to. */

import { t } from '../texts.ts';
import { copyText } from './dom.ts';
import { type Quotation, quotation, selectedWords } from './quotation.ts';

/** A word or a number that is copied needs no source. */
const longEnough = 20;

/** What is copied from the text carries its source. */
function copyWithSource(body: HTMLElement): void {
  document.addEventListener('copy', (event) => {
    const selected = selectedWords(body);
    if (!selected || selected.words.length <= longEnough || !event.clipboardData) return;
    const { text, html } = quotation(selected.words, selected.anchor);
    event.clipboardData.setData('text/plain', text);
    event.clipboardData.setData('text/html', html);
    event.preventDefault();
  });
}

/** @param tools beside the text, with a button that quotes */
export function quoteSelection(body: HTMLElement, tools: HTMLElement): void {
  copyWithSource(body);
  const quote = tools.querySelector('button');
  const status = tools.querySelector<HTMLElement>('[role=status]');
  if (!quote || !status) return;
  let chosen: Quotation | null = null;
  document.addEventListener('selectionchange', () => {
    const selected = selectedWords(body);
    chosen = selected && quotation(selected.words, selected.anchor);
    quote.disabled = chosen === null;
    tools.toggleAttribute('data-selected', chosen !== null);
    status.textContent = '';
  });
  // The button must not take the selection away before it is pressed.
  tools.addEventListener('pointerdown', (event) => event.preventDefault());
  quote.addEventListener('click', async () => {
    if (chosen && (await copyText(chosen.text, quote, chosen.html))) status.textContent = t('quote.copied');
  });
}

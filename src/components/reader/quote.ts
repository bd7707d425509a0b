/** The mark of a paragraph or section copies it with its source and opens a small bar: again, or the link alone. */

import { t } from '../texts.ts';
import { pageAddress } from './cite.ts';
import { button, copyText, element } from './dom.ts';
import { quotation } from './quotation.ts';
import { errorAddress } from './report-error.ts';

/** Tells of an error in the passage, where there is somebody to tell. */
function errorLink(anchor: string): HTMLElement[] {
  const href = errorAddress(anchor);
  return href === null ? [] : [element('a', { href }, t('report.error'))];
}

/** Leads to the page of the original that the passage stands on. */
function sheetLink(block: HTMLElement): HTMLElement[] {
  const link = block.querySelector<HTMLAnchorElement>('a.sheet-link');
  if (!link) return [];
  const { page = '', place = '' } = link.dataset;
  const attributes = { href: link.href, 'data-page': page, 'data-place': place };
  return [element('a', attributes, t('sheet.of-original', { page }))];
}

function openBar(link: HTMLAnchorElement, block: HTMLElement): HTMLElement {
  const anchor = link.hash.slice(1);
  const status = element('span', { role: 'status' });
  const close = () => {
    bar.remove();
    link.focus();
  };
  const quote = async () => {
    const { text, html } = quotation(block.textContent ?? '', anchor);
    if (await copyText(text, bar, html)) status.textContent = t('quote.copied');
  };
  const share = async () => {
    if (await copyText(pageAddress(anchor), bar)) status.textContent = t('quote.link-copied');
  };
  const bar = element(
    'div',
    { class: 'quote-bar', role: 'group', 'aria-label': t('quote.label') },
    button(t('quote.copy-source'), quote),
    button(t('common.copy-link'), share),
    ...sheetLink(block),
    ...errorLink(anchor),
    button(t('common.close'), close),
    status,
  );
  bar.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });
  block.after(bar);
  void quote();
  return bar;
}

/** The marks are one stop of the Tab key; the arrows lead from one to the next. */
function moveByArrows(body: HTMLElement): void {
  body.addEventListener('keydown', (event) => {
    const from = event.target;
    if (!(from instanceof HTMLAnchorElement && from.matches('.permalink'))) return;
    const links = [...body.querySelectorAll<HTMLAnchorElement>('a.permalink')];
    const at = links.indexOf(from);
    const places: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: links.length - 1,
    };
    const to = links[places[event.key] ?? -1];
    if (!to) return;
    event.preventDefault();
    from.tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
  });
}

export function quoteBars(body: HTMLElement): void {
  moveByArrows(body);
  body.addEventListener('click', (event) => {
    const link =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.permalink') : null;
    const block = link?.parentElement;
    if (!link || !block || event.metaKey || event.ctrlKey || event.shiftKey) return;
    // The address changes as it would without the bar, but the page stays where the reader's eyes are.
    event.preventDefault();
    history.replaceState(null, '', link.hash);
    for (const bar of body.querySelectorAll('.quote-bar, .copy-field')) bar.remove();
    openBar(link, block).querySelector('button')?.focus();
  });
}

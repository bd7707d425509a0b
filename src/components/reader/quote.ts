/** The mark of a paragraph or section opens a small bar: copy the passage with its source, or the link alone. */
import { citation, pageAddress } from './cite.ts';
import { button, copyText, element } from './dom.ts';

function openBar(link: HTMLAnchorElement, block: HTMLElement): HTMLElement {
  const anchor = link.hash.slice(1);
  const status = element('span', { role: 'status' });
  const copy = (make: () => string, done: string) => async () => {
    if (await copyText(make(), bar)) status.textContent = done;
  };
  const close = () => {
    bar.remove();
    link.focus();
  };
  const bar = element(
    'div',
    { class: 'quote-bar', role: 'group', 'aria-label': '引用此处' },
    button(
      '复制原文与出处',
      copy(() => `${block.textContent ?? ''}\n——${citation(anchor)}`, '原文与出处已复制'),
    ),
    button(
      '复制链接',
      copy(() => pageAddress(anchor), '链接已复制'),
    ),
    button('关闭', close),
    status,
  );
  bar.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });
  block.after(bar);
  return bar;
}

export function quoteBars(body: HTMLElement): void {
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

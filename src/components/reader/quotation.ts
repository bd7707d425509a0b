/** Words of a report with their source: as plain text, and with markup for word processors. */
import { citation, pageAddress } from './cite.ts';
import { element } from './dom.ts';

export interface Quotation {
  readonly text: string;
  readonly html: string;
}

/**
 * @param words as the report has them, a paragraph on each line
 * @param anchor of the passage that they begin in
 */
export function quotation(words: string, anchor: string): Quotation {
  const lines = words.split(/\n+/).flatMap((line) => line.trim() || []);
  const source = citation(anchor);
  const address = pageAddress(anchor);
  const [before = '', after = ''] = source.split(address);
  const quote = element('blockquote', { cite: address }, ...lines.map((line) => element('p', {}, line)));
  const reference = element('p', {}, '——', before, element('a', { href: address }, address), after);
  return {
    text: `${lines.join('\n')}\n——${source}`,
    html: quote.outerHTML + reference.outerHTML,
  };
}

/** Of what the reader has selected in the text; null when that is nothing, or reaches beyond it. */
export function selectedWords(body: HTMLElement): { words: string; anchor: string } | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const { commonAncestorContainer, startContainer } = selection.getRangeAt(0);
  const words = selection.toString().trim();
  if (words === '' || !body.contains(commonAncestorContainer)) return null;
  const start = startContainer instanceof Element ? startContainer : startContainer.parentElement;
  return { words, anchor: start?.closest('#text > [id]')?.id ?? '' };
}

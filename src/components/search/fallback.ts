/**
 * When the exact index cannot be read, Pagefind gives a list of the same reports: a second engine with files of its own,
 * loaded only then. In a small archive it has the whole texts and the filters, in a large one the beginnings of passages.
 */
import { IndexError } from '../../lib/search/query/files.ts';
import { typedWords } from '../../lib/search/query/partial.ts';
import type { SearchIndex } from '../../lib/search/query/search-index.ts';
import type { SearchState } from '../../lib/search/query/state.ts';
import { t } from '../texts.ts';
import { h } from './dom.ts';
import { byBeginnings, byWords, hasWholeTexts } from './pagefind.ts';
import { reportAddress } from './result-item.ts';

const most = 10;

/** @returns a list with its warning; null when there is nothing to show or the second engine fails too */
export async function roughList(
  index: SearchIndex,
  { text, filters }: SearchState,
  error: unknown,
): Promise<HTMLElement | null> {
  if (!(error instanceof IndexError) || text.trim() === '') return null;
  const whole = hasWholeTexts();
  try {
    const words = typedWords(text);
    const found = await (whole ? byWords(index, words, filters, most) : byBeginnings(index, words, most));
    if (found.length === 0) return null;
    const items = found.map(({ id, title }) =>
      h('li', { 'data-rough-report': id }, h('a', { href: reportAddress(id, '', text) }, title)),
    );
    return h(
      'div',
      {},
      h('h2', {}, whole ? t('fallback.by-words') : t('fallback.title')),
      h('p', { class: 'note' }, whole ? t('fallback.by-words.note') : t('fallback.note')),
      h('ol', {}, items),
    );
  } catch {
    return null;
  }
}

/** What to tell the reader when the search cannot answer. */

import { IndexError } from '../../lib/search/query/files.ts';
import { t, to } from '../texts.ts';
import { h } from './dom.ts';

const explanations = {
  offline: t('problem.offline'),
  missing: t('problem.missing'),
  damaged: t('problem.damaged'),
  outdated: t('problem.outdated'),
} as const;

/** @param retry asked for by the reader */
export function problemMessage(error: unknown, retry: () => void): HTMLElement {
  const known = error instanceof IndexError;
  const unknown = navigator.onLine ? t('problem.old-browser') : explanations.offline;
  return h(
    'div',
    {},
    h('p', {}, known ? explanations[error.failure] : unknown),
    h(
      'p',
      {},
      h('button', { type: 'button', onclick: retry }, t('problem.again')),
      t('search.also-browse'),
      h('a', { href: to.regions() }, t('common.region')),
      t('mark.and'),
      h('a', { href: to.years() }, t('common.year')),
      t('common.or'),
      h('a', { href: to.issuers() }, t('common.issuer')),
      t('search.noscript.after'),
    ),
    h('p', { class: 'note' }, known ? error.path : String(error)),
  );
}

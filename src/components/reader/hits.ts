/** Highlights the words of a search (`?q=`) in the report and steps from one to the next. */
import { joinSpans, textHits } from '../../lib/search/query/hits.ts';
import { highlightedForms, parseQuery } from '../../lib/search/query/query.ts';
import { t } from '../texts.ts';
import { button, element } from './dom.ts';
import { highlight, rangeOf } from './ranges.ts';

function findHits(body: HTMLElement, query: string): Range[] {
  const forms = highlightedForms(parseQuery(query));
  return [...body.querySelectorAll('h2, h3, h4, h5, h6, p, li, td, th')].flatMap((block) =>
    joinSpans(textHits(block.textContent ?? '', forms)).map(({ from, to }) => rangeOf(block, from, to)),
  );
}

export function showHits(body: HTMLElement, query: string): void {
  const hits = findHits(body, query);
  const status = element('span', { role: 'status' }, t('hits.on-page', { count: hits.length, query }));
  const bar = element('div', { class: 'hit-bar', role: 'group', 'aria-label': t('hits.label') }, status);
  let at = -1;
  const step = (by: number) => () => {
    at = (at + by + hits.length) % hits.length;
    const hit = hits[at];
    if (!hit) return;
    highlight('current-hit', [hit]);
    hit.startContainer.parentElement?.scrollIntoView({ block: 'center' });
    status.textContent = t('hits.at', { at: at + 1, all: hits.length });
  };
  const close = () => {
    highlight('hits', []);
    highlight('current-hit', []);
    history.replaceState(null, '', location.pathname + location.hash);
    bar.remove();
  };
  highlight('hits', hits);
  if (hits.length > 0) {
    // A link to a section begins the walk there; the browser knows which, whatever the fragment is made of.
    const place = document.querySelector(':target');
    at = place ? hits.findIndex((hit) => place.compareDocumentPosition(hit.startContainer) & 4) - 1 : -1;
    at = Math.max(-1, at);
    bar.append(button(t('hits.before'), step(-1)), button(t('hits.next'), step(1)));
  }
  bar.append(button(t('hits.close'), close));
  document.body.append(bar);
}

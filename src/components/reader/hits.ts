/** Highlights the words of a search (`?q=`) in the report and steps from one to the next. */
import { joinSpans, textHits } from '../../lib/search/hits.ts';
import { highlightedForms, parseQuery } from '../../lib/search/query.ts';
import { button, element } from './dom.ts';

/** Range over characters of a block, which may be spread over several text nodes. */
function rangeOf(block: Element, from: number, to: number): Range {
  const range = document.createRange();
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let start = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const end = start + (node.nodeValue?.length ?? 0);
    if (from >= start && from < end) range.setStart(node, from - start);
    if (to > start && to <= end) range.setEnd(node, to - start);
    start = end;
  }
  return range;
}

function findHits(body: HTMLElement, query: string): Range[] {
  const forms = highlightedForms(parseQuery(query));
  return [...body.querySelectorAll('h2, h3, h4, h5, h6, p, li, td, th')].flatMap((block) =>
    joinSpans(textHits(block.textContent ?? '', forms)).map(({ from, to }) => rangeOf(block, from, to)),
  );
}

function highlight(name: string, ranges: readonly Range[]): void {
  if ('highlights' in CSS) CSS.highlights.set(name, new Highlight(...ranges));
}

export function showHits(body: HTMLElement, query: string): void {
  const hits = findHits(body, query);
  const status = element('span', { role: 'status' }, `本页有${hits.length}处“${query}”`);
  const bar = element('div', { class: 'hit-bar', role: 'group', 'aria-label': '检索词在本页的位置' }, status);
  let at = -1;
  const step = (by: number) => () => {
    at = (at + by + hits.length) % hits.length;
    const hit = hits[at];
    if (!hit) return;
    highlight('current-hit', [hit]);
    hit.startContainer.parentElement?.scrollIntoView({ block: 'center' });
    status.textContent = `第${at + 1}处，共${hits.length}处`;
  };
  const close = () => {
    highlight('hits', []);
    highlight('current-hit', []);
    history.replaceState(null, '', location.pathname + location.hash);
    bar.remove();
  };
  highlight('hits', hits);
  if (hits.length > 0) {
    // A link to a section begins the walk there.
    const place =
      location.hash === '' ? null : document.getElementById(decodeURIComponent(location.hash.slice(1)));
    at = place ? hits.findIndex((hit) => place.compareDocumentPosition(hit.startContainer) & 4) - 1 : -1;
    at = Math.max(-1, at);
    bar.append(button('上一处', step(-1)), button('下一处', step(1)));
  }
  bar.append(button('不再标出', close));
  document.body.append(bar);
}

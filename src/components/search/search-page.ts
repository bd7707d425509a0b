/**
 * The search page in the browser: takes what the reader does, asks the search, shows the answer. An answer to
 * an older question is never shown over a newer one.
 */
import { contextLines } from '../../lib/search/context.ts';
import { scriptFor } from '../../lib/search/hits.ts';
import type { SearchIndex } from '../../lib/search/index-reader.ts';
import { hasWords, type LocatedMatch, type SearchResult, search } from '../../lib/search/search.ts';
import { isEmpty, readState, type SearchState, writeState } from '../../lib/search/state.ts';
import { contextTable } from './context-table.ts';
import { h, part } from './dom.ts';
import { type ExportSource, exportContext, exportHits, exportLimit } from './export.ts';
import { readForm, showCounts, showState } from './form.ts';
import { type Labels, readLabels } from './labels.ts';
import { loadIndex } from './load-index.ts';
import { pager } from './pager.ts';
import { partialMatches } from './partial.ts';
import { problemMessage } from './problems.ts';
import { type RegionFilter, regionFilter } from './region-filter.ts';
import { type Hit, type ItemContext, resultItem } from './result-item.ts';
import { yearChart } from './year-chart.ts';

/** Waits until the reader pauses, in milliseconds. */
const pause = 40;
const perPage = 10;
const copiesShown = 5;
/** With so few exact hits partial matches are offered too. */
const few = 3;
const partialShown = 5;

class SearchPage extends HTMLElement {
  #state: SearchState = readState(new URLSearchParams(location.search));
  /** Number of the latest question. */
  #question = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #composing = false;
  /** The reader is typing, and the address before it is in the history already. */
  #typing = false;
  #regions: RegionFilter | undefined;
  #result: { readonly index: SearchIndex; readonly result: SearchResult } | undefined;

  connectedCallback(): void {
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#typing = false;
      this.#change(readForm(this.form, this.#state));
    });
    this.form.addEventListener('compositionstart', () => {
      this.#composing = true;
    });
    this.form.addEventListener('compositionend', (event) => {
      this.#composing = false;
      this.#typed(event);
    });
    this.form.addEventListener('input', (event) => this.#typed(event));
    this.form.addEventListener('change', (event) => {
      this.#typing = false;
      const { name } = event.target as HTMLInputElement;
      if (name !== 'q' && name !== 'region') this.#change(readForm(this.form, this.#state));
    });
    this.form.addEventListener('reset', (event) => {
      event.preventDefault();
      this.#change({ ...readState(new URLSearchParams()), text: this.#state.text });
    });
    window.addEventListener('popstate', () => this.#show(readState(new URLSearchParams(location.search))));
    window.addEventListener('pagehide', () => {
      history.replaceState({ scroll: scrollY }, '');
    });
    part(this, '[data-action="copy"]').addEventListener('click', (event) => this.#copyLink(event));
    part(this, '[data-action="export"]').addEventListener('click', () => this.#export());
    part(this, '[data-action="view"]').addEventListener('click', () => {
      const view = this.#state.view === 'context' ? 'reports' : 'context';
      this.#change({ ...this.#state, view, page: 1 });
    });
    history.scrollRestoration = 'manual';
    const scroll = (history.state as { scroll?: number } | null)?.scroll ?? 0;
    void this.#show(this.#state).then(() => {
      if (scroll > 0) scrollTo(0, scroll);
    });
  }

  get form(): HTMLFormElement {
    return part<HTMLFormElement>(this, 'form');
  }

  get labels(): Labels {
    return readLabels(this.form);
  }

  #typed(event: Event): void {
    const { type } = event.target as HTMLInputElement;
    if (this.#composing || (type !== 'search' && type !== 'text')) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const state = readForm(this.form, this.#state);
      // One entry in the history for one bout of typing.
      this.#change(state, this.#typing ? 'replace' : 'push');
      this.#typing = true;
    }, pause);
  }

  /** Goes to a state and makes it the page's address. */
  #change(state: SearchState, how: 'push' | 'replace' = 'push'): void {
    clearTimeout(this.#timer);
    const query = writeState(state).toString();
    const address = query === '' ? location.pathname : `${location.pathname}?${query}`;
    const same = address === location.pathname + location.search;
    if (!same && how === 'push') history.pushState(null, '', address);
    else if (!same) history.replaceState(null, '', address);
    void this.#show(state);
  }

  async #show(state: SearchState): Promise<void> {
    const question = ++this.#question;
    const isLatest = () => question === this.#question;
    const paged = state.page !== this.#state.page;
    this.#state = state;
    showState(this.form, state);
    this.toggleAttribute('data-busy', !isEmpty(state));
    this.#problem(null);
    try {
      if (isEmpty(state)) this.#showNothing();
      const index = await loadIndex();
      if (!isLatest()) return;
      await this.#showFilters(index);
      if (isEmpty(state)) return;
      part(this, '[role="status"]').textContent = '正在检索…';
      const result = await search(index, state);
      if (!isLatest()) return;
      await this.#showResult(index, result, isLatest);
      if (isLatest() && paged) part<HTMLElement>(this, '.search-results').scrollIntoView({ block: 'start' });
    } catch (error) {
      if (!isLatest()) return;
      part(this, '[role="status"]').textContent = '检索没有完成。';
      this.#clear();
      this.#problem(problemMessage(error, () => void this.#show(this.#state)));
    } finally {
      if (isLatest()) this.removeAttribute('data-busy');
    }
  }

  #problem(message: HTMLElement | null): void {
    part(this, '.search-problem').replaceChildren(...(message ? [message] : []));
  }

  #clear(): void {
    for (const name of [
      '.search-hits',
      '.search-pager',
      '.search-partial',
      '.search-chart',
      '.search-context',
    ]) {
      part(this, name).replaceChildren();
    }
    part(this, '.search-tools').setAttribute('hidden', '');
    this.#result = undefined;
  }

  #showNothing(): void {
    this.#clear();
    part(this, '[role="status"]').textContent = '';
    part(this, '.search-intro').removeAttribute('hidden');
  }

  async #showFilters(index: SearchIndex): Promise<void> {
    if (!this.#regions) {
      this.#regions = regionFilter(index, (regions) => {
        const state = readForm(this.form, this.#state);
        this.#change({ ...state, filters: { ...state.filters, regions } });
      });
      part(this, '.region-place').replaceChildren(this.#regions.element);
      const { kinds, levels, needsReview } = index.manifest.counts;
      showCounts(this.form, 'kind', new Map(Object.entries(kinds)));
      showCounts(this.form, 'level', new Map(Object.entries(levels)));
      const done = index.manifest.reports - needsReview;
      showCounts(
        this.form,
        'review',
        new Map([
          ['open', needsReview],
          ['done', done],
        ]),
      );
    }
    await this.#regions.update(this.#state.filters.regions, this.#result?.result.counts.regions ?? null);
  }

  async #showResult(index: SearchIndex, result: SearchResult, isLatest: () => boolean): Promise<void> {
    const { found, reports, passages, counts } = result;
    const { page, view, text } = this.#state;
    const load = (match: LocatedMatch) => loadHit(index, result, match);
    const shown = found.slice((page - 1) * perPage, page * perPage);
    const hits = await Promise.all(
      shown.map(async ({ match, copies }) => ({
        hit: await load(match),
        copies: await Promise.all(copies.slice(0, copiesShown).map(load)),
      })),
    );
    if (!isLatest()) return;
    this.#result = { index, result };
    const context: ItemContext = { forms: result.forms, text, labels: this.labels };
    const inContext = view === 'context' && result.forms.length > 0;
    const lines = inContext
      ? hits.flatMap(({ hit, copies }) =>
          [hit, ...copies].flatMap(({ fragment, script }) => contextLines(fragment, result.forms, script)),
        )
      : [];
    part(this, '.search-intro').setAttribute('hidden', '');
    part(this, '.search-hits').replaceChildren(
      ...(inContext ? [] : hits.map(({ hit, copies }) => resultItem(hit, copies, context))),
    );
    part(this, '.search-context').replaceChildren(...(inContext ? [contextTable(lines, text)] : []));
    const pages = Math.ceil(found.length / perPage);
    part(this, '.search-pager').replaceChildren(
      ...pager(page, pages, (to) => this.#change({ ...this.#state, page: to })),
    );
    const chart = yearChart(counts.years, (year) =>
      this.#change({ ...this.#state, page: 1, filters: { ...this.#state.filters, from: year, to: year } }),
    );
    part(this, '.search-chart').replaceChildren(...(chart ? [chart] : []));
    part(this, '.search-tools').toggleAttribute('hidden', reports === 0);
    const viewButton = part(this, '[data-action="view"]');
    viewButton.toggleAttribute('hidden', result.forms.length === 0);
    viewButton.textContent = inContext ? '看报告列表' : '看上下文';
    for (const name of ['kind', 'level', 'review'] as const) {
      showCounts(this.form, name, { kind: counts.kinds, level: counts.levels, review: counts.review }[name]);
    }
    await this.#regions?.update(this.#state.filters.regions, counts.regions);
    if (!isLatest()) return;
    const places = passages > 0 ? `，${passages} 处` : '';
    part(this, '[role="status"]').textContent = `${reports} 份报告${places}`;
    void this.#showPartial(
      index,
      result,
      hits.map(({ hit }) => hit.fragment.id),
      isLatest,
    );
  }

  /** A second list, plainly apart from the first. */
  async #showPartial(
    index: SearchIndex,
    { reports }: SearchResult,
    ids: readonly string[],
    isLatest: () => boolean,
  ): Promise<void> {
    const place = part(this, '.search-partial');
    place.replaceChildren();
    const { text } = this.#state;
    if (reports > few || text.trim().length < 2 || !hasWords(this.#state)) return;
    const fragments = await partialMatches(index, text, partialShown, new Set(ids)).catch(() => []);
    if (!isLatest() || fragments.length === 0) return;
    const context: ItemContext = { forms: [], text: '', labels: this.labels };
    const items = fragments.map((fragment) => {
      const item = resultItem({ fragment, count: 0, script: undefined }, [], context);
      item.removeAttribute('data-report');
      item.dataset['partialReport'] = fragment.id;
      return item;
    });
    place.replaceChildren(
      h('h2', {}, '部分相符'),
      h('p', { class: 'note' }, '下面的报告没有您输入的完整字句，只含有其中一些词，不计入上面的份数。'),
      h('ol', { class: 'report-list' }, items),
    );
  }

  async #copyLink(event: Event): Promise<void> {
    const button = event.currentTarget as HTMLButtonElement;
    const before = button.textContent;
    const copied = await navigator.clipboard.writeText(location.href).then(
      () => '已复制',
      () => '浏览器不允许复制，请从地址栏复制',
    );
    button.textContent = copied;
    setTimeout(() => {
      button.textContent = before;
    }, 2_000);
  }

  async #export(): Promise<void> {
    if (!this.#result) return;
    const { index, result } = this.#result;
    const button = part<HTMLButtonElement>(this, '[data-action="export"]');
    const before = button.textContent;
    const source: ExportSource = {
      matches: result.found.flatMap(({ match, copies }) => [match, ...copies]),
      forms: result.forms,
      text: this.#state.text,
      load: (match) => loadHit(index, result, match),
    };
    button.disabled = true;
    const all = Math.min(result.reports, exportLimit);
    const tell = (done: number) => {
      button.textContent = `已取 ${done} / ${all}`;
    };
    try {
      await (this.#state.view === 'context' ? exportContext : exportHits)(source, tell);
    } catch (error) {
      this.#problem(problemMessage(error, () => void this.#export()));
    }
    button.disabled = false;
    button.textContent = before;
  }
}

async function loadHit(index: SearchIndex, result: SearchResult, match: LocatedMatch): Promise<Hit> {
  const fragment = await result.fragment(match);
  return { fragment, count: match.count, script: await scriptFor(fragment, () => index.script()) };
}

customElements.define('archive-search', SearchPage);

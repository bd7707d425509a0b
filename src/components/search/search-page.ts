/**
 * The search page in the browser: takes what the reader does and keeps it in the address. An answer to an older
 * question is never shown over a newer one.
 */

import type { Suggestion } from '../../lib/search/format/suggestion.ts';
import { isLatin } from '../../lib/search/query/english.ts';
import { IndexError } from '../../lib/search/query/files.ts';
import type { Filters } from '../../lib/search/query/filters.ts';
import type { SearchResult } from '../../lib/search/query/search.ts';
import type { SearchIndex } from '../../lib/search/query/search-index.ts';
import { isEmpty, readState, type SearchState, writeState } from '../../lib/search/query/state.ts';
import { t, to } from '../texts.ts';
import { exportAnswer, showAnswer } from './answer.ts';
import { part } from './dom.ts';
import { readForm, showCounts, showState } from './form.ts';
import { loadIndex } from './load-index.ts';
import { problemMessage } from './problems.ts';
import type { Suggestions } from './suggestions.ts';
import { type Tree, type TreeFilter, treeFilter } from './tree-filter.ts';
import { figureTree, regionTree } from './trees.ts';

/** Waits until the reader pauses, in milliseconds. */
const pause = 40;
/** From this width on the filters stand beside the hits. */
const wide = '(min-width: 60rem)';

const fromAddress = (): SearchState => readState(new URLSearchParams(location.search));

class SearchPage extends HTMLElement {
  #state: SearchState = fromAddress();
  /** Number of the latest question. */
  #question = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #composing = false;
  /** The reader is typing, and the address before it is in the history already. */
  #typing = false;
  #regions: TreeFilter | undefined;
  /** Loaded when the reader opens it or a link names an indicator. */
  #figures: Promise<TreeFilter> | undefined;
  /** Loaded when the reader begins to type. */
  #suggestions: Promise<Suggestions> | undefined;
  #index: SearchIndex | undefined;
  #pages: HTMLElement | null = null;
  #answer: { readonly index: SearchIndex; readonly result: SearchResult } | undefined;

  connectedCallback(): void {
    this.#listenToForm();
    window.addEventListener('popstate', () => {
      this.#typing = false;
      void this.#show(fromAddress()).then(restoreScroll);
    });
    window.addEventListener('pagehide', () => {
      history.replaceState({ scroll: scrollY }, '');
    });
    this.#listenToTools();
    history.scrollRestoration = 'manual';
    part<HTMLDetailsElement>(this, '.search-filters').open = matchMedia(wide).matches;
    void this.#show(this.#state).then(restoreScroll);
  }

  get form(): HTMLFormElement {
    return part<HTMLFormElement>(this, 'form');
  }

  #listenToForm(): void {
    const { form } = this;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      // A key that chooses a character of an input method also submits in some browsers.
      if (this.#composing) return;
      this.#typing = false;
      void this.#suggestions?.then((list) => list.close());
      this.#change(readForm(form, this.#state));
    });
    // Not all controls lie within the form.
    this.addEventListener('compositionstart', () => {
      this.#composing = true;
    });
    this.addEventListener('compositionend', (event) => {
      this.#composing = false;
      this.#typed(event);
    });
    this.addEventListener('input', (event) => this.#typed(event));
    this.addEventListener('change', (event) => {
      this.#typing = false;
      const { name, type } = event.target as HTMLInputElement;
      if (name !== 'region' && name !== 'figure' && type !== 'search' && type !== 'text')
        this.#change(readForm(form, this.#state));
    });
    form.addEventListener('reset', (event) => {
      event.preventDefault();
      this.#change({ ...readState(new URLSearchParams()), text: this.#state.text });
    });
  }

  #listenToTools(): void {
    const copy = part<HTMLButtonElement>(this, '[data-action="copy"]');
    copy.addEventListener('click', () => void copyAddress(copy));
    const save = part<HTMLButtonElement>(this, '[data-action="export"]');
    save.addEventListener('click', () => void this.#export(save));
    part(this, '.figures-open').addEventListener(
      'click',
      () => void this.#toggleFigures().catch(() => undefined),
    );
    part(this, '[data-action="view"]').addEventListener('click', () => {
      const view = this.#state.view === 'context' ? 'reports' : 'context';
      this.#change({ ...this.#state, view, page: 1 });
    });
  }

  #typed(event: Event): void {
    const input = event.target as HTMLInputElement;
    if (this.#composing || (input.type !== 'search' && input.type !== 'text')) return;
    if (input.name === 'q') void this.#suggest(input);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      // One entry in the history for one bout of typing.
      this.#change(readForm(this.form, this.#state), this.#typing ? 'replace' : 'push');
      this.#typing = true;
    }, pause);
  }

  async #suggest(input: HTMLInputElement): Promise<void> {
    this.#suggestions ??= import('./suggestions.ts').then(
      (module) => new module.Suggestions(input, (suggestion) => this.#take(suggestion)),
    );
    await (await this.#suggestions).update(input.value);
  }

  /** What was typed named something: a region or an issuer becomes a filter, a topic or report is gone to. */
  #take({ kind, value }: Suggestion): void {
    this.#typing = false;
    const state = { ...readForm(this.form, this.#state), text: '' };
    const { fields, filters } = state;
    if (kind === 'region') this.#change({ ...state, filters: { ...filters, regions: [value] } });
    else if (kind === 'issuer') this.#change({ ...state, fields: { ...fields, issuer: value } });
    else location.assign(kind === 'topic' ? to.topic(value) : to.report(value));
  }

  /** Goes to a state and makes it the page's address. */
  #change(state: SearchState, how: 'push' | 'replace' = 'push'): void {
    clearTimeout(this.#timer);
    const query = writeState(state).toString();
    const address = query === '' ? location.pathname : `${location.pathname}?${query}`;
    if (address !== location.pathname + location.search) {
      history.replaceState({ scroll: scrollY }, '');
      if (how === 'push') history.pushState(null, '', address);
      else history.replaceState(null, '', address);
    }
    const turned = state.page !== this.#state.page;
    void this.#show(state).then(() => {
      if (turned) part(this, '.search-results').scrollIntoView({ block: 'start' });
    });
  }

  async #show(asked: SearchState): Promise<void> {
    let state = asked;
    const question = ++this.#question;
    const isLatest = () => question === this.#question;
    const status = part(this, '[role="status"]');
    this.#state = state;
    showState(this.form, state);
    part(this, '.search-problem').replaceChildren();
    part(this, '.search-intro').toggleAttribute('hidden', !isEmpty(state));
    this.toggleAttribute('data-busy', !isEmpty(state));
    if (isEmpty(state)) {
      this.#clear();
      status.textContent = '';
    } else status.textContent = t('search.searching');
    try {
      const [index] = await Promise.all([loadIndex(), this.#showPages(state.text)]);
      this.#index = index;
      if (state.filters.regions.length > 0) {
        const { regionKeys } = await import('../../lib/search/query/region-names.ts');
        const regions = await regionKeys(index, state.filters.regions);
        state = { ...state, filters: { ...state.filters, regions } };
      }
      if (!isLatest()) return;
      this.#state = state;
      await this.#showFilters(index);
      if (isEmpty(state) || !isLatest()) return;
      const asking = { ...state, countFigures: this.#figures !== undefined };
      const result = await showAnswer(this, index, asking, (next) => this.#change(next), isLatest);
      if (!result || !isLatest()) return;
      this.#answer = { index, result };
      await this.#showFilters(index);
    } catch (error) {
      if (!isLatest()) return;
      status.textContent = t('search.failed');
      this.#clear();
      // Code that failed to arrive is not asked for again: the browser remembers that. The address has the query.
      const again = () => {
        if (error instanceof IndexError || !navigator.onLine) void this.#show(this.#state);
        else location.reload();
      };
      part(this, '.search-problem').replaceChildren(problemMessage(error, again));
      // Without the manifest the second engine cannot be found either.
      if (this.#index) await this.#showRough(this.#index, error, isLatest);
    } finally {
      if (isLatest()) this.removeAttribute('data-busy');
    }
  }

  /** Pages that the query names in English; the search goes on without them. English pages need the names anyway. */
  async #showPages(text: string): Promise<void> {
    const latin = isLatin(text);
    const found =
      latin || t.locale === 'en'
        ? await import('./english.ts')
            .then(async ({ loadEnglish, englishPages }) =>
              englishPages(await loadEnglish(), latin ? text : ''),
            )
            .catch(() => null)
        : null;
    this.#pages?.remove();
    this.#pages = found;
    if (found && text === this.#state.text) part(this, '.search-reading').before(found);
  }

  /** What the second engine finds, where the index itself can be named. */
  async #showRough(index: SearchIndex, error: unknown, isLatest: () => boolean): Promise<void> {
    const { roughList } = await import('./fallback.ts');
    const list = await roughList(index, this.#state, error);
    if (list && isLatest()) part(this, '.search-partial').replaceChildren(list);
  }

  #clear(): void {
    for (const name of [
      '.search-reading',
      '.search-hits',
      '.search-pager',
      '.search-partial',
      '.search-chart',
      '.search-context',
      '.search-source',
    ]) {
      part(this, name).replaceChildren();
    }
    part(this, '.search-tools').setAttribute('hidden', '');
    this.#answer = undefined;
  }

  /** The numbers follow the query; without one they are those of the archive. */
  async #showFilters(index: SearchIndex): Promise<void> {
    this.#regions ??= this.#tree(regionTree(index), '.region-place', (regions) => ({ regions }));
    const { figures } = this.#state.filters;
    part(this, '.search-figures').toggleAttribute('hidden', !index.manifest.hasIndicators);
    if (figures.length > 0) void this.#openFigures(index);
    const counts = this.#answer?.result.counts;
    const { kinds, levels, needsReview } = index.manifest.counts;
    const done = index.manifest.reports - needsReview;
    showCounts(this.form, 'kind', counts?.kinds ?? new Map(Object.entries(kinds)));
    showCounts(this.form, 'level', counts?.levels ?? new Map(Object.entries(levels)));
    showCounts(this.form, 'review', counts?.review ?? new Map(Object.entries({ open: needsReview, done })));
    await this.#regions.update(this.#state.filters.regions, counts?.regions ?? null);
    const tree = await this.#figures?.catch(() => null);
    await tree?.update(figures, counts?.figures ?? null);
  }

  #tree(tree: Tree, place: string, chosen: (keys: readonly string[]) => Partial<Filters>): TreeFilter {
    const filter = treeFilter(tree, (keys) => {
      const state = readForm(this.form, this.#state);
      this.#change({ ...state, filters: { ...state.filters, ...chosen(keys) } });
    });
    part(this, place).replaceChildren(filter.element);
    return filter;
  }

  /** From now on each answer tells how many reports have figures of what. */
  async #openFigures(index: SearchIndex): Promise<void> {
    part(this, '.figures-open').setAttribute('aria-expanded', 'true');
    part(this, '.figure-place').removeAttribute('hidden');
    if (this.#figures) return;
    this.#figures = figureTree(index).then((tree) =>
      this.#tree(tree, '.figure-place', (own) => ({ figures: own })),
    );
    await this.#figures.catch(() => {
      this.#figures = undefined;
    });
    await this.#show(this.#state);
  }

  async #toggleFigures(): Promise<void> {
    const button = part(this, '.figures-open');
    if (button.getAttribute('aria-expanded') === 'false') await this.#openFigures(await loadIndex());
    else {
      button.setAttribute('aria-expanded', 'false');
      part(this, '.figure-place').setAttribute('hidden', '');
    }
  }

  async #export(button: HTMLButtonElement): Promise<void> {
    if (!this.#answer) return;
    const { index, result } = this.#answer;
    try {
      await exportAnswer(button, index, result, this.#state);
    } catch (error) {
      part(this, '.search-problem').replaceChildren(problemMessage(error, () => void this.#export(button)));
    }
  }
}

/** Only now is the list as long as it was. */
function restoreScroll(): void {
  const scroll = (history.state as { scroll?: number } | null)?.scroll ?? 0;
  if (scroll > 0) scrollTo({ top: scroll, behavior: 'instant' });
}

async function copyAddress(button: HTMLButtonElement): Promise<void> {
  const before = button.textContent;
  button.textContent = await navigator.clipboard.writeText(location.href).then(
    () => t('common.copied'),
    () => t('search.copy-by-hand'),
  );
  setTimeout(() => {
    button.textContent = before;
  }, 2_000);
}

customElements.define('archive-search', SearchPage);

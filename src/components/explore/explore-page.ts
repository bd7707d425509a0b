/**
 * The explore page in the browser: takes what the reader chooses, keeps it in the address and shows the values. An
 * answer to an older choice is never shown over a newer one.
 */
import { exploreCharts } from '../../lib/site/explore/charts.ts';
import { select } from '../../lib/site/explore/select.ts';
import { type ExploreState, readState, writeState } from '../../lib/site/explore/state.ts';
import { type ExploreIndex, type ExploreRow, yearOfRow } from '../../lib/site/explore/types.ts';
import { h, part } from '../search/dom.ts';
import { t } from '../texts.ts';
import { chartView } from './chart-view.ts';
import { limitParts, readForm, showCounts, showScopes, showState } from './form.ts';
import { loadIndex, loadRows } from './load.ts';
import { type Addresses, tableView } from './table-view.ts';
import { tools } from './tools.ts';

/** Waits until the reader is done choosing: arrow keys pass over the entries of a list one by one. Milliseconds. */
const pause = 300;

const fromAddress = (): ExploreState => readState(new URLSearchParams(location.search));

/** Years of a closed choice of which there is no value at all. */
function missingYears(rows: readonly ExploreRow[], { from, to }: ExploreState): number[] {
  if (from === null || to === null || to - from > 50) return [];
  const found = new Set(rows.map(yearOfRow));
  return Array.from({ length: to - from + 1 }, (_, index) => from + index).filter((year) => !found.has(year));
}

function summary(rows: readonly ExploreRow[], state: ExploreState): string {
  if (rows.length === 0) return t('explore.nothing');
  const reports = new Set(rows.map(({ report }) => report.id)).size;
  const missing = missingYears(rows, state);
  const without =
    missing.length > 0 ? t('explore.missing-years', { years: missing.join(t('mark.and')) }) : '';
  return t('explore.counts', { rows: rows.length, reports, without });
}

class ExplorePage extends HTMLElement {
  #state: ExploreState = fromAddress();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Number of the latest choice. */
  #question = 0;

  connectedCallback(): void {
    const form = part<HTMLFormElement>(this, 'form');
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      clearTimeout(this.#timer);
      this.#change(readForm(form, this.#state));
    });
    form.addEventListener('change', () => {
      limitParts(form);
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#change(readForm(form, this.#state)), pause);
    });
    window.addEventListener('popstate', () => {
      this.#state = fromAddress();
      void this.#show();
    });
    void this.#show();
  }

  #change(state: ExploreState): void {
    const before = writeState(this.#state).toString();
    this.#state = state;
    const query = writeState(state).toString();
    if (query !== before) history.pushState(null, '', query === '' ? location.pathname : `?${query}`);
    void this.#show();
  }

  get #addresses(): Addresses {
    const { reports = '', regions = '' } = this.dataset;
    return {
      report: ({ report, anchor }) => `${reports}${report.id}/#${anchor}`,
      region: (key) => `${regions}${key}/`,
    };
  }

  #tell(message: string): void {
    part(this, '.explore-status').textContent = message;
  }

  /** Puts the result in; what had the focus has it again. */
  #put(...nodes: (Node | null)[]): void {
    const key =
      document.activeElement instanceof HTMLElement ? document.activeElement.dataset['key'] : undefined;
    part(this, '.explore-result').replaceChildren(...nodes.filter((node) => node !== null));
    if (key !== undefined) this.querySelector<HTMLElement>(`[data-key="${key}"]`)?.focus();
  }

  async #show(): Promise<void> {
    const question = ++this.#question;
    const state = this.#state;
    const root = this.dataset['files'] ?? '';
    const form = part<HTMLFormElement>(this, 'form');
    showState(form, state);
    try {
      const english = t.locale === 'en' ? await import('./english.ts') : null;
      const chinese = state.indicator === '' ? null : await loadIndex(root, state.indicator);
      const index = chinese && english ? english.englishIndex(form, chinese) : chinese;
      if (question !== this.#question) return;
      showCounts(form, index);
      if (index === null || state.parts.length === 0) {
        this.#put();
        this.#tell(
          index === null
            ? t('explore.choose-indicator')
            : t('explore.choose-regions', { name: index.name, definition: index.definition }),
        );
        return;
      }
      const rows = await loadRows(root, index, state);
      const loaded = english ? await english.englishRows(rows) : rows;
      if (question === this.#question) this.#answer(index, loaded, state);
    } catch {
      if (question !== this.#question) return;
      this.#put();
      this.#tell(t('explore.not-read'));
    }
  }

  #answer(index: ExploreIndex, loaded: readonly ExploreRow[], state: ExploreState): void {
    showScopes(part<HTMLFormElement>(this, 'form'), state, loaded);
    const rows = select(loaded, state);
    const to = this.#addresses;
    this.#tell(summary(rows, state));
    if (rows.length === 0) {
      this.#put();
      return;
    }
    const absolute = (row: ExploreRow): string => new URL(to.report(row), location.href).href;
    this.#put(
      h('h2', {}, index.name),
      h(
        'p',
        {},
        t('explore.definition', {
          definition: index.definition,
          unit: index.unit || t('explore.no-unit'),
        }),
      ),
      chartView(exploreCharts(rows, index.name, t), index.name),
      tools(rows, index.name, absolute, (message) => this.#tell(message)),
      ...tableView(rows, state, index.name, to, (change) => this.#change({ ...state, ...change })),
    );
  }
}

customElements.define('explore-page', ExplorePage);

/**
 * The explore page in the browser: takes what the reader chooses, keeps it in the address and shows the values. An
 * answer to an older choice is never shown over a newer one.
 */
import { exploreCharts } from '../../lib/site/explore/charts.ts';
import { select } from '../../lib/site/explore/select.ts';
import { type ExploreState, readState, writeState } from '../../lib/site/explore/state.ts';
import { type ExploreIndex, type ExploreRow, yearOfRow } from '../../lib/site/explore/types.ts';
import { h, part } from '../search/dom.ts';
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
  if (rows.length === 0)
    return '所选的地区、年份和范围没有数值。没有数值不是零：本库的报告可能没有写到，或没有识别出。';
  const reports = new Set(rows.map(({ report }) => report.id)).size;
  const missing = missingYears(rows, state);
  const without = missing.length > 0 ? `没有数值的年份：${missing.join('、')}（不是零）。` : '';
  return `共${rows.length}个值，来自${reports}份报告。${without}范围不同的不能直接相比。`;
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
      const index = state.indicator === '' ? null : await loadIndex(root, state.indicator);
      if (question !== this.#question) return;
      showCounts(form, index);
      if (index === null || state.parts.length === 0) {
        this.#put();
        this.#tell(index === null ? '请选择一个指标。' : `${index.name}：${index.definition}请选择地区。`);
        return;
      }
      const loaded = await loadRows(root, index, state);
      if (question === this.#question) this.#answer(index, loaded, state);
    } catch {
      if (question !== this.#question) return;
      this.#put();
      this.#tell('没有读到数据，请检查网络后再试。');
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
      h('p', {}, `${index.definition}单位：${index.unit || '无'}。`),
      chartView(exploreCharts(rows, index.name), index.name),
      tools(rows, index.name, absolute, (message) => this.#tell(message)),
      ...tableView(rows, state, index.name, to, (change) => this.#change({ ...state, ...change })),
    );
  }
}

customElements.define('explore-page', ExplorePage);

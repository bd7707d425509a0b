/**
 * The explore page in the browser: takes what the reader chooses, keeps it in the address and shows the values. An
 * answer to an older choice is never shown over a newer one.
 */
import { exploreCharts } from '../../lib/site/explore/charts.ts';
import { ofSiblings, ratios } from '../../lib/site/explore/derived.ts';
import { select } from '../../lib/site/explore/select.ts';
import {
  type ExploreState,
  maxPlaces,
  readState,
  words as wordsOf,
  writeState,
} from '../../lib/site/explore/state.ts';
import { type ExploreIndex, type ExploreRow, yearOfRow } from '../../lib/site/explore/types.ts';
import { h, part } from '../search/dom.ts';
import { placeInput, placesNamed } from '../search/place-input.ts';
import { t } from '../texts.ts';
import { chartView } from './chart-view.ts';
import { limitParts, needsOther, readForm, showCounts, showScopes, showState } from './form.ts';
import { loadIndex, loadRows } from './load.ts';
import { pivotView } from './pivot-view.ts';
import { type Addresses, tableView } from './table-view.ts';
import { tools } from './tools.ts';

/** Waits until the reader is done choosing: arrow keys pass over the entries of a list one by one. Milliseconds. */
const pause = 300;

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

/** What is shown of one choice: values of one indicator, or what follows from them. */
interface Shown {
  readonly name: string;
  readonly note: string;
  readonly rows: readonly ExploreRow[];
}

/** An indicator with all values of the parts that are loaded. */
interface Loaded {
  readonly index: ExploreIndex;
  readonly rows: readonly ExploreRow[];
}

/** The place itself out of a name with those above it. */
const nearest = (name: string | null): string | undefined =>
  t.locale === 'en' ? name?.split(', ')[0] : name?.split(' ').at(-1);

/** @param loaded the indicator, then the second one where it was chosen */
function shownOf([first, second]: readonly Loaded[], state: ExploreState): Shown[] {
  if (!first) return [];
  if (state.measure === 'siblings') {
    const name = t('explore.of-siblings', { name: first.index.name });
    return [{ name, note: t('explore.of-siblings.note'), rows: select(ofSiblings(first.rows), state) }];
  }
  if (state.measure === 'ratio' && second) {
    const name = t('explore.ratio', { name: first.index.name, other: second.index.name });
    return [{ name, note: t('explore.ratio.note'), rows: select(ratios(first.rows, second.rows), state) }];
  }
  return [first, ...(second ? [second] : [])].map(({ index, rows }) => ({
    name: index.name,
    note: t('explore.definition', {
      definition: index.definition,
      unit: index.unit || t('explore.no-unit'),
    }),
    rows: select(rows, state),
  }));
}

class ExplorePage extends HTMLElement {
  /** A reader or the address chose parts of the country; else they are what the page opened on. */
  #partsChosen = new URLSearchParams(location.search).has('p');
  #state: ExploreState = this.#fromAddress();
  /** Names of single regions as they were chosen or loaded. */
  readonly #names = new Map<string, string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Number of the latest choice. */
  #question = 0;

  /** An address without a choice opens on something to see. */
  #fromAddress(): ExploreState {
    return readState(new URLSearchParams(location.search || this.dataset['opening']));
  }

  connectedCallback(): void {
    const form = part<HTMLFormElement>(this, 'form');
    const field = part<HTMLInputElement>(this, '#explore-place');
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      clearTimeout(this.#timer);
      const typed = wordsOf(field.value);
      if (typed.length > 0) void this.#addNamed(field, typed);
      else this.#change(readForm(form, this.#state));
    });
    placeInput(field, ({ key, label }) => {
      field.value = '';
      this.#add([{ key, label }]);
    });
    form.addEventListener('change', (event) => {
      // What is typed is no choice yet.
      if (event.target === field) return;
      if (event.target instanceof HTMLInputElement && event.target.name === 'p') this.#partsChosen = true;
      if (needsOther(form)) {
        this.#tell(t('explore.ratio.needs'));
        return;
      }
      limitParts(form);
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#change(readForm(form, this.#state)), pause);
    });
    window.addEventListener('popstate', () => {
      this.#state = this.#fromAddress();
      void this.#show();
    });
    void this.#show();
  }

  /** Adds places, in place of the part of the country that the page opened on and nobody chose. */
  #add(places: readonly { readonly key: string; readonly label: string }[]): void {
    for (const { key, label } of places) this.#names.set(key, label);
    const own = readForm(part<HTMLFormElement>(this, 'form'), this.#state);
    const parts = this.#partsChosen ? own.parts : [];
    const all = [...new Set([...own.places, ...places.map(({ key }) => key)])].slice(0, maxPlaces);
    this.#change({ ...own, parts, places: all, page: 1 });
  }

  async #addNamed(field: HTMLInputElement, names: readonly string[]): Promise<void> {
    try {
      const { places, unclear } = await placesNamed(names);
      field.value = unclear.join(' ');
      if (places.length > 0) this.#add(places);
      if (unclear.length > 0) this.#tell(t('explore.unclear', { names: unclear.join(t('mark.and')) }));
    } catch {
      this.#tell(t('explore.not-read'));
    }
  }

  #showPlaces(): void {
    const { places } = this.#state;
    part(this, '.explore-places').replaceChildren(
      ...places.map((key) => {
        const name = this.#names.get(key) ?? key;
        const without = places.filter((other) => other !== key);
        const remove = h(
          'button',
          {
            type: 'button',
            'data-key': `place-${key}`,
            'aria-label': t('explore.remove', { name }),
            onclick: () => this.#change({ ...this.#state, places: without, page: 1 }),
          },
          `${name} ×`,
        );
        return h('li', {}, remove);
      }),
    );
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
      report: ({ report, anchor }) => `${reports}${report.id}/${anchor === '' ? '' : `#${anchor}`}`,
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
    this.#showPlaces();
    try {
      const english = t.locale === 'en' ? await import('./english.ts') : null;
      const ids = [state.indicator, state.other].filter((id) => id !== '');
      const chinese = await Promise.all(ids.map((id) => loadIndex(root, id)));
      const indexes = english ? chinese.map((one) => english.englishIndex(form, one)) : chinese;
      if (question !== this.#question) return;
      const [index = null] = state.indicator === '' ? [] : indexes;
      showCounts(form, index);
      if (index === null || state.parts.length + state.places.length === 0) {
        this.#put();
        this.#tell(
          index === null
            ? t('explore.choose-indicator')
            : t('explore.choose-regions', { name: index.name, definition: index.definition }),
        );
        return;
      }
      const loaded = await Promise.all(
        indexes.map(async (one) => {
          const rows = await loadRows(root, one, state);
          return { index: one, rows: english ? await english.englishRows(rows) : rows };
        }),
      );
      if (question === this.#question) this.#answer(loaded, state);
    } catch {
      if (question !== this.#question) return;
      this.#put();
      this.#tell(t('explore.not-read'));
    }
  }

  /** Names of chosen places that came with the address. */
  #learnNames(loaded: readonly Loaded[]): void {
    for (const { report } of loaded.flatMap(({ rows }) => rows)) {
      const { region, regionName } = report;
      if (region === null || !this.#state.places.includes(region) || this.#names.has(region)) continue;
      this.#names.set(region, nearest(regionName) ?? region);
    }
    this.#showPlaces();
  }

  #answer(loaded: readonly Loaded[], state: ExploreState): void {
    this.#learnNames(loaded);
    showScopes(part<HTMLFormElement>(this, 'form'), state, loaded[0]?.rows ?? []);
    const shown = shownOf(loaded, state);
    this.#tell(
      summary(
        shown.flatMap(({ rows }) => rows),
        state,
      ),
    );
    this.#put(...shown.filter(({ rows }) => rows.length > 0).flatMap((one) => this.#result(one, state)));
  }

  #result({ name, note, rows }: Shown, state: ExploreState): (Node | null)[] {
    const to = this.#addresses;
    const absolute = (row: ExploreRow): string => new URL(to.report(row), location.href).href;
    const asList = state.view === 'list';
    const turn = h(
      'button',
      {
        type: 'button',
        'data-key': 'view',
        onclick: () => this.#change({ ...state, view: asList ? 'table' : 'list', page: 1 }),
      },
      asList ? t('explore.as-table') : t('explore.as-list'),
    );
    const buttons = tools(rows, name, absolute, (message) => this.#tell(message));
    buttons.prepend(turn, ' ');
    return [
      h('h2', {}, name),
      h('p', {}, note),
      // Above the charts, of which there may be many.
      buttons,
      chartView(exploreCharts(rows, name, t), name),
      ...(asList
        ? tableView(rows, state, name, to, (change) => this.#change({ ...state, ...change }))
        : pivotView(rows, name, to)),
    ];
  }
}

customElements.define('explore-page', ExplorePage);

/** The list of suggestions below the query, as a combobox: arrows move, Enter takes, Escape closes. */
import type { Suggestion } from '../../lib/search/format/suggestion.ts';
import { suggest } from '../../lib/search/query/suggest.ts';
import { t } from '../texts.ts';
import { h } from './dom.ts';
import { loadIndex } from './load-index.ts';

const most = 8;
const kindNames: Readonly<Record<Suggestion['kind'], string>> = {
  region: t('common.region'),
  issuer: t('common.issuer'),
  topic: t('suggestions.topic'),
  title: t('table.report'),
};

function remark({ kind, count }: Suggestion): string {
  if (count === 0) return kindNames[kind];
  const counted =
    kind === 'title' ? t('suggestions.years', { count }) : t('search.reports', { reports: count });
  return kindNames[kind] + t('mark.comma') + counted;
}

/** Regions alone are looked for among so many, as other kinds of suggestion stand between them. */
const amongMost = 40;

async function regions(text: string): Promise<Suggestion[]> {
  const found = await suggest(await loadIndex(), text, amongMost);
  return found.filter(({ kind, count }) => kind === 'region' && count > 0);
}

/** Regions with reports whose whole name it is. */
export async function regionsNamed(name: string): Promise<Suggestion[]> {
  const found = await regions(name);
  return found.filter(({ label }) => label === name || label.startsWith(`${name}（`));
}

export interface SuggestionOptions {
  /** Of the list, and the beginning of those of its entries. */
  readonly id?: string;
  /** Regions that have reports, and nothing else. */
  readonly onlyRegions?: boolean;
}

/** @param take goes to what was chosen */
export class Suggestions {
  readonly #input: HTMLInputElement;
  readonly #list: HTMLUListElement;
  readonly #take: (suggestion: Suggestion) => void;
  readonly #onlyRegions: boolean;
  #shown: readonly Suggestion[] = [];
  #active = -1;
  /** Number of the latest request. */
  #request = 0;

  constructor(
    input: HTMLInputElement,
    take: (suggestion: Suggestion) => void,
    { id = 'search-suggestions', onlyRegions = false }: SuggestionOptions = {},
  ) {
    this.#input = input;
    this.#take = take;
    this.#onlyRegions = onlyRegions;
    this.#list = h('ul', {
      id,
      class: 'search-suggestions',
      role: 'listbox',
      'aria-label': t('suggestions.label'),
    });
    this.#list.hidden = true;
    input.after(this.#list);
    for (const [name, value] of Object.entries({
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-controls': this.#list.id,
      'aria-expanded': 'false',
    })) {
      input.setAttribute(name, value);
    }
    input.addEventListener('keydown', (event) => this.#key(event));
    // A press on a suggestion must not take the focus away before it counts.
    this.#list.addEventListener('pointerdown', (event) => event.preventDefault());
    input.addEventListener('blur', () => this.close());
  }

  /** Shows what fits; a failure shows nothing, the search itself will tell. */
  async update(text: string): Promise<void> {
    const request = ++this.#request;
    const found = await this.#find(text).catch(() => []);
    if (request !== this.#request || document.activeElement !== this.#input) return;
    this.#shown = found;
    this.#active = -1;
    this.#list.replaceChildren(
      ...found.map((suggestion, k) =>
        h(
          'li',
          {
            id: `${this.#list.id}-${k}`,
            role: 'option',
            'aria-selected': 'false',
            onclick: () => this.#choose(k),
          },
          h('span', {}, suggestion.label),
          h('span', { class: 'count' }, remark(suggestion)),
        ),
      ),
    );
    this.#open(found.length > 0);
  }

  async #find(text: string): Promise<Suggestion[]> {
    if (!this.#onlyRegions) return suggest(await loadIndex(), text, most);
    return (await regions(text)).slice(0, most);
  }

  close(): void {
    this.#request++;
    this.#shown = [];
    this.#open(false);
  }

  #open(open: boolean): void {
    this.#list.hidden = !open;
    this.#input.setAttribute('aria-expanded', String(open));
    if (!open) this.#move(-1);
  }

  #move(to: number): void {
    this.#active = to;
    for (const [k, option] of [...this.#list.children].entries()) {
      option.setAttribute('aria-selected', String(k === to));
    }
    if (to < 0) this.#input.removeAttribute('aria-activedescendant');
    else this.#input.setAttribute('aria-activedescendant', `${this.#list.id}-${to}`);
  }

  #choose(place: number): void {
    const suggestion = this.#shown[place];
    this.close();
    if (suggestion) this.#take(suggestion);
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing || this.#list.hidden) return;
    const { length } = this.#shown;
    if (event.key === 'ArrowDown') this.#move((this.#active + 1) % length);
    else if (event.key === 'ArrowUp') this.#move((this.#active <= 0 ? length : this.#active) - 1);
    else if (event.key === 'Enter' && this.#active >= 0) this.#choose(this.#active);
    else if (event.key === 'Escape') this.close();
    else return;
    event.preventDefault();
  }
}

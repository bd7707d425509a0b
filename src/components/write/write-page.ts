/**
 * The page for those who write reports. What is chosen stands in the address; an answer to an older choice is never
 * shown over a newer one.
 */
import { areSiblings, partOfKey } from '../../lib/site/explore/place-keys.ts';
import { readState, type WriteState, writeState } from '../../lib/site/write/state.ts';
import type { WriteEntry } from '../../lib/site/write/types.ts';
import { part } from '../search/dom.ts';
import { type ChosenPlace, placeInput, placesNamed } from '../search/place-input.ts';
import { t } from '../texts.ts';
import { loadPart } from './load.ts';
import { type Addresses, othersView, ownView } from './sections-view.ts';

const newestFirst = (a: WriteEntry, b: WriteEntry): number => b.year - a.year;

class WritePage extends HTMLElement {
  #state: WriteState = this.#fromAddress();
  /** Number of the latest choice. */
  #question = 0;

  get #links(): HTMLAnchorElement[] {
    return [...this.querySelectorAll<HTMLAnchorElement>('a[data-kind]')];
  }

  #fromAddress(): WriteState {
    const kinds = this.#links.map((link) => link.dataset['kind'] ?? '');
    return readState(new URLSearchParams(location.search), kinds);
  }

  get #addresses(): Addresses {
    const { reports = '', compare = '' } = this.dataset;
    return {
      report: (id, anchor) => `${reports}${id}/${anchor === '' ? '' : `#${anchor}`}`,
      compare: (one, other) => `${compare}?${new URLSearchParams({ a: one, b: other })}`,
    };
  }

  connectedCallback(): void {
    const input = part<HTMLInputElement>(this, '#write-place');
    const take = ({ key }: Pick<ChosenPlace, 'key'>) =>
      this.#change({ region: key, part: '', level: '', year: null });
    placeInput(input, take);
    input.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || input.hasAttribute('aria-activedescendant')) return;
      // A name that is typed whole needs no list; what else is typed is looked for there.
      void placesNamed([input.value.trim()]).then(
        ({ places }) => places.map(take),
        () => undefined,
      );
    });
    for (const link of this.#links) {
      link.addEventListener('click', (event) => {
        event.preventDefault();
        this.#change({ kind: link.dataset['kind'] ?? '' });
      });
    }
    part(this, '.write-filters').addEventListener('change', () => this.#change(this.#filters()));
    addEventListener('popstate', () => {
      this.#state = this.#fromAddress();
      void this.#show();
    });
    void this.#show();
  }

  #select(name: string): HTMLSelectElement {
    return part<HTMLSelectElement>(this, `select[name="${name}"]`);
  }

  #filters(): Partial<WriteState> {
    const year = this.#select('y').value;
    const own = partOfKey(this.#state.region);
    const chosen = this.#select('p').value;
    return {
      part: chosen === own ? '' : chosen,
      level: this.#select('l').value,
      year: year === '' ? null : Number(year),
      // Siblings lie in the own part of the country.
      siblings: this.#select('of').value === '' && chosen === own,
    };
  }

  #change(change: Partial<WriteState>): void {
    this.#state = { ...this.#state, ...change };
    history.pushState(null, '', `?${writeState(this.#state)}`);
    void this.#show();
  }

  #showState(): void {
    const { region, kind, part: of, level, year, siblings } = this.#state;
    for (const link of this.#links) {
      link.toggleAttribute('data-current', link.dataset['kind'] === kind);
      if (link.dataset['kind'] === kind) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
    this.#select('p').value = of || (region === '' ? '' : partOfKey(region));
    this.#select('l').value = level;
    this.#select('y').value = String(year ?? '');
    this.#select('of').value = siblings ? '' : 'all';
    part(this, '.write-filters').toggleAttribute('hidden', region === '');
  }

  #tell(message: string): void {
    part(this, '.write-status').textContent = message;
  }

  async #show(): Promise<void> {
    const question = ++this.#question;
    this.#showState();
    const { region, kind, part: of, year } = this.#state;
    const own = part(this, '.write-own');
    const others = part(this, '.write-others');
    if (region === '') {
      this.#tell(t('write.no-place'));
      return;
    }
    this.#tell(t('write.loading'));
    try {
      const root = this.dataset['files'] ?? '';
      const home = partOfKey(region);
      const [near, far] = await Promise.all([
        loadPart(root, kind, home, null),
        loadPart(root, kind, of || home, year),
      ]);
      if (question !== this.#question) return;
      const mine = near.filter((entry) => entry.region === region).sort(newestFirst)[0] ?? null;
      own.replaceChildren(ownView(mine, this.#addresses));
      others.replaceChildren(othersView(this.#othersOf(far), mine, this.#addresses));
      const field = part<HTMLInputElement>(this, '#write-place');
      if (field.value === '' && mine) field.value = mine.path.join('');
      part(this, '.write-result').removeAttribute('hidden');
      this.#tell('');
    } catch {
      if (question === this.#question) this.#tell(t('write.failed'));
    }
  }

  /** Others of the chosen place, level and year; where no year is chosen, the newest report of each. */
  #othersOf(entries: readonly WriteEntry[]): WriteEntry[] {
    const { region, level, year, siblings } = this.#state;
    const wanted = entries.filter(
      (entry) =>
        entry.region !== region &&
        (year === null || entry.year === year) &&
        (level === '' || entry.level === level) &&
        (!siblings || areSiblings(region, entry.region)),
    );
    const newest = [...Map.groupBy(wanted, (entry) => entry.region).values()].flatMap(
      (of) => of.toSorted(newestFirst)[0] ?? [],
    );
    return newest.sort((a, b) => b.year - a.year || (a.region < b.region ? -1 : 1));
  }
}

customElements.define('write-page', WritePage);

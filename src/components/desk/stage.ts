/**
 * What the page shows: a queue and one document. It keeps nothing that the server does not know; what is shown after a
 * decision is what the server read from the record.
 */
import type {
  DecisionAnswer,
  DocumentView,
  FieldView,
  LineView,
  QueueEntry,
  QueueView,
} from '../../lib/desk/view.ts';
import { h } from '../search/dom.ts';
import { ask, Refused } from './api.ts';
import { type OriginalPanel, originalPanel } from './original-panel.ts';
import { anyFilter, type Filter, matches, queuePanel } from './queue-panel.ts';
import { type Part, type ReadingEvents, type ReadingPanel, readingPanel } from './reading-panel.ts';

/** Where the keyboard is. */
export interface Place {
  readonly part: Part | 'lines';
  readonly field: string;
  readonly line: number | null;
}

/** What the panels offer to do, which other modules carry out. */
export type Deeds = Pick<ReadingEvents, 'onCandidate' | 'onEdit'>;

const weights = { error: 0, warning: 1, info: 2 } as const;

/** Where the gravest open message leads: to a field, or to a part of the text and a line in it. */
export function startOf({ messages, nodes, removed }: DocumentView): Place {
  const [first] = messages
    .filter(({ acknowledged, about }) => acknowledged === null && about !== null)
    .sort((a, b) => weights[a.severity] - weights[b.severity]);
  const { about = null, line = null } = first ?? {};
  if (about === 'removed' && removed.length > 0) return { part: 'removed', field: 'title', line: null };
  if (about === 'headings' && nodes.length > 0) return { part: 'body', field: 'title', line };
  if (about === 'parts') return { part: 'lines', field: 'title', line };
  return { part: 'fields', field: about ?? 'title', line: null };
}

export class Stage {
  readonly places = {
    queue: h('nav', { class: 'desk-queue', 'aria-label': '待审的文件' }),
    original: h('section', { class: 'desk-original', 'aria-label': '原件' }),
    reading: h('section', { class: 'desk-reading', 'aria-label': '读出的报告', id: 'reading', tabindex: -1 }),
    says: h('p', { class: 'desk-says', role: 'status' }),
    /** What the last decision suggests. */
    more: h('p', { class: 'desk-more' }),
  };
  queue: QueueView = { reader: '', entries: [], labels: {} };
  shown: DocumentView | null = null;
  /** What the second reader chose, which no record holds before both can be compared. */
  choices = new Map<string, FieldView>();
  #filter: Filter = anyFilter;
  #original: OriginalPanel | null = null;
  #reading: ReadingPanel | null = null;
  #part: Part | 'lines' = 'fields';
  #wanted: string | null = null;
  readonly #deeds: Deeds;

  constructor(deeds: Deeds) {
    this.#deeds = deeds;
  }

  say(sentence: string, isTrouble = false): void {
    this.places.says.textContent = sentence;
    this.places.says.classList.toggle('is-trouble', isTrouble);
  }

  readonly tellTrouble = (error: unknown): void => {
    this.say(error instanceof Refused ? error.message : `程序错误：${(error as Error).message}`, true);
  };

  /** Runs what a click started. */
  run(deed: Promise<void> | void): void {
    Promise.resolve(deed).catch(this.tellTrouble);
  }

  field(): FieldView | null {
    return this.#reading?.field() ?? null;
  }

  part(): Part | 'lines' {
    return this.#part;
  }

  /** The line of the original that is chosen on either side; null while a field is. */
  chosenLine(): LineView | null {
    if (this.shown === null || this.#part === 'fields') return null;
    if (this.#part === 'lines') return this.#original?.chosen() ?? null;
    const line = this.#reading?.lineIn(this.#part) ?? null;
    return this.shown.lines.findLast((one) => line !== null && one.line <= line) ?? null;
  }

  /** The document with the second reader's own choices in the place of what the rules say. */
  chosenFields(): readonly FieldView[] {
    return (this.shown?.fields ?? []).map((field) => this.choices.get(field.name) ?? field);
  }

  #filtered(): readonly QueueEntry[] {
    return this.queue.entries.filter((one) => matches(one, this.#filter));
  }

  isListed(id: string | undefined): boolean {
    return this.#filtered().some((one) => one.id === id);
  }

  /** Place in the list of the document that was opened last, whether it could be or not; -1 when it is not in it. */
  index(): number {
    return this.#filtered().findIndex(({ id }) => id === this.#wanted);
  }

  showQueue(): void {
    const { queue } = this.places;
    // The focus stays in the filters while they are used.
    const focused = document.activeElement?.id;
    queue.replaceChildren(
      ...queuePanel({
        queue: this.queue,
        filter: this.#filter,
        entries: this.#filtered(),
        open: this.shown?.id ?? null,
        onFilter: (next) => {
          this.#filter = next;
          this.showQueue();
        },
        onOpen: (id) => this.run(this.open(id)),
      }),
    );
    if (focused?.startsWith('queue-')) document.getElementById(focused)?.focus();
    queue.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }

  goTo(part: Part | 'lines', line: number | null = null): void {
    const list = part === 'lines' ? this.#original?.lines : this.#reading?.lists[part];
    if (!list) return;
    this.#part = part;
    const items = [...list.element.children];
    const index = items.findIndex(
      (item) => item instanceof HTMLElement && item.dataset['line'] === String(line),
    );
    list.choose(index >= 0 ? index : list.index(), true);
  }

  #onField({ name }: FieldView): void {
    this.#part = 'fields';
    this.#original?.markField(name);
    const line = this.shown?.fields.find((field) => field.name === name)?.evidence?.line ?? null;
    this.#reading?.markLine(line, false);
  }

  #onLine(line: number, part: 'body' | 'removed'): void {
    this.#part = part;
    this.#original?.markLine(line);
    this.#reading?.markLine(line, false);
  }

  show(view: DocumentView, start: Place): void {
    this.shown = view;
    this.#wanted = view.id;
    history.replaceState(null, '', `#${view.id}`);
    const chosen = { ...view, fields: this.chosenFields() };
    this.#original = originalPanel(chosen, ({ line }) => {
      this.#part = 'lines';
      this.#reading?.markLine(line, true);
    });
    this.#reading = readingPanel(chosen, start.field, {
      ...this.#deeds,
      onField: (field) => this.#onField(field),
      onLine: (line, part) => this.#onLine(line, part),
    });
    this.places.original.replaceChildren(...this.#original.elements);
    this.places.reading.replaceChildren(...this.#reading.elements);
    this.#onField(this.#reading.field());
    this.goTo(start.part, start.line);
  }

  async open(id: string): Promise<void> {
    this.#wanted = id;
    const view = await ask<DocumentView>(`/documents/${id}`);
    this.choices = new Map();
    this.places.more.replaceChildren();
    this.show(view, startOf(view));
    this.showQueue();
  }

  /** Opens the document at a place of the list, or the last one; none when the list is empty. */
  async openAt(index: number): Promise<void> {
    const entries = this.#filtered();
    const entry = entries[Math.min(Math.max(index, 0), entries.length - 1)];
    if (entry) await this.open(entry.id);
    else this.#clear();
  }

  #clear(): void {
    this.shown = null;
    this.#original = null;
    this.#reading = null;
    const done = h('p', {}, '这里没有要看的文件了。换一个状态、问题或批次，或者退出审阅台。');
    this.places.original.replaceChildren(done);
    this.places.reading.replaceChildren();
    this.showQueue();
  }

  /** Takes over what the server says of the queue. */
  patch({ entries, gone }: DecisionAnswer): void {
    const changed = new Map(entries.map((entry) => [entry.id, entry]));
    const known = new Set(this.queue.entries.map(({ id }) => id));
    this.queue = {
      ...this.queue,
      entries: [
        ...this.queue.entries
          .filter(({ id }) => !gone.includes(id))
          .map((entry) => changed.get(entry.id) ?? entry),
        ...entries.filter(({ id }) => !known.has(id)),
      ],
    };
  }

  /** Shows the document that was decided about, at the place where the person was; the next one when it is gone. */
  async settle(answer: DecisionAnswer): Promise<void> {
    const index = this.index();
    const here = {
      part: this.#part,
      field: this.field()?.name ?? 'title',
      line: this.chosenLine()?.line ?? null,
    };
    this.patch(answer);
    this.say(answer.said);
    if (answer.document === null) {
      await this.openAt(index);
      return;
    }
    this.show(answer.document, answer.document.id === this.shown?.id ? here : startOf(answer.document));
    this.showQueue();
  }
}

/**
 * Readings of documents in the task store: what an earlier build read, or another machine, is published from there
 * when neither the code nor the record of custody has changed. A pack is held while some of its documents are read.
 */
import { type Item, type Pack, Packs, unpackValue } from '../../incremental/packs.ts';
import type { TaskStore } from '../../incremental/task-store.ts';
import type { KeptReading } from './document.ts';

/** Kind of task in the store. */
const readTask = 'read';

interface OpenPack {
  readonly pack: Pack<Item>;
  /** By the keys of the items. */
  readonly values: Map<string, Uint8Array>;
  /** Documents of which the reading is still to come. */
  readonly waiting: Set<string>;
}

export class Readings {
  readonly #packs: Packs;
  readonly #plan: readonly Pack<Item>[];
  readonly #keys: ReadonlyMap<string, string>;
  readonly #packOf: ReadonlyMap<string, Pack<Item>>;
  readonly #asked: ReadonlySet<string>;
  readonly #open = new Map<Pack<Item>, OpenPack>();
  /** Name of each pack that was written. */
  readonly #written = new Map<Pack<Item>, string>();

  /**
   * @param items all documents
   * @param asked those whose readings are asked for; each of them is then either found or put
   */
  constructor(tasks: TaskStore, items: readonly Item[], asked: ReadonlySet<string>) {
    this.#packs = new Packs(tasks, readTask);
    this.#plan = this.#packs.plan(items);
    this.#keys = new Map(items.map(({ id, key }) => [id, key]));
    this.#packOf = new Map(this.#plan.flatMap((pack) => pack.items.map(({ id }) => [id, pack])));
    this.#asked = asked;
  }

  #opened(id: string): OpenPack | null {
    const pack = this.#packOf.get(id);
    if (!pack) return null;
    const known = this.#open.get(pack);
    if (known) return known;
    const found = this.#packs.read(pack.name) ?? this.#packs.readAll(pack.former);
    const values = pack.items.flatMap(({ key }) => {
      const bytes = found.get(key);
      return bytes ? [[key, bytes] as const] : [];
    });
    const waiting = new Set(pack.items.map((item) => item.id).filter((one) => this.#asked.has(one)));
    const opened = { pack, values: new Map(values), waiting };
    this.#open.set(pack, opened);
    return opened;
  }

  find(id: string): KeptReading | null {
    const bytes = this.#opened(id)?.values.get(this.#keys.get(id) ?? '');
    return bytes ? unpackValue<KeptReading>(bytes) : null;
  }

  /** Takes what became of a document that was asked for. @param reading null when it is not to be kept */
  async put(id: string, reading: Uint8Array | null): Promise<void> {
    const opened = this.#opened(id);
    if (!opened) return;
    const { pack, values, waiting } = opened;
    if (reading) values.set(this.#keys.get(id) ?? '', reading);
    waiting.delete(id);
    if (waiting.size > 0) return;
    this.#open.delete(pack);
    const whole = pack.items.filter(({ key }) => values.has(key));
    if (whole.length === 0) return;
    const name = Packs.nameOf(pack.prefix, whole);
    await this.#packs.write(name, values);
    this.#written.set(pack, name);
  }

  /** Drops packs of which nothing is used. */
  forgetOthers(): void {
    const there = this.#packs.names();
    this.#packs.keepOnly(
      this.#plan.flatMap((pack) => {
        const written = this.#written.get(pack);
        if (written !== undefined) return [written];
        return there.has(pack.name) ? [pack.name] : pack.former;
      }),
    );
  }
}

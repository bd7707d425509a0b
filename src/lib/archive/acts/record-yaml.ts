/** Changes in a YAML file that a person may have written: what is not touched keeps its order, form and comments. */
import { type Document, isMap, isSeq, parseDocument, stringify, type YAMLMap, type YAMLSeq } from 'yaml';

export type Entry = Readonly<Record<string, unknown>>;

/** Version 1.1 quotes what older readers would take for a date or a Boolean. */
const nodeOf = (value: unknown): unknown =>
  parseDocument(stringify(value, { version: '1.1', lineWidth: 0 })).contents;

export class RecordYaml {
  readonly #document: Document;

  /** @throws Error when the text is no YAML */
  constructor(text: string) {
    this.#document = parseDocument(text);
    const [error] = this.#document.errors;
    if (error) throw error;
  }

  /** @param key of the list; null when the file itself is one */
  #list(key: string | null): YAMLSeq {
    const present = key === null ? this.#document.contents : this.#document.get(key, true);
    const list = isSeq(present) ? present : (this.#document.createNode([]) as YAMLSeq);
    if (list.items.length === 0) list.flow = false;
    if (list !== present) {
      if (key === null) this.#document.contents = list;
      else this.#document.set(key, list);
    }
    return list;
  }

  /** Puts an entry in the place of the one that `isOld` finds, else at the end. */
  put(key: string | null, isOld: (entry: Entry) => boolean, entry: Entry): void {
    const list = this.#list(key);
    const node = nodeOf(entry) as YAMLMap;
    const at = list.items.findIndex((item) => isMap(item) && isOld(item.toJSON() as Entry));
    const old = list.items[at];
    if (!isMap(old)) {
      list.items.push(node);
      return;
    }
    node.commentBefore = old.commentBefore ?? null;
    node.flow = old.flow ?? false;
    list.items[at] = node;
  }

  /** Takes away the entries that `isOld` finds. @returns whether there were any */
  drop(key: string | null, isOld: (entry: Entry) => boolean): boolean {
    const present = key === null ? this.#document.contents : this.#document.get(key, true);
    if (!isSeq(present)) return false;
    const left = present.items.filter((item) => !(isMap(item) && isOld(item.toJSON() as Entry)));
    const dropped = left.length < present.items.length;
    present.items = left;
    if (left.length === 0) present.flow = true;
    return dropped;
  }

  /** @param value undefined to take the field away */
  set(key: string, value: unknown): void {
    if (value === undefined) this.#document.delete(key);
    else this.#document.set(key, nodeOf(value));
  }

  toString(): string {
    return this.#document.toString({ lineWidth: 0 });
  }
}

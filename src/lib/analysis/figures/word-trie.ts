/** Finds the longest of many words at a place of a text, in time that does not depend on how many they are. */
interface Node<Value> {
  readonly next: Map<number, Node<Value>>;
  value: Value | undefined;
}

export interface WordTrie<Value> {
  /** The value of the longest word that begins at `index` and ends by `limit`, and where it ends; null when none does. */
  longestAt(
    text: string,
    index: number,
    limit: number,
  ): { readonly value: Value; readonly end: number } | null;
}

export function wordTrie<Value>(words: Iterable<readonly [word: string, value: Value]>): WordTrie<Value> {
  const root: Node<Value> = { next: new Map(), value: undefined };
  for (const [word, value] of words) {
    let node = root;
    for (let at = 0; at < word.length; at++) {
      const unit = word.charCodeAt(at);
      const known = node.next.get(unit);
      const next: Node<Value> = known ?? { next: new Map(), value: undefined };
      if (!known) node.next.set(unit, next);
      node = next;
    }
    node.value = value;
  }
  return {
    longestAt(text, index, limit) {
      let found: { value: Value; end: number } | null = null;
      let node: Node<Value> | undefined = root;
      for (let at = index; at < limit; at++) {
        node = node.next.get(text.charCodeAt(at));
        if (node === undefined) break;
        if (node.value !== undefined) found = { value: node.value, end: at + 1 };
      }
      return found;
    },
  };
}

/**
 * Resolves lists answered by 分别: 废止、修改规范性文件分别为6件和2件 · 人大建议、政协提案分别办理128件和203件 ·
 * 2019年、2020年受理数分别为40件、52件 · …962件,…10211件,…成功率分别为97%、66%. Each value gets the clause that
 * would stand around it if the list were written out.
 */
import type { Clause } from './clauses.ts';
import type { Token } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface ListItem {
  /** Place of the quantity token in the text. */
  readonly start: number;
  /** The clause written out for this value; the quantity is its last token. */
  readonly clause: Clause;
  /** Words of the item when it only tells whose value it is. */
  readonly item: string | null;
}

const separates = (token: Token): boolean => token.kind === 'list' || token.kind === 'joiner';

function splitItems(tokens: readonly Token[]): Token[][] {
  const items: Token[][] = [[]];
  for (const token of tokens) {
    if (separates(token)) items.push([]);
    else items.at(-1)?.push(token);
  }
  return items.filter((item) => item.length > 0);
}

const has = (tokens: readonly Token[], test: (token: Token) => boolean): boolean => tokens.some(test);
const isTopic = (token: Token): boolean => token.kind === 'term' && token.term.topic !== null;
const isAct = (token: Token): boolean =>
  token.kind === 'term' && (token.term.actions.length > 0 || token.term.measure !== null);
const isTime = (token: Token): boolean => token.kind === 'time';

/** What the items have in common stands in the last one, or in the first before its own word. */
function shared(items: readonly Token[][], item: readonly Token[]): Token[] {
  const last = items.at(-1) ?? [];
  const first = items[0] ?? [];
  const rest = item === last ? [] : last;
  const lacking = [...rest, ...(item === first ? [] : first)].filter(
    (token) => (isTopic(token) && !has(item, isTopic)) || (isAct(token) && !has(item, isAct)),
  );
  return has(item, isTime) || has(item, isTopic) || has(item, isAct) ? lacking : [];
}

const valueTokens = (tokens: readonly Token[]): Token[] => tokens.filter(({ kind }) => kind === 'quantity');

/** The tokens from the sentence's break before 分别 up to it, and the values behind it. */
function around(tokens: readonly Token[], text: string, at: number, word: string) {
  const before = tokens.filter(({ end }) => end <= at);
  const from = before.findLastIndex(({ kind }) => kind === 'break') + 1;
  const behind = tokens.filter(({ start }) => start >= at + word.length);
  const stop = behind.findIndex(({ kind }) => kind === 'break' || kind === 'open');
  const values = stop < 0 ? behind : behind.slice(0, stop);
  const head = before.slice(from).filter(({ start, end }) => text.slice(start, end) !== word);
  return { head, values, earlier: before.slice(0, from) };
}

/** @param tokens all tokens of one sentence */
export function resolveLists(text: string, tokens: readonly Token[], vocabulary: Vocabulary): ListItem[] {
  const resolved: ListItem[] = [];
  for (const word of vocabulary.steering.respectively) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      const { head, values, earlier } = around(tokens, text, at, word);
      const quantities = valueTokens(values);
      if (quantities.length < 2) continue;
      const firstValue = values.findIndex(({ kind }) => kind === 'quantity');
      const verbs = values.slice(0, firstValue);
      const items = splitItems(head);
      if (items.length === quantities.length) {
        for (const [i, item] of items.entries()) {
          const quantity = quantities[i];
          if (!quantity) continue;
          const full = [...item, ...shared(items, item), ...verbs, quantity];
          resolved.push({
            start: quantity.start,
            clause: { tokens: full, parenthesised: false, joined: false },
            item: null,
          });
        }
      } else if (items.length === 1) resolved.push(...overItems(text, head, verbs, quantities, earlier));
    }
  }
  return resolved;
}

/** A rate behind several counted items: 调解民事纠纷962件,行政纠纷10211件,成功率分别为97%、66%. */
function overItems(
  text: string,
  head: readonly Token[],
  verbs: readonly Token[],
  quantities: readonly Token[],
  earlier: readonly Token[],
): ListItem[] {
  const counted = valueTokens(earlier);
  const chosen = counted.slice(-quantities.length);
  if (chosen.length < quantities.length) return [];
  return quantities.map((quantity, i) => {
    const end = chosen[i]?.start ?? 0;
    const before = earlier.filter((token) => token.end <= end);
    const from = before.findLastIndex(({ kind }) => kind === 'break' || kind === 'quantity') + 1;
    const own = before.slice(from).filter(({ kind }) => kind !== 'list' && kind !== 'joiner');
    const topics = own.filter(isTopic);
    const verb = own.findLastIndex((token) => isAct(token) && !isTopic(token));
    const item = text.slice(own[verb + 1]?.start ?? own[0]?.start ?? end, end).trim();
    const tokens = [...topics.slice(-1), ...head, ...verbs, quantity];
    return {
      start: quantity.start,
      clause: { tokens, parenthesised: false, joined: false },
      item: item === '' ? null : item,
    };
  });
}

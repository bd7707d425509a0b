/** Prepares the words in front of a quantity: which are known, and which only describe or enumerate. */
import { actsHard, actsSoft, known, topicOf } from './facets.ts';
import type { Token } from './tokens.ts';

/** The known tokens right before the quantity, and the unknown ones before them. */
export function splitCore(left: readonly Token[]): { lead: readonly Token[]; core: readonly Token[] } {
  let from = left.length;
  while (from > 0 && known.has(left[from - 1]?.kind ?? '')) from -= 1;
  // 市中级 + 法院: a scope word right behind an unknown one ends its name.
  while (from > 0 && left[from - 1]?.kind !== 'other' && left[from]?.kind === 'scope') from += 1;
  return { lead: left.slice(0, from), core: left.slice(from) };
}

/** 主动公开政务动态、政府文件等8.2万条: the list between an action and 等 is the object and narrows nothing. */
export function skipList(text: string, left: readonly Token[]): readonly Token[] {
  const etc = left.findLastIndex(
    (token) =>
      (token.kind === 'light' && text.slice(token.start, token.end) === '等') ||
      (topicOf(token) !== null && text.charAt(token.start) === '等'),
  );
  if (etc < 0 || left.slice(etc + 1).some(({ kind }) => !known.has(kind))) return left;
  // Somebody must say what is counted: the word behind 等, or an action that needs no object (主动公开).
  const says = left.slice(etc).some((token) => topicOf(token) !== null);
  // 作出撤销、确认违法等纠错决定: the actions in front are examples of the one behind.
  const general = left.slice(etc + 1).some(actsHard);
  if (general && !says && left.slice(0, etc).every((token) => known.has(token.kind))) {
    return left.slice(0, etc).some(({ kind }) => kind === 'list')
      ? [...left.slice(0, etc).filter((token) => !actsHard(token)), ...left.slice(etc)]
      : left;
  }
  const act = left
    .slice(0, etc)
    .findLastIndex(
      (token) => (actsHard(token) || (says && actsSoft(token))) && (says || topicOf(token) !== null),
    );
  const next = left[etc + 1];
  // 招商引资等各类合同: one example is as good as a list.
  const examples = next !== undefined && /^各[类种项]/.test(text.slice(next.start, next.end));
  if (act < 0 || !(examples || left.slice(act, etc).some(({ kind }) => kind === 'list'))) return left;
  return [...left.slice(0, act + 1), ...left.slice(etc)];
}

/** 废止涉及野生动物保护的规范性文件: takes the narrowing words out from between an action and its object. */
export function takeNarrowing(
  text: string,
  left: readonly Token[],
): { left: readonly Token[]; narrowed: string | null } {
  const of = left.findLastIndex(({ start, end }) => text.slice(start, end) === '的');
  const act = left.slice(0, of).findLastIndex(actsHard);
  const first = left[act + 1];
  const last = left[of - 1];
  if (of < 0 || act < 0 || !first || !last) return { left, narrowed: null };
  const words = text.slice(first.start, last.end);
  if (!/^涉及?/.test(words) || words.length > 20) return { left, narrowed: null };
  return { left: [...left.slice(0, act + 1), ...left.slice(of + 1)], narrowed: words };
}

/** 制发的1025件规范性文件进行清理: what stands before 的 only describes the noun behind the number. */
export function withoutDescription(text: string, core: readonly Token[]): readonly Token[] {
  const of = core.findLastIndex(({ start, end }) => text.slice(start, end) === '的');
  return core.slice(of + 1);
}

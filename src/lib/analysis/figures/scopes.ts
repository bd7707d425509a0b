/** Whose figure it is: the bodies and fields that the words around a quantity name. */
import type { Token } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Words before the known ones: the name of a body or a field is a scope, anything else narrows the count. */
export function isScopeLike(lead: string, vocabulary: Vocabulary): boolean {
  const text = lead.replace(/^(?:[一二三四五六七八九十]+是|其中|同时|全年|共|\s)+/, '').trim();
  return (
    text.length <= 24 &&
    !/[的对将把不未向给由为]/.test(text) &&
    !vocabulary.steering.onBehalf.some((verb) => text.includes(verb)) &&
    vocabulary.scopeEndings.some((end) => text.endsWith(end))
  );
}

/** Words before the known ones that tell when, where, how or for whom: 集市日, 活动现场, 围绕民生领域, 面向居民. */
export function circumstanceOf(lead: string, { steering }: Vocabulary): 'way' | 'audience' | null {
  const { audiences, starts, ends, never } = steering.circumstances;
  const text = lead.trim();
  if (
    text.length > 24 ||
    never.some((word) => text.includes(word)) ||
    steering.onBehalf.some((word) => text.includes(word))
  )
    return null;
  if (audiences.some((word) => text.startsWith(word))) return 'audience';
  const isWay = starts.some((word) => text.startsWith(word)) || ends.some((word) => text.endsWith(word));
  return isWay ? 'way' : null;
}

/** Scopes, but not those behind 向, which name the one it goes to. */
function scopeTokens(text: string, tokens: readonly Token[]): Token[] {
  let addressed = false;
  return tokens.filter((token) => {
    const word = text.slice(token.start, token.end);
    if (word === '向') addressed = true;
    else if (token.kind === 'term') addressed = false;
    return token.kind === 'scope' && !addressed;
  });
}

/** Words that touch are one name (全市 + 法院); others are listed. */
export function scopeOf(text: string, lead: string, tokens: readonly Token[]): string | null {
  const names: { start: number; end: number }[] = [];
  for (const { start, end } of scopeTokens(text, tokens)) {
    const last = names.at(-1);
    if (last && last.end === start) last.end = end;
    else names.push({ start, end });
  }
  const all = [
    ...(lead === '' ? [] : [lead]),
    ...names.map(({ start, end }) => text.slice(start, end).trim()),
  ];
  return all.length === 0 ? null : [...new Set(all)].join('、');
}

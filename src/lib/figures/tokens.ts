/**
 * Cuts a sentence into tokens: quantities, time, punctuation, known words, scopes, titles, and the rest. Every
 * character belongs to exactly one token.
 */
import type { Mask } from './not-figures.ts';
import type { TimeMention } from './periods.ts';
import type { Quantity } from './quantities.ts';
import type { Span } from './types.ts';
import type { Term, Vocabulary } from './vocabulary.ts';

export type Token = Span &
  (
    | { readonly kind: 'quantity'; readonly quantity: Quantity }
    | { readonly kind: 'time'; readonly mention: TimeMention }
    | { readonly kind: 'term' | 'light' | 'other'; readonly term: Term }
    /** `break` ends a clause, `list` is 、, `open` and `close` are parentheses, `skip` says nothing about a count. */
    | { readonly kind: 'break' | 'list' | 'open' | 'close' | 'joiner' | 'skip' | 'scope' | 'rest' }
  );

const punctuation = new Map<string, 'break' | 'list' | 'open' | 'close'>([
  [',', 'break'],
  [';', 'break'],
  [':', 'break'],
  ['。', 'break'],
  ['!', 'break'],
  ['?', 'break'],
  ['\t', 'break'],
  ['、', 'list'],
  ['(', 'open'],
  [')', 'close'],
]);
/** Masks that may stand between an action and what it was done to. */
const skipped = new Set(['title', 'date', 'marker', 'document-number', 'anonymised']);
const joiners = ['以及', '和', '与', '及', '或'];

export interface TokenInput {
  readonly text: string;
  readonly masks: readonly Mask[];
  readonly times: readonly TimeMention[];
  readonly quantities: readonly Quantity[];
}

function tokenAt(
  { text, masks, times, quantities }: TokenInput,
  index: number,
  vocabulary: Vocabulary,
): Token {
  const quantity = quantities.find(({ start }) => start === index);
  if (quantity) return { kind: 'quantity', quantity, start: index, end: quantity.end };
  const mention = times.find(({ start }) => start === index);
  if (mention) return { kind: 'time', mention, start: index, end: mention.end };
  const limit = quantities.find(({ start }) => start > index)?.start ?? text.length;
  const hit = vocabulary.termAt(text, index, limit);
  const scope = vocabulary.scopeAt(text, index, limit);
  if (hit && hit.word.length >= (scope?.length ?? 0)) {
    return { kind: hit.term.kind, term: hit.term, start: index, end: index + hit.word.length };
  }
  if (scope) return { kind: 'scope', start: index, end: index + scope.length };
  const mask = masks.find(({ start }) => start === index);
  if (mask) return { kind: skipped.has(mask.reason) ? 'skip' : 'rest', start: index, end: mask.end };
  const mark = punctuation.get(text.charAt(index));
  if (mark) return { kind: mark, start: index, end: index + 1 };
  if ('“”‘’"'.includes(text.charAt(index))) return { kind: 'skip', start: index, end: index + 1 };
  const joiner = joiners.find((word) => text.startsWith(word, index));
  if (joiner) return { kind: 'joiner', start: index, end: index + joiner.length };
  return { kind: 'rest', start: index, end: index + 1 };
}

/** What holds: the tokens cover the text without a gap; unknown characters in a row are one `rest` token. */
export function tokenize(input: TokenInput, vocabulary: Vocabulary): Token[] {
  const tokens: Token[] = [];
  let index = 0;
  while (index < input.text.length) {
    const token = tokenAt(input, index, vocabulary);
    const last = tokens.at(-1);
    const blank = token.kind === 'rest' && input.text.slice(token.start, token.end).trim() === '';
    if (blank && last && last.kind !== 'break' && last.kind !== 'list') {
      tokens[tokens.length - 1] = { ...last, end: token.end };
    } else if (token.kind === 'rest' && last?.kind === 'rest') {
      tokens[tokens.length - 1] = { ...last, end: token.end };
    } else {
      tokens.push(token);
    }
    index = token.end;
  }
  return tokens;
}

/**
 * Cuts a sentence into tokens: quantities, time, phrases, punctuation, known words, scopes, titles, and the rest. Every
 * character belongs to exactly one token.
 */

import type { Span } from '../../core/text/span.ts';
import type { Mask } from './not-figures.ts';
import type { TimeMention } from './periods.ts';
import type { Phrase } from './phrases.ts';
import type { Quantity } from './quantities.ts';
import type { Term, Vocabulary } from './vocabulary.ts';

export type Token = Span &
  (
    | { readonly kind: 'quantity'; readonly quantity: Quantity }
    | { readonly kind: 'time'; readonly mention: TimeMention }
    | { readonly kind: 'term' | 'light' | 'other'; readonly term: Term }
    /** `break` ends a clause, `list` is 、, `open` and `close` are parentheses, `skip` says nothing about a count. */
    | { readonly kind: 'phrase'; readonly phrase: Phrase }
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
/** “进校园” and “六进” tell where, as titles and dates do. */
const isSkipped = (text: string, { reason, start, end }: Mask): boolean =>
  skipped.has(reason) || (reason === 'quoted-name' && text.slice(start, end).includes('进'));
const joiners = ['以及', '和', '与', '及', '或'];
const joinerStarts = new Set(joiners.map((word) => word.charAt(0)));
const quotes = new Set('“”‘’"');

export interface TokenInput {
  readonly text: string;
  readonly masks: readonly Mask[];
  readonly times: readonly TimeMention[];
  readonly quantities: readonly Quantity[];
  readonly phrases?: readonly Phrase[];
}

/** What was found before by itself: a quantity goes before a time, a time before a phrase. */
function foundTokens({ quantities, times, phrases = [] }: TokenInput): Map<number, Token> {
  const found = new Map<number, Token>();
  const add = (token: Token): void => {
    if (!found.has(token.start)) found.set(token.start, token);
  };
  for (const quantity of quantities)
    add({ kind: 'quantity', quantity, start: quantity.start, end: quantity.end });
  for (const mention of times) add({ kind: 'time', mention, start: mention.start, end: mention.end });
  for (const phrase of phrases) add({ kind: 'phrase', phrase, start: phrase.start, end: phrase.end });
  return found;
}

/** The token at `index` where nothing was found before. @param limit where the next quantity begins */
function wordAt(
  text: string,
  index: number,
  limit: number,
  mask: Mask | undefined,
  vocabulary: Vocabulary,
): Token {
  const hit = vocabulary.termAt(text, index, limit);
  const scope = vocabulary.scopeAt(text, index, limit);
  if (hit && hit.end - index >= (scope?.length ?? 0)) {
    return { kind: hit.term.kind, term: hit.term, start: index, end: hit.end };
  }
  if (scope) return { kind: 'scope', start: index, end: index + scope.length };
  if (mask) return { kind: isSkipped(text, mask) ? 'skip' : 'rest', start: index, end: mask.end };
  const mark = punctuation.get(text.charAt(index));
  if (mark) return { kind: mark, start: index, end: index + 1 };
  if (quotes.has(text.charAt(index))) return { kind: 'skip', start: index, end: index + 1 };
  const joiner = joinerStarts.has(text.charAt(index)) && joiners.find((word) => text.startsWith(word, index));
  if (joiner) return { kind: 'joiner', start: index, end: index + joiner.length };
  return { kind: 'rest', start: index, end: index + 1 };
}

/** Characters that are more than a part of an unknown word. */
const marks = new Uint8Array(0x10000);
for (const character of [...punctuation.keys(), ...quotes, ...joinerStarts])
  marks[character.charCodeAt(0)] = 1;
for (let unit = 0; unit < marks.length; unit++) if (String.fromCharCode(unit).trim() === '') marks[unit] = 1;

/** For each place of the text, where the next quantity behind it begins. */
function nextQuantities({ text, quantities }: TokenInput): (index: number) => number {
  const starts = quantities.map(({ start }) => start).sort((a, b) => a - b);
  let next = 0;
  return (index) => {
    while ((starts[next] ?? text.length) <= index && next < starts.length) next += 1;
    return starts[next] ?? text.length;
  };
}

/** What holds: the tokens cover the text without a gap; unknown characters in a row are one `rest` token. */
export function tokenize(input: TokenInput, vocabulary: Vocabulary): Token[] {
  const { text } = input;
  const tokens: Token[] = [];
  const found = foundTokens(input);
  const masks = new Map(input.masks.toReversed().map((mask) => [mask.start, mask]));
  const limitAt = nextQuantities(input);
  const isPlain = (at: number): boolean =>
    at < text.length &&
    marks[text.charCodeAt(at)] === 0 &&
    !vocabulary.startsWord(text, at) &&
    !found.has(at) &&
    !masks.has(at);
  let index = 0;
  while (index < text.length) {
    let token = found.get(index) ?? wordAt(text, index, limitAt(index), masks.get(index), vocabulary);
    if (token.kind === 'rest' && token.end === index + 1 && text.charAt(index).trim() !== '') {
      let end = token.end;
      while (isPlain(end)) end += 1;
      token = { ...token, end };
    }
    const last = tokens.at(-1);
    index = token.end;
    if (token.kind !== 'rest' || !last) {
      tokens.push(token);
      continue;
    }
    const blank = text.slice(token.start, token.end).trim() === '';
    const goesOn = last.kind === 'rest' || (blank && last.kind !== 'break' && last.kind !== 'list');
    if (goesOn) tokens[tokens.length - 1] = { ...last, end: token.end };
    else tokens.push(token);
  }
  return tokens;
}

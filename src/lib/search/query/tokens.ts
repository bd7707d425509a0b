/** Cuts what was typed into words, phrases in quotation marks and operators. */

/** What may stand between two words or before one. */
export type Operator =
  | { readonly kind: 'or' }
  | { readonly kind: 'and' }
  | { readonly kind: 'not' }
  /** Both words within so many characters of each other. */
  | { readonly kind: 'near'; readonly most: number };

export interface Word {
  readonly kind: 'word' | 'phrase';
  readonly text: string;
  readonly minus: boolean;
}

export type Token = Word | Operator;

const closing = new Map([
  ['"', '"'],
  ['＂', '"'],
  ['「', '」'],
  ['『', '』'],
  ['“', '”'],
]);
const endsToken = (character: string | undefined): boolean =>
  character === undefined || /[\s|｜]/u.test(character);

/** A phrase in quotation marks that begins at `at` and ends a token; null when the mark is part of a word. */
function quoted(text: string, at: number): { inner: string; end: number } | null {
  const close = closing.get(text[at] ?? '');
  if (!close) return null;
  for (let end = at + 1; end < text.length; end++) {
    const character = text[end] === '＂' ? '"' : text[end];
    if (character === close && endsToken(text[end + 1])) {
      const inner = text.slice(at + 1, end);
      return inner.trim() === '' ? null : { inner, end: end + 1 };
    }
  }
  return null;
}

/** Where no number is given. */
const usualDistance = 10;
const mostDistance = 200;

/** Operators of Chinese and of English catalogues; capitals, as the words themselves may be looked for. */
function operatorOf(word: string): Operator | null {
  if (word === '或' || word === 'OR') return { kind: 'or' };
  if (word === 'AND') return { kind: 'and' };
  if (word === 'NOT') return { kind: 'not' };
  const [, near] = /^(?:NEAR\/?|[/~～])(\d{1,3})$/.exec(word) ?? [];
  if (word !== 'NEAR' && near === undefined) return null;
  return { kind: 'near', most: Math.min(Number(near ?? usualDistance), mostDistance) };
}

function wordsOf(text: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text[at] as string;
    if (/\s/u.test(character)) {
      at++;
      continue;
    }
    if (character === '|' || character === '｜') {
      found.push({ kind: 'or' });
      at++;
      continue;
    }
    const minus = (character === '-' || character === '－') && !endsToken(text[at + 1]);
    const start = minus ? at + 1 : at;
    const phrase = quoted(text, start);
    let end = phrase?.end ?? start;
    if (!phrase) while (!endsToken(text[end])) end++;
    const word = phrase?.inner ?? text.slice(start, end);
    const operator = phrase || minus ? null : operatorOf(word);
    found.push(operator ?? { kind: phrase ? 'phrase' : 'word', text: word, minus });
    at = end;
  }
  return found;
}

const isWord = (token: Token | undefined): token is Word =>
  token?.kind === 'word' || token?.kind === 'phrase';

/** An operator needs a word on either side (not: behind it) and only one of them can stand there. */
function isMeant(tokens: readonly Token[], at: number): boolean {
  const [before, next] = [tokens[at - 1], tokens[at + 1]];
  if (!isWord(next) || next.minus) return false;
  return tokens[at]?.kind === 'not' || isWord(before) || before?.kind === 'not';
}

const written: Readonly<Record<Operator['kind'], string>> = { or: '', and: 'AND', not: 'NOT', near: 'NEAR' };

const singleHan = (token: Token): token is Word =>
  token.kind === 'word' && !token.minus && /^\p{Script=Han}$/u.test(token.text);

/** 行 政 复 议: characters that were spaced out, by hand or by a PDF, are one word. */
function joinSpaced(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  let run: Word[] = [];
  const flush = () => {
    const [first] = run;
    if (first) joined.push({ ...first, text: run.map(({ text }) => text).join('') });
    run = [];
  };
  for (const token of tokens) {
    if (singleHan(token)) run.push(token);
    else {
      flush();
      joined.push(token);
    }
  }
  flush();
  return joined;
}

/**
 * @param apart leaves single characters with spaces between them as words of their own
 * @returns words and operators in order; an operator that joins nothing is a word again, or nothing if it is a sign
 */
export function tokensOf(text: string, apart = false): Token[] {
  const all = apart ? wordsOf(text) : joinSpaced(wordsOf(text));
  return all.flatMap((token, at): Token[] => {
    if (isWord(token) || isMeant(all, at)) return [token];
    const word = written[token.kind];
    return word === '' ? [] : [{ kind: 'word', text: word, minus: false }];
  });
}

/**
 * The query language: words apart from each other must all stand in the report; "…", 「…」 and “…” hold a phrase
 * with spaces; `-word` excludes; `|` or 或 between words means either. What is typed without a space is looked
 * for as it stands. Signs that make no sense as an operator are looked for like any other character.
 */
import { normalise, type ScriptMap } from '../format/normalise.ts';
import { lostStop } from '../format/stream.ts';

/** One wording or several that count as the same (〔2018〕 and [2018]). */
export interface Term {
  /** Comparable text, never empty; the first is what was typed. */
  readonly forms: readonly string[];
}

export interface Query {
  /** Each group must be met by one of its terms. */
  readonly all: readonly (readonly Term[])[];
  readonly none: readonly Term[];
}

interface Token {
  readonly text: string;
  readonly kind: 'word' | 'phrase' | 'or';
  readonly minus: boolean;
}

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

function tokens(text: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text[at] as string;
    if (/\s/u.test(character)) {
      at++;
      continue;
    }
    if (character === '|' || character === '｜') {
      found.push({ text: character, kind: 'or', minus: false });
      at++;
      continue;
    }
    const minus = (character === '-' || character === '－') && !endsToken(text[at + 1]);
    const start = minus ? at + 1 : at;
    const phrase = quoted(text, start);
    let end = phrase?.end ?? start;
    if (!phrase) while (!endsToken(text[end])) end++;
    const word = phrase?.inner ?? text.slice(start, end);
    found.push({ text: word, kind: phrase ? 'phrase' : word === '或' ? 'or' : 'word', minus });
    at = end;
  }
  return found;
}

/** A year as document numbers have it. */
export const yearInBrackets = /[〔[(【](\d{4})[〕\])】]/u;
const bracketPairs = ['〔〕', '[]', '()', '【】'];

/** The bracket that opens a year in a form, null when there is none. */
export const yearBracket = (form: string): string | null => yearInBrackets.exec(form)?.[0][0] ?? null;

/** Document numbers are printed with four kinds of brackets; the year in brackets next to more of a number tells. */
function bracketForms(text: string): string[] {
  const match = yearInBrackets.exec(text);
  const rest = match ? text.slice(match.index + match[0].length) : '';
  if (!match || !/^第?\d/u.test(rest)) return [];
  const before = text.slice(0, match.index);
  return bracketPairs.map(([left, right]) => `${before}${left}${match[1]}${right}${rest}`);
}

/** A full stop within a phrase may be the one that a heading lost when it was cut out of running text. */
function stopForms(text: string): string[] {
  const stops = [...text.matchAll(/。/gu)].map(({ index }) => index);
  const within = stops.filter((at) => at > 0 && at < text.length - 1);
  return within.map((at) => text.slice(0, at) + lostStop + text.slice(at + 1));
}

/** What to try when a query finds nothing as it stands. */
export interface Leniency {
  /** Folds traditional characters of the query. */
  readonly script?: ScriptMap | undefined;
  /** A full stop may be one that a heading lost. Headings that never had one would be found as well. */
  readonly lostStops?: boolean;
}

function term(text: string, { script, lostStops }: Leniency): Term | null {
  const comparable = normalise(text, script).text;
  if (comparable === '') return null;
  const others = [...bracketForms(comparable), ...(lostStops ? stopForms(comparable) : [])];
  return { forms: [...new Set([comparable, ...others])] };
}

export function parseQuery(text: string, leniency: Leniency = {}): Query {
  const all: Term[][] = [];
  const none: Term[] = [];
  const parts = tokens(text);
  const operands = parts.filter((part) => part.kind !== 'or');
  if (!operands.some((part) => !part.minus)) {
    // Nothing to look for but what is excluded, or only signs: take it as it stands.
    const only = term(text, leniency);
    return { all: only ? [[only]] : [], none: [] };
  }
  let either = false;
  for (const [k, part] of parts.entries()) {
    if (part.kind === 'or') {
      const next = parts[k + 1];
      either = all.length > 0 && next !== undefined && next.kind !== 'or' && !next.minus;
      continue;
    }
    const made = term(part.text, leniency);
    if (!made) continue;
    if (part.minus) none.push(made);
    else if (either) all.at(-1)?.push(made);
    else all.push([made]);
    either = false;
  }
  return { all, none };
}

/** The words of a query that are to be highlighted, longest first. */
export function highlightedForms(query: Query): string[] {
  const words = query.all.flat().flatMap(({ forms: own }) => own);
  return [...new Set(words)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

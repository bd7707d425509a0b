/**
 * The query language: words apart from each other must all stand in the report; "…", 「…」 and “…” hold a phrase
 * with spaces; `-word` and `NOT word` exclude; `|`, 或 and OR between words mean either; `NEAR`, `/5` and `~5` want two
 * words near each other; `?` and `*` between characters stand for one and for any. What is typed without a space is
 * looked for as it stands. Signs that make no sense as an operator are looked for like any other character.
 */
import { normalise, type ScriptTables } from '../format/normalise.ts';
import { barrier, lostStop } from '../format/stream.ts';
import { type Token, tokensOf, type Word } from './tokens.ts';

/** A further word and how far it may stand from the one before. */
export interface Gap {
  readonly forms: readonly string[];
  /** Characters between the two. */
  readonly least: number;
  readonly most: number;
  /** False: it may stand before, too. */
  readonly ordered: boolean;
}

/** One wording or several that count as the same (〔2018〕 and [2018]). */
export interface Term {
  /** Comparable text, never empty; the first is what was typed. */
  readonly forms: readonly string[];
  /** What else must stand near it, in one paragraph. */
  readonly gaps?: readonly Gap[];
}

export interface Query {
  /** Each group must be met by one of its terms. */
  readonly all: readonly (readonly Term[])[];
  readonly none: readonly Term[];
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

/** A full stop may be the one that a heading lost when it was cut out of running text. */
function stopForms(text: string): string[] {
  const stops = [...text.matchAll(/。/gu)].map(({ index }) => index).filter((at) => at > 0);
  return stops.map((at) => text.slice(0, at) + lostStop + text.slice(at + 1));
}

/** Marks around the whole of what was typed, which the text need not have: 《…》, (…), "…". */
const wrapped = /^[《〈"'([【〔](.+)[》〉"')\]】〕]$/u;

/** A numbered heading or article begins here. */
const marker =
  /第[一二三四五六七八九十百零〇\d]{1,6}[编章节条款]|[(〔][一二三四五六七八九十\d]{1,3}[)〕]|[一二三四五六七八九十]{1,3}、/gu;
/** More headings in one copied stretch are rare, and each doubles the forms. */
const mostJoints = 3;

/** Copied across headings: where a numbered line begins within the words, the text has the end of another one. */
function headingForms(text: string): string[] {
  const starts = [...text.matchAll(marker)].map(({ index }) => index);
  // What follows a heading without a number is found by what it ends with.
  const joints = starts.filter((at) => at > 0).slice(0, mostJoints);
  if (joints.length === 0) return [];
  const between = [lostStop, barrier, lostStop + barrier];
  const pieces = [0, ...joints].map((at, k) => text.slice(at, joints[k]));
  return pieces
    .slice(1)
    .reduce<string[]>(
      (before, piece) => before.flatMap((start) => ['', ...between].map((joint) => start + joint + piece)),
      [pieces[0] ?? ''],
    );
}

/** What to try when a query finds nothing as it stands. */
export interface Leniency {
  /** Folds traditional characters of the query. */
  readonly script?: ScriptTables | undefined;
  /** A full stop may be one that a heading lost. Headings that never had one would be found as well. */
  readonly lostStops?: boolean;
  /** Marks around the whole count as those of the reader. */
  readonly unwrapped?: boolean;
  /** The words may go across headings and paragraphs. */
  readonly acrossHeadings?: boolean;
  /** Spaced out characters are words of their own. */
  readonly apart?: boolean;
}

function formsOf(text: string, leniency: Leniency): readonly string[] {
  const { script, lostStops, unwrapped, acrossHeadings } = leniency;
  const tables = script ? [undefined, script.certain, script.full] : [undefined];
  const typed = tables.map((table) => normalise(text, table).text);
  // Folded, none of the literal forms can stand in the index unless it has nothing to fold.
  const plain = script ? typed.slice(1) : typed;
  const inner = unwrapped ? plain.flatMap((form) => wrapped.exec(form)?.[1] ?? []) : [];
  const forms = [...plain, ...inner].filter((form) => form !== '');
  const others = forms.flatMap((form) => [
    ...bracketForms(form),
    ...(lostStops ? stopForms(form) : []),
    ...(acrossHeadings ? headingForms(form) : []),
  ]);
  return [...new Set([...forms, ...others])];
}

/** `?` and `*` between characters, in half width; a question of a text is in full width. */
const wildcard = /(?<=[\p{L}\p{N}》〉）)])([?]+|[*]+)(?=[\p{L}\p{N}《〈（(])/u;

function term({ kind, text }: Pick<Word, 'kind' | 'text'>, leniency: Leniency): Term | null {
  if (kind === 'phrase' || !wildcard.test(text)) {
    const forms = formsOf(text, leniency);
    return forms.length === 0 ? null : { forms };
  }
  const pieces = text.split(wildcard);
  const words = pieces.filter((_, k) => k % 2 === 0).map((piece) => formsOf(piece, leniency));
  const [first] = words;
  if (!first || words.some((forms) => forms.length === 0)) return null;
  const gaps = words.slice(1).map((forms, k): Gap => {
    const sign = pieces[2 * k + 1] ?? '';
    const any = sign.startsWith('*');
    return {
      forms,
      least: any ? 0 : sign.length,
      most: any ? Number.POSITIVE_INFINITY : sign.length,
      ordered: true,
    };
  });
  return { forms: first, gaps };
}

export function parseQuery(text: string, leniency: Leniency = {}): Query {
  const all: Term[][] = [];
  const none: Term[] = [];
  const tokens = tokensOf(text, leniency.apart);
  const isNegated = (at: number): boolean => {
    const token = tokens[at] as Word;
    return token.minus || tokens[at - 1]?.kind === 'not';
  };
  const isWord = (token: Token): boolean => token.kind === 'word' || token.kind === 'phrase';
  if (!tokens.some((token, at) => isWord(token) && !isNegated(at))) {
    // Nothing to look for but what is excluded, or only signs: take it as it stands.
    const only = term({ kind: 'phrase', text }, leniency);
    return { all: only ? [[only]] : [], none: [] };
  }
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'word' && token.kind !== 'phrase') continue;
    const made = term(token, leniency);
    if (!made) continue;
    const joint = tokens[at - 1];
    const last = all.at(-1);
    const before = last?.at(-1);
    if (isNegated(at)) none.push(made);
    else if (joint?.kind === 'near' && last && before) last[last.length - 1] = near(before, made, joint.most);
    else if (joint?.kind === 'or' && last) last.push(made);
    else all.push([made]);
  }
  return { all, none };
}

function near(first: Term, second: Term, most: number): Term {
  const gap: Gap = { forms: second.forms, least: 0, most, ordered: false };
  return { forms: first.forms, gaps: [...(first.gaps ?? []), gap, ...(second.gaps ?? [])] };
}

/** All wordings of a term, its further words included. */
export const wordingsOf = ({ forms, gaps = [] }: Term): string[] => [
  ...forms,
  ...gaps.flatMap((gap) => gap.forms),
];

const joints = new RegExp(`[${lostStop}${barrier}]+`, 'u');

/** The words of a query that are to be highlighted, longest first; parts of those that go across paragraphs. */
export function highlightedForms(query: Query): string[] {
  const words = query.all.flat().flatMap(wordingsOf);
  const parts = words.filter((word) => word.includes(barrier)).flatMap((word) => word.split(joints));
  return [...new Set([...words, ...parts])]
    .filter((word) => word !== '')
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

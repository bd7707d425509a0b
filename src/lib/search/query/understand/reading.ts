/** What was understood of a query: its pieces, and the searches that they stand for. */
import type { TextKey, Translate } from '../../../core/interface/translate.ts';
import { type Filters, liesIn } from '../filters.ts';
import { segmentWords } from '../partial.ts';
import type { SearchRequest } from '../request.ts';
import type { Piece } from './segment.ts';
import { numberWithUnit } from './writings.ts';

export interface Reading {
  readonly pieces: readonly Piece[];
  /** Words that no report has under the filters; they were not looked for. */
  readonly missing: readonly string[];
}

const kindNames = {
  region: 'reading.region',
  year: 'reading.year',
  kind: 'reading.kind',
  issuer: 'reading.issuer',
  indicator: 'reading.indicator',
  word: 'reading.word',
  'left-out': 'reading.left-out',
} as const satisfies Readonly<Record<Piece['kind'], TextKey>>;

/** What a reader is told of a piece: what it is taken for, and its value. */
export function describe(piece: Piece, t: Translate): { readonly name: string; readonly value: string } {
  const name = t(kindNames[piece.kind]);
  if (piece.kind === 'year')
    return { name, value: piece.from === piece.to ? String(piece.from) : `${piece.from}—${piece.to}` };
  if (piece.kind === 'issuer') return { name, value: piece.issuer };
  return { name, value: 'label' in piece ? piece.label : piece.text };
}

/** Without words that are told as indicators already. */
export function shownPieces(pieces: readonly Piece[]): Piece[] {
  const told = new Set(only(pieces, 'indicator').map(({ text }) => text));
  return pieces.filter((piece) => piece.kind !== 'word' || !told.has(piece.text));
}

/** 地区：密云区，年度：2020，词：行政复议 */
export const describeAll = (pieces: readonly Piece[], t: Translate): string =>
  shownPieces(pieces)
    .filter(({ kind }) => kind !== 'left-out')
    .map((piece) => describe(piece, t))
    .map(({ name, value }) => `${name}${t('mark.colon')}${value}`)
    .join(t('mark.comma'));

/** True when the pieces say more than the text as it stands. */
export function saysMore(pieces: readonly Piece[]): boolean {
  const told = pieces.filter(({ kind }) => kind !== 'left-out');
  return told.length > 0 && (pieces.length > 1 || told[0]?.kind !== 'word');
}

const only = <K extends Piece['kind']>(pieces: readonly Piece[], kind: K) =>
  pieces.filter((piece): piece is Extract<Piece, { kind: K }> => piece.kind === kind);

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** Regions that lie in both; null when there are none. No choice allows all. */
function bothRegions(chosen: readonly string[], named: readonly string[]): readonly string[] | null {
  if (chosen.length === 0 || named.length === 0) return chosen.length === 0 ? named : chosen;
  const inside = named.filter((key) => chosen.some((above) => liesIn(key, above)));
  const around = chosen.filter((key) => named.some((above) => liesIn(key, above)));
  const both = unique([...inside, ...around]);
  return both.length > 0 ? both : null;
}

/** The reader's own filters and those of the query together; null when nothing can pass both. */
function bothFilters(chosen: Filters, pieces: readonly Piece[]): Filters | null {
  const years = only(pieces, 'year');
  const regions = bothRegions(chosen.regions, unique(only(pieces, 'region').flatMap(({ keys }) => keys)));
  const from = Math.max(chosen.from ?? 0, Math.min(...years.map((piece) => piece.from)));
  const to = Math.min(chosen.to ?? 9999, Math.max(...years.map((piece) => piece.to)));
  const named = unique(only(pieces, 'kind').map(({ value }) => value));
  const kinds =
    chosen.kinds.length > 0 && named.length > 0
      ? named.filter((kind) => chosen.kinds.includes(kind))
      : [...chosen.kinds, ...named];
  const figures = only(pieces, 'indicator').map(({ id }) => id);
  if (!regions || (years.length > 0 && from > to) || (named.length > 0 && kinds.length === 0)) return null;
  return {
    ...chosen,
    regions,
    ...(years.length > 0 && { from, to }),
    kinds,
    figures: chosen.figures.length > 0 ? chosen.figures : unique(figures),
  };
}

/** Each word as it stands, wherever the others are. */
const asText = (words: readonly string[]): string =>
  unique(words)
    .map((word) => `"${word}"`)
    .join(' ');

/**
 * @param request what the reader asked, with filters and fields of the reader's own
 * @returns the search that the pieces stand for; null when the reader's filters leave nothing of it
 */
export function requestOf(pieces: readonly Piece[], request: SearchRequest): SearchRequest | null {
  const filters = bothFilters(request.filters, pieces);
  if (!filters) return null;
  const issuer = only(pieces, 'issuer')[0]?.issuer;
  const words = only(pieces, 'word').map(({ text }) => text);
  const fields = request.fields.issuer === '' && issuer ? { ...request.fields, issuer } : request.fields;
  return { ...request, text: asText(words), fields, filters };
}

const asWord = (piece: Piece): Piece =>
  piece.kind === 'indicator' ? { kind: 'word', text: piece.text, known: true } : piece;

/** Words that follow each other without a space are one phrase first. */
export function phrases(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (piece.kind === 'word' && piece.joins && last?.kind === 'word')
      joined[joined.length - 1] = { ...last, text: last.text + piece.text, known: last.known && piece.known };
    else joined.push(piece);
  }
  return joined;
}

/** A single character that nothing knows says nothing beside other words: 接待多少人. */
function withoutSingles(pieces: readonly Piece[]): Piece[] {
  const isSingle = (piece: Piece) => piece.kind === 'word' && !piece.known && [...piece.text].length === 1;
  if (!pieces.some((piece) => piece.kind === 'word' && !isSingle(piece))) return [...pieces];
  return pieces.map((piece) =>
    isSingle(piece) ? { kind: 'left-out', text: piece.text, unknown: true } : piece,
  );
}

function cutWord(piece: Extract<Piece, { kind: 'word' }>): Piece[] {
  const words = piece.text
    .split(numberWithUnit)
    .flatMap((part) => (numberWithUnit.test(part) ? [part] : segmentWords(part)));
  if (words.length < 2) return [piece];
  return words.map((text, k) => ({
    kind: 'word',
    text,
    known: false,
    ...((k > 0 || piece.joins) && { joins: true as const }),
  }));
}

/** Words that nothing knows as the browser's segmenter cuts them. */
export const cut = (pieces: readonly Piece[]): Piece[] =>
  pieces.flatMap((piece): Piece[] => (piece.kind === 'word' && !piece.known ? cutWord(piece) : [piece]));

/** All words so: a word of the vocabularies need not stand in a report as it is called there. */
export const cutAll = (pieces: readonly Piece[]): Piece[] =>
  pieces.flatMap((piece): Piece[] => (piece.kind === 'word' ? cutWord(piece) : [piece]));

/**
 * Readings of the same pieces, the closest first: an indicator by its figures and its name, by its figures, by its
 * name; words as one phrase, apart, and cut further.
 */
export function readingsOf(pieces: readonly Piece[]): (readonly Piece[])[] {
  const named = pieces.flatMap((piece) => (piece.kind === 'indicator' ? [piece, asWord(piece)] : [piece]));
  const words = pieces.map(asWord);
  const all = [named, pieces, words].flatMap((own) => [phrases(own), withoutSingles(own)]);
  const seen = new Set<string>();
  return [...all, cut(withoutSingles(pieces)), cut(withoutSingles(words))].filter((reading) => {
    const key = JSON.stringify(reading);
    return seen.has(key) ? false : seen.add(key);
  });
}

/** True when nothing but words of the vocabularies was understood, and all of it: no mistake of typing is likely. */
export function isSure({ pieces, missing }: Reading): boolean {
  const isFilter = ({ kind }: Piece) => kind !== 'word' && kind !== 'left-out';
  if (missing.length > 0 || pieces.some((piece) => piece.kind === 'left-out' && piece.unknown)) return false;
  return pieces.some(isFilter) || pieces.every((piece) => piece.kind !== 'word' || piece.known);
}

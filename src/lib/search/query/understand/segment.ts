/**
 * Cuts a query into what the archive's vocabularies know. Of all ways to cut a stretch the cheapest is taken: as few
 * pieces as can be, and as few characters as can be that no vocabulary knows.
 */
import type { PlaceRow, WordFile } from '../../format/lexicon.ts';
import { type Calendar, spokenYearsAt, yearAt } from './years.ts';

export type Piece =
  | {
      readonly kind: 'region';
      readonly text: string;
      readonly label: string;
      readonly keys: readonly string[];
    }
  | { readonly kind: 'year'; readonly text: string; readonly from: number; readonly to: number }
  | { readonly kind: 'kind'; readonly text: string; readonly value: string; readonly label: string }
  | { readonly kind: 'issuer'; readonly text: string; readonly issuer: string }
  | { readonly kind: 'indicator'; readonly text: string; readonly id: string; readonly label: string }
  /** `known`: a word of a vocabulary; `joins`: it follows the word before it without anything between them. */
  | { readonly kind: 'word'; readonly text: string; readonly known: boolean; readonly joins?: true }
  /** `unknown`: not because it says nothing, but because nothing knows it. */
  | { readonly kind: 'left-out'; readonly text: string; readonly unknown?: true };

export interface Lexicon {
  readonly places: ReadonlyMap<string, PlaceRow>;
  readonly words: ReadonlySet<string>;
  readonly indicators: ReadonlyMap<string, readonly [id: string, name: string]>;
  readonly kinds: ReadonlyMap<string, readonly [kind: string, label: string]>;
  readonly organs: ReadonlyMap<string, string>;
  readonly leftOut: ReadonlySet<string>;
  readonly tails: ReadonlySet<string>;
  readonly longest: number;
  readonly calendar: Calendar;
}

export function lexiconOf(places: readonly PlaceRow[], file: WordFile, calendar: Calendar): Lexicon {
  const names = [
    ...places.map(([name]) => name),
    ...file.words.map(([word]) => word),
    ...file.indicators.map(([phrase]) => phrase),
    ...file.organs.map(([phrase]) => phrase),
  ];
  const silent = new Set([...file.leftOut, ...file.tails]);
  return {
    places: new Map(places.map((row) => [row[0], row])),
    // What says nothing in a question is no word of it, whatever the vocabularies use it for.
    words: new Set(file.words.map(([word]) => word).filter((word) => !silent.has(word))),
    indicators: new Map(file.indicators.map(([phrase, id, name]) => [phrase, [id, name]])),
    kinds: new Map(file.kinds.map(([phrase, kind, label]) => [phrase, [kind, label]])),
    organs: new Map(file.organs),
    leftOut: new Set(file.leftOut),
    tails: new Set(file.tails),
    longest: names.reduce((most, { length }) => Math.max(most, length), 0),
    calendar,
  };
}

/** Costs: a character that nothing knows is dearer than any piece, a word that says nothing a little dearer than one that does. */
const cost = { known: 1, leftOut: 1.2, unknown: 2 } as const;

/** Where words begin and end for the browser's own segmenter: a word that says nothing must not be cut out of another. */
function wordBorders(text: string): (at: number) => boolean {
  if (!('Segmenter' in Intl)) return () => true;
  const borders = new Set([text.length]);
  for (const { index } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)) borders.add(index);
  return (at) => borders.has(at);
}

interface Step {
  readonly cost: number;
  readonly piece: Piece | null;
  readonly from: number;
}

/** What may stand before the name of an organ: 密云区司法局. */
const isPlace = (step: Step | undefined): boolean => step?.piece?.kind === 'region';
/** A short name begins where a word does, not within one that nothing knows. */
const isStart = (step: Step | undefined): boolean =>
  step?.piece === null || !(step?.piece.kind === 'word' && !step.piece.known);

function candidates(text: string, from: number, to: number, before: Step, lexicon: Lexicon): Piece[] {
  const part = text.slice(from, to);
  const found: Piece[] = [];
  const place = lexicon.places.get(part);
  if (place) {
    const [name, keys, label, use] = place;
    const fits = use === 'free' || (use === 'at-word' && isStart(before)) || isPlace(before);
    if (fits) found.push({ kind: 'region', text: part, label: label || name, keys });
  }
  const indicator = lexicon.indicators.get(part);
  if (indicator) found.push({ kind: 'indicator', text: part, id: indicator[0], label: indicator[1] });
  const kind = lexicon.kinds.get(part);
  if (kind) found.push({ kind: 'kind', text: part, value: kind[0], label: kind[1] });
  const organ = lexicon.organs.get(part);
  if (organ && (isPlace(before) || part.length === text.length))
    found.push({ kind: 'issuer', text: part, issuer: organ });
  if (lexicon.words.has(part)) found.push({ kind: 'word', text: part, known: true });
  return found;
}

/** @param text without white space */
function segmentStretch(text: string, lexicon: Lexicon, isLast: boolean): Piece[] {
  const isBorder = wordBorders(text);
  const best: (Step | undefined)[] = [{ cost: 0, piece: null, from: -1 }];
  const offer = (to: number, step: Step) => {
    // At the same cost the later, longer first piece wins.
    if (step.cost < (best[to]?.cost ?? Number.POSITIVE_INFINITY)) best[to] = step;
  };
  for (let from = 0; from < text.length; from++) {
    const before = best[from];
    if (!before) continue;
    const year = yearAt(text, from) ?? spokenYearsAt(text, from, lexicon.calendar);
    if (year) {
      const to = from + year.length;
      const piece: Piece = { kind: 'year', text: text.slice(from, to), from: year.from, to: year.to };
      offer(to, { cost: before.cost + cost.known, piece, from });
    }
    for (let to = Math.min(text.length, from + lexicon.longest); to > from; to--) {
      const part = text.slice(from, to);
      for (const piece of candidates(text, from, to, before, lexicon))
        offer(to, { cost: before.cost + cost.known, piece, from });
      const isTail = isLast && to === text.length && from > 0 && lexicon.tails.has(part);
      const isLeftOut = lexicon.leftOut.has(part) && (part.length > 1 || (isBorder(from) && isBorder(to)));
      if (isTail || isLeftOut)
        offer(to, { cost: before.cost + cost.leftOut, piece: { kind: 'left-out', text: part }, from });
    }
    const size = (text.codePointAt(from) ?? 0) > 0xffff ? 2 : 1;
    const piece: Piece = { kind: 'word', text: text.slice(from, from + size), known: false };
    offer(from + size, { cost: before.cost + cost.unknown, piece, from });
  }
  const pieces: Piece[] = [];
  for (let at = text.length; at > 0; ) {
    const step = best[at];
    if (!step?.piece) break;
    pieces.unshift(step.piece);
    at = step.from;
  }
  return joinUnknown(pieces).map((piece, k, all) =>
    piece.kind === 'word' && all[k - 1]?.kind === 'word' ? { ...piece, joins: true } : piece,
  );
}

function joinUnknown(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (piece.kind === 'word' && !piece.known && last?.kind === 'word' && !last.known)
      joined[joined.length - 1] = { ...last, text: last.text + piece.text };
    else joined.push(piece);
  }
  return joined;
}

/** 北京市密云区 is one place: the second name lies in the first, so the first says nothing more. */
function joinPlaces(pieces: readonly Piece[], liesIn: (key: string, above: string) => boolean): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (piece.kind === 'region' && last?.kind === 'region') {
      const keys = piece.keys.filter((key) => last.keys.some((above) => key !== above && liesIn(key, above)));
      if (keys.length > 0) {
        const label = keys.length < piece.keys.length ? piece.text : piece.label;
        joined[joined.length - 1] = { ...piece, text: last.text + piece.text, keys, label };
        continue;
      }
    }
    joined.push(piece);
  }
  return joined;
}

/** Marks between words; what is in quotation marks is not looked into. */
const between = /[\s，。、；：！？,;:!?（）()《》〈〉【】]+/u;

/**
 * @param text as typed, of simplified characters in normal width
 * @param liesIn see `liesIn` of the filters
 * @returns all of it in order but white space and punctuation
 */
export function segment(
  text: string,
  lexicon: Lexicon,
  liesIn: (key: string, above: string) => boolean,
): Piece[] {
  const stretches = text.split(between).filter(Boolean);
  return joinPlaces(
    stretches.flatMap((stretch, k) => segmentStretch(stretch, lexicon, k === stretches.length - 1)),
    liesIn,
  );
}

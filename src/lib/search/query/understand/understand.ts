/**
 * Understands a query that nothing holds as it stands: places, years, kinds and issuers become filters, the rest words.
 * Loaded only when there is something to understand; see `isOpen` and `mayMean`.
 */
import { normalise, type ScriptMap } from '../../format/normalise.ts';
import { liesIn } from '../filters.ts';
import type { SearchRequest } from '../request.ts';
import { type SearchResult, search } from '../search.ts';
import type { SearchIndex } from '../search-index.ts';
import { type Reading, readingsOf, requestOf, saysMore } from './reading.ts';
import { type Lexicon, lexiconOf, type Piece, segment } from './segment.ts';

const lexicons = new WeakMap<SearchIndex, Promise<Lexicon>>();

/** @throws IndexError when the files cannot be had */
export function lexiconOfIndex(index: SearchIndex): Promise<Lexicon> {
  const known = lexicons.get(index);
  if (known) return known;
  const made = index.lexicon().then(({ places, words }) => lexiconOf(places, words));
  lexicons.set(index, made);
  made.catch(() => lexicons.delete(index));
  return made;
}

/** As vocabularies are written, with the spaces that part words. */
export const plainText = (text: string, script?: ScriptMap): string =>
  text
    .split(/\s+/u)
    .map((part) => normalise(part, script).text)
    .join(' ')
    .trim();

export interface Understood {
  readonly reading: Reading;
  readonly request: SearchRequest;
  readonly result: SearchResult;
}

/** @returns the pieces of a text; empty when they say no more than the text itself */
export async function piecesOf(index: SearchIndex, text: string, script?: ScriptMap): Promise<Piece[]> {
  const pieces = segment(plainText(text, script), await lexiconOfIndex(index), liesIn);
  return saysMore(pieces) ? pieces : [];
}

async function tryReading(
  index: SearchIndex,
  pieces: readonly Piece[],
  asked: SearchRequest,
): Promise<Understood | null> {
  const request = requestOf(pieces, asked);
  if (!request) return null;
  const result = await search(index, request);
  return result.reports > 0 ? { reading: { pieces, missing: [] }, request, result } : null;
}

/** Leaves out the words that no report has under the filters, if some other word is left. */
async function withoutMissing(
  index: SearchIndex,
  pieces: readonly Piece[],
  asked: SearchRequest,
): Promise<Understood | null> {
  const others = pieces.filter(({ kind }) => kind !== 'word');
  const words = pieces.filter(({ kind }) => kind === 'word');
  const found = await Promise.all(words.map((word) => tryReading(index, [...others, word], asked)));
  const kept = words.filter((_, k) => found[k]);
  if (kept.length === 0 || kept.length === words.length) return null;
  const missing = words.filter((_, k) => !found[k]).map(({ text }) => text);
  const left = pieces.filter((piece) => piece.kind !== 'word' || kept.includes(piece));
  const understood = await tryReading(index, left, asked);
  return understood && { ...understood, reading: { pieces: left, missing } };
}

/**
 * @param script folds traditional characters
 * @returns the closest reading that finds anything; null when there is none
 * @throws IndexError when a file cannot be had
 */
export async function understand(
  index: SearchIndex,
  asked: SearchRequest,
  script?: ScriptMap,
): Promise<Understood | null> {
  const pieces = await piecesOf(index, asked.text, script);
  if (pieces.length === 0) return null;
  const readings = readingsOf(pieces);
  for (const reading of readings) {
    const understood = await tryReading(index, reading, asked);
    if (understood) return understood;
  }
  return withoutMissing(index, readings.at(-1) ?? pieces, asked);
}

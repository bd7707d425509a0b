/**
 * Understands a query that nothing holds as it stands: places, years, kinds and issuers become filters, the rest words.
 * Loaded only when there is something to understand; see `isOpen` and `mayMean`.
 */
import { normalise, type ScriptMap } from '../../format/normalise.ts';
import { liesIn } from '../filters.ts';
import type { SearchRequest } from '../request.ts';
import { type SearchResult, search } from '../search.ts';
import type { SearchIndex } from '../search-index.ts';
import { cut, cutAll, phrases, type Reading, readingsOf, requestOf, saysMore } from './reading.ts';
import { type Lexicon, lexiconOf, type Piece, segment } from './segment.ts';

const lexicons = new WeakMap<SearchIndex, Promise<Lexicon>>();

/** @throws IndexError when the files cannot be had */
export function lexiconOfIndex(index: SearchIndex): Promise<Lexicon> {
  const known = lexicons.get(index);
  if (known) return known;
  const present = new Date().getFullYear();
  const newest = Math.max(0, ...Object.keys(index.manifest.counts.years).map(Number));
  const calendar = { present, newest: newest > 0 ? newest : present - 1 };
  const made = index.lexicon().then(({ places, words }) => lexiconOf(places, words, calendar));
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

const allPieces = async (index: SearchIndex, text: string, script?: ScriptMap): Promise<Piece[]> =>
  segment(plainText(text, script), await lexiconOfIndex(index), liesIn);

/** @returns the pieces of a text; empty when they say no more than the text itself */
export async function piecesOf(index: SearchIndex, text: string, script?: ScriptMap): Promise<Piece[]> {
  const pieces = await allPieces(index, text, script);
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

/** The filters, without the years when the archive has nothing of them there. */
async function filtersThatFit(
  index: SearchIndex,
  pieces: readonly Piece[],
  asked: SearchRequest,
): Promise<readonly Piece[]> {
  const filters = pieces.filter(({ kind }) => kind !== 'word');
  const isTold = filters.some(({ kind }) => kind !== 'left-out');
  if (!isTold || (await tryReading(index, filters, asked))) return filters;
  return filters.filter(({ kind }) => kind !== 'year');
}

/**
 * Leaves out what no report has together with the rest: the words that fewest reports have lead, each further word is
 * kept while some report has all of them.
 */
async function withoutMissing(
  index: SearchIndex,
  pieces: readonly Piece[],
  asked: SearchRequest,
): Promise<Understood | null> {
  const filters = await filtersThatFit(index, pieces, asked);
  const words = pieces.filter(({ kind }) => kind === 'word');
  const alone = await Promise.all(words.map((word) => tryReading(index, [...filters, word], asked)));
  const rarest = words
    .map((word, k) => ({ word, reports: alone[k]?.result.reports ?? 0 }))
    .filter(({ reports }) => reports > 0)
    .sort((a, b) => a.reports - b.reports);
  let kept = new Set<Piece>(filters);
  let understood: Understood | null = null;
  for (const { word } of rarest) {
    const more = new Set([...kept, word]);
    const found = await tryReading(
      index,
      pieces.filter((piece) => more.has(piece)),
      asked,
    );
    if (!found) continue;
    kept = more;
    understood = found;
  }
  const missing = pieces.filter((piece) => !kept.has(piece)).map(({ text }) => text);
  if (!understood || missing.length === 0) return null;
  const joined = await tryReading(index, phrases(withoutDropped(pieces, kept)), asked);
  const best = joined ?? understood;
  return { ...best, reading: { ...best.reading, missing } };
}

/** What is left; a word does not go on from one that was left out. */
const withoutDropped = (pieces: readonly Piece[], kept: ReadonlySet<Piece>): Piece[] =>
  pieces.flatMap((piece, k): Piece[] => {
    if (!kept.has(piece)) return [];
    const before = pieces[k - 1];
    if (piece.kind !== 'word' || !piece.joins || (before && kept.has(before))) return [piece];
    const { joins: _, ...alone } = piece;
    return [alone];
  });

/** A shorter text with a word that is not there is more likely one word, mistyped. */
const severalWords = 6;

/** A text that no vocabulary knows a word of: the words that the browser's segmenter sees, near each other. */
async function understandUnknown(
  index: SearchIndex,
  pieces: readonly Piece[],
  asked: SearchRequest,
): Promise<Understood | null> {
  const words = cut(pieces);
  if (words.length < 2) return null;
  const all = await tryReading(index, words, asked);
  const length = words.reduce((sum, { text }) => sum + text.length, 0);
  return all ?? (length < severalWords ? null : withoutMissing(index, words, asked));
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
  const pieces = await allPieces(index, asked.text, script);
  if (!saysMore(pieces)) return understandUnknown(index, pieces, asked);
  const readings = readingsOf(pieces);
  for (const reading of readings) {
    const understood = await tryReading(index, reading, asked);
    if (understood) return understood;
  }
  const apart = await tryReading(index, cutAll(pieces), asked);
  if (apart) return apart;
  return withoutMissing(index, readings.at(-1) ?? pieces, asked);
}

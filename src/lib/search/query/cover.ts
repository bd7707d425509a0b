/**
 * Chooses which keys cover a phrase at the least cost in files. How far a key reaches is known for certain only
 * when its file was looked at (a probe); before that the directory gives a lower bound.
 */
import { filesOf, leastDepth } from '../format/directory.ts';

export interface Piece {
  /** Offset in the phrase. */
  readonly from: number;
  /** End of what it covers. */
  readonly reach: number;
  /** Files that hold it: one, or several where the phrase ends within many keys. */
  readonly first: number;
  readonly last: number;
}

/** What looking at the first file of an offset showed: how far its key reaches. */
export type Probes = ReadonlyMap<number, { readonly reach: number }>;

export const filesIn = ({ first, last }: Piece): number => last - first + 1;

function pieceAt(borders: readonly string[], phrase: string, from: number, probes: Probes): Piece {
  const rest = phrase.slice(from);
  const reach = probes.get(from)?.reach ?? from + leastDepth(borders, rest);
  const { first, last } = filesOf(borders, rest);
  return { from, reach, first, last: reach === phrase.length ? last : first };
}

/** @returns pieces in order that are certain to cover the phrase */
export function planQuery(borders: readonly string[], phrase: string, probes: Probes = new Map()): Piece[] {
  const pieces = Array.from({ length: phrase.length }, (_, from) => pieceAt(borders, phrase, from, probes));
  const { length } = phrase;
  const cost = (piece: Piece) => filesIn(piece) - (probes.has(piece.from) ? 1 : 0);
  // best[c]: the cheapest way to cover the first c characters, as its last piece.
  const best: (
    | { readonly cost: number; readonly piece: Piece | null; readonly before: number }
    | undefined
  )[] = [];
  best[0] = { cost: 0, piece: null, before: 0 };
  for (let covered = 0; covered < length; covered++) {
    const so = best[covered];
    if (!so) continue;
    for (const piece of pieces.slice(0, covered + 1)) {
      const total = so.cost + cost(piece);
      if (piece.reach <= covered || total >= (best[piece.reach]?.cost ?? Number.POSITIVE_INFINITY)) continue;
      best[piece.reach] = { cost: total, piece, before: covered };
    }
  }
  const chosen: Piece[] = [];
  for (let at = length; at > 0; ) {
    const step = best[at];
    if (!step?.piece) throw new Error(`search index: no key leads to ${phrase}`);
    chosen.unshift(step.piece);
    at = step.before;
  }
  return chosen;
}

/**
 * What two texts have in common and what only one has, by clauses: a difference of single characters would tear
 * Chinese sentences to pieces.
 */
import { diffArrays } from 'diff';

export interface Piece {
  readonly text: string;
  /** True when the other text has the clause at this place too. */
  readonly common: boolean;
}

/** Clauses with the mark that ends them; joined again they are the text. */
export function clauses(text: string): string[] {
  return text.match(/[^，。；：！？、]*[，。；：！？、]?/gu)?.filter((clause) => clause !== '') ?? [];
}

export interface Differences {
  readonly left: readonly Piece[];
  readonly right: readonly Piece[];
}

function joined(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (last && last.common === piece.common) out[out.length - 1] = { ...last, text: last.text + piece.text };
    else out.push(piece);
  }
  return out;
}

/** Share of the characters of both texts that stand in common clauses. */
export function commonShare({ left, right }: Differences): number {
  const length = (pieces: readonly Piece[]) => pieces.reduce((sum, { text }) => sum + text.length, 0);
  const all = [...left, ...right];
  return length(all.filter(({ common }) => common)) / Math.max(1, length(all));
}

export function differences(left: string, right: string): Differences {
  const changes = diffArrays(clauses(left), clauses(right));
  const side = (skip: 'added' | 'removed') =>
    joined(
      changes
        .filter((change) => !change[skip])
        .map(({ value, added, removed }) => ({ text: value.join(''), common: !added && !removed })),
    );
  return { left: side('added'), right: side('removed') };
}

/**
 * What texts have in common and what only one has. Compared are clauses, as a difference of single characters would
 * tear Chinese sentences to pieces; only where a clause is nearly the same is it looked into, for the figure or word
 * that changed. Runs in the browser: nothing of Node here.
 */
import { type ChangeObject, diffArrays } from 'diff';

export interface Change {
  readonly text: string;
  readonly side: 'both' | 'left' | 'right';
}

export interface Piece {
  readonly text: string;
  /** True when another text has it at this place, too. */
  readonly common: boolean;
}

/** Texts with more changes than this are taken as different throughout: it bounds the time. */
const mostChanges = 1000;
/** Clauses are looked into when this share of them is common … */
const nearlySame = 0.5;
/** … in runs of this many characters and more. */
const shortestRun = 2;
/** Share below which texts have hardly anything in common. */
const leastCommon = 0.1;

/** Clauses with the mark that ends them, and ends of paragraphs; joined again they are the text. */
export function clauses(text: string): string[] {
  return text.match(/\n|[^，。；：！？、\n]*[，。；：！？、]|[^，。；：！？、\n]+/gu) ?? [];
}

/** Characters, but numbers whole. */
const characters = (text: string): string[] => text.match(/\d+(?:\.\d+)?|./gsu) ?? [];

const sideOf = ({ added, removed }: ChangeObject<string[]>): Change['side'] =>
  added ? 'right' : removed ? 'left' : 'both';

function diff(left: string[], right: string[]): Change[] {
  const found = diffArrays(left, right, { maxEditLength: mostChanges });
  if (!found) {
    return [
      { text: left.join(''), side: 'left' },
      { text: right.join(''), side: 'right' },
    ];
  }
  return found.map((change) => ({ text: change.value.join(''), side: sideOf(change) }));
}

const lengthOf = (items: readonly { readonly text: string }[]) =>
  items.reduce((sum, { text }) => sum + text.length, 0);

/** Share of the characters of both texts that are common. */
export function commonShare(found: readonly Change[]): number {
  const common = lengthOf(found.filter(({ side }) => side === 'both'));
  return (2 * common) / Math.max(1, lengthOf(found) + common);
}

/** True where hardly anything is common, so that marking all of the rest would say nothing. */
export const sayLittle = (found: readonly Change[]): boolean => commonShare(found) < leastCommon;

/** A text without a mark. */
export const whole = (text: string): Piece[] => [{ text, common: true }];

/** Changed runs between common ones, what went before what came. */
function gathered(found: readonly Change[]): Change[] {
  const out: Change[] = [];
  let [left, right] = ['', ''];
  const flush = () => {
    if (left !== '') out.push({ text: left, side: 'left' });
    if (right !== '') out.push({ text: right, side: 'right' });
    [left, right] = ['', ''];
  };
  for (const { text, side } of found) {
    if (side === 'both') {
      flush();
      const last = out.at(-1);
      if (last?.side === 'both') out[out.length - 1] = { text: last.text + text, side };
      else out.push({ text, side });
    } else if (side === 'left') left += text;
    else right += text;
  }
  flush();
  return out;
}

/** Looks into clauses that took each other's place. */
function refined(left: string, right: string): Change[] {
  const found = diff(characters(left), characters(right)).flatMap((change): Change[] =>
    change.side === 'both' && change.text.length < shortestRun
      ? [
          { text: change.text, side: 'left' },
          { text: change.text, side: 'right' },
        ]
      : [change],
  );
  if (commonShare(found) >= nearlySame) return found;
  return [
    { text: left, side: 'left' },
    { text: right, side: 'right' },
  ];
}

/** @returns both texts in one: what is common, what only the left has and what only the right has */
export function changes(left: string, right: string): Change[] {
  const coarse = gathered(diff(clauses(left), clauses(right)));
  const fine: Change[] = [];
  for (const [index, change] of coarse.entries()) {
    const next = coarse[index + 1];
    if (change.side === 'left' && next?.side === 'right') fine.push(...refined(change.text, next.text));
    else if (change.side !== 'right' || coarse[index - 1]?.side !== 'left') fine.push(change);
  }
  return gathered(fine);
}

/** Marks in `common` the characters of one side that the other has, too. */
function markCommon(found: readonly Change[], side: 'left' | 'right', common: boolean[]): void {
  let at = 0;
  for (const change of found) {
    if (change.side !== 'both' && change.side !== side) continue;
    if (change.side === 'both') common.fill(true, at, at + change.text.length);
    at += change.text.length;
  }
}

function cut(text: string, common: readonly boolean[]): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  for (let at = 1; at <= text.length; at++) {
    if (at < text.length && common[at] === common[start]) continue;
    pieces.push({ text: text.slice(start, at), common: common[start] ?? false });
    start = at;
  }
  return pieces;
}

/** A text of a row in pieces: common to another text or not. */
export interface Marked {
  readonly pieces: readonly Piece[];
  /** True where other texts stand beside it and hardly anything is common to any of them; then nothing is marked. */
  readonly different: boolean;
}

/** @param texts of one row; null where a report has nothing */
export function marked(texts: readonly (string | null)[]): (Marked | null)[] {
  const common = texts.map((text) => Array.from({ length: text?.length ?? 0 }, () => false));
  const compared = texts.map(() => false);
  for (const [i, left] of texts.entries()) {
    for (const [j, right] of texts.entries()) {
      if (j <= i || left === null || right === null) continue;
      const found = changes(left, right);
      if (sayLittle(found)) continue;
      markCommon(found, 'left', common[i] ?? []);
      markCommon(found, 'right', common[j] ?? []);
      compared[i] = true;
      compared[j] = true;
    }
  }
  return texts.map((text, index) => {
    if (text === null) return null;
    const different = !compared[index] && texts.some((other, at) => at !== index && other !== null);
    return { pieces: compared[index] ? cut(text, common[index] ?? []) : whole(text), different };
  });
}

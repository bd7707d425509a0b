/**
 * What may have been meant by a word that nothing holds: words of the archive that sound or look alike, or that are
 * one edit away. Only offered, never put in the place of what was typed.
 */
import type { AlikeFile } from '../../format/lexicon.ts';

export interface Alike {
  sounds(a: string, b: string): boolean;
  looks(a: string, b: string): boolean;
  /** Characters that look like one. */
  twins(character: string): readonly string[];
}

function indexOf(groups: readonly string[]): Map<string, number[]> {
  const index = new Map<string, number[]>();
  for (const [group, characters] of groups.entries())
    for (const character of characters) index.set(character, [...(index.get(character) ?? []), group]);
  return index;
}

export function alikeOf({ sounds, looks }: AlikeFile): Alike {
  const [bySound, byLook] = [indexOf(sounds), indexOf(looks)];
  const share = (index: ReadonlyMap<string, readonly number[]>) => (a: string, b: string) => {
    const others = index.get(b);
    return others !== undefined && (index.get(a) ?? []).some((group) => others.includes(group));
  };
  return {
    sounds: share(bySound),
    looks: share(byLook),
    twins: (character) =>
      [...new Set((byLook.get(character) ?? []).flatMap((group) => [...(looks[group] ?? '')]))].filter(
        (twin) => twin !== character,
      ),
  };
}

/** How unlike a typed character is; a stranger is hardly ever meant. */
const unlike = { looks: 1, sounds: 1, stranger: 2.4 } as const;
/** Shorter words than this are changed by sound and shape alone. */
const editable = 4;
const swapped = 1;
const edited = 2;

/** Same length, character by character. */
function byCharacter(typed: string, word: string, alike: Alike): number {
  let cost = 0;
  let strangers = 0;
  let same = 0;
  for (let k = 0; k < word.length; k++) {
    const [a, b] = [typed[k] as string, word[k] as string];
    if (a === b) same++;
    else if (alike.sounds(a, b)) cost += unlike.sounds;
    else if (alike.looks(a, b)) cost += unlike.looks;
    else {
      cost += unlike.stranger;
      strangers++;
    }
  }
  if (strangers > 0 && (strangers > 1 || cost > unlike.stranger || word.length < editable))
    return Number.POSITIVE_INFINITY;
  // A word of which nothing is right is meant only when it is long enough to tell.
  return same === 0 && word.length < 3 ? Number.POSITIVE_INFINITY : cost;
}

/** Two neighbours the other way round: 行政议复. */
function isSwapped(typed: string, word: string): boolean {
  const at = [...word].findIndex((character, k) => character !== typed[k]);
  if (at < 0 || at + 1 >= word.length) return false;
  return (
    typed[at] === word[at + 1] && typed[at + 1] === word[at] && typed.slice(at + 2) === word.slice(at + 2)
  );
}

/** One character too many. */
function isLonger(long: string, short: string): boolean {
  for (let k = 0; k <= short.length; k++)
    if (long.slice(0, k) === short.slice(0, k) && long.slice(k + 1) === short.slice(k)) return true;
  return false;
}

/** @returns how far `word` is from what was typed, infinite when it cannot be meant */
export function distance(typed: string, word: string, alike: Alike): number {
  if (typed === word) return 0;
  if (typed.length === word.length) {
    const cost = byCharacter(typed, word, alike);
    return word.length > 2 && cost > swapped && isSwapped(typed, word) ? swapped : cost;
  }
  if (word.length < editable) return Number.POSITIVE_INFINITY;
  const isEdit = typed.length > word.length ? isLonger(typed, word) : isLonger(word, typed);
  return isEdit ? edited : Number.POSITIVE_INFINITY;
}

export interface Correction {
  readonly text: string;
  /** The lower the likelier. */
  readonly cost: number;
}

/** A share of mistakes beyond which a word is another one. */
const mostMistakes = 0.6;

/** What is so many times as unlike as the likeliest word is not offered. */
const mostUnlikelier = 1.6;

/** Most of what is looked for to tell how much it finds. */
const most = 6;

/**
 * @param text as typed, comparable
 * @param words of the archive, places included
 * @returns the whole text with one word of it changed, the likeliest first
 */
export function corrections(text: string, words: Iterable<string>, alike: Alike): Correction[] {
  const found = new Map<string, number>();
  for (const word of words) {
    if (text.includes(word)) continue;
    // Of the places where a word may stand the likeliest alone: 行政复议, not 行政复议义; of two the longer, which leaves
    // less over: 行政复复议 is not 行政复议复议.
    const [best] = placesOf(text, word, alike).sort(
      (a, b) => a.cost - b.cost || b.to - b.from - (a.to - a.from),
    );
    if (!best) continue;
    const changed = text.slice(0, best.from) + word + text.slice(best.to);
    // Of two words with one mistake the longer one agrees in more.
    const weighed = best.cost / word.length;
    if (weighed < (found.get(changed) ?? Number.POSITIVE_INFINITY)) found.set(changed, weighed);
  }
  const likely = Math.min(...found.values()) * mostUnlikelier;
  return [...found]
    .filter(([changed, cost]) => changed !== text && cost <= likely)
    .map(([changed, cost]) => ({ text: changed, cost }))
    .sort((a, b) => a.cost - b.cost || (a.text < b.text ? -1 : 1))
    .slice(0, most);
}

interface Place {
  readonly from: number;
  readonly to: number;
  readonly cost: number;
}

/** Where a word may have been meant. */
function placesOf(text: string, word: string, alike: Alike): Place[] {
  const places: Place[] = [];
  for (let length = word.length - 1; length <= word.length + 1; length++) {
    if (length < 2 || (length !== word.length && word.length < editable)) continue;
    for (let from = 0; from + length <= text.length; from++) {
      const typed = text.slice(from, from + length);
      const cost = distance(typed, word, alike);
      if (cost / word.length <= mostMistakes) places.push({ from, to: from + length, cost });
    }
  }
  return places;
}

/** @returns the text with one character changed for one that looks like it, at most `mostTwins` of them */
export function lookAlikes(text: string, alike: Alike, mostTwins = 8): string[] {
  const characters = [...text];
  return characters
    .flatMap((character, k) => alike.twins(character).map((twin) => characters.with(k, twin).join('')))
    .slice(0, mostTwins);
}

/**
 * Folds what is written in two ways to one, character for character: half-width for full-width forms, one kind
 * of space, simplified for traditional characters. Rules need only know one form, and offsets into the folded
 * text are offsets into the text.
 */
import { readScriptTables } from './script-map.ts';

/** Spaces, and compatibility forms of brackets and colons, outside the block of full-width forms. */
const extra: readonly (readonly [string, string])[] = [
  ['\u3000', ' '],
  ['\u00a0', ' '],
  ['\u2002', ' '],
  ['\u2003', ' '],
  ['\u2009', ' '],
  ['\u202f', ' '],
  ['\ufe55', ':'],
  ['\ufe5d', '〔'],
  ['\ufe5e', '〕'],
  ['\ufe59', '('],
  ['\ufe5a', ')'],
  ['\u2236', ':'],
];

/** What each UTF-16 unit becomes; 0 for those that stay. */
function table(pairs: Iterable<readonly [string, string]>): Uint16Array {
  const to = new Uint16Array(0x10000);
  for (const [from, character] of pairs) to[from.charCodeAt(0)] = character.charCodeAt(0);
  for (let unit = 0xff01; unit <= 0xff5e; unit++) to[unit] = unit - 0xfee0;
  for (const [from, character] of extra) to[from.charCodeAt(0)] = character.charCodeAt(0);
  return to;
}

function mapped(text: string, to: Uint16Array): string {
  let i = 0;
  while (i < text.length && to[text.charCodeAt(i)] === 0) i++;
  if (i === text.length) return text;
  let result = '';
  let start = 0;
  // Stretches that stay are taken over as a whole.
  for (; i < text.length; i++) {
    const unit = to[text.charCodeAt(i)] as number;
    if (unit === 0) continue;
    result += text.slice(start, i) + String.fromCharCode(unit);
    start = i + 1;
  }
  return result + text.slice(start);
}

const width = table([]);
const widthAndScript = table(readScriptTables().certain);

/** @returns a text of the same length for rules to read, the very same string when there is nothing to fold */
export function fold(text: string): string {
  return mapped(text, widthAndScript);
}

/** Width alone, for values that are published: the script stays as it was written. */
export function foldWidth(text: string): string {
  return mapped(text, width);
}

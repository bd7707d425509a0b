/**
 * Writes out the patterns of the vocabulary: {甲|乙|} stands for any of its parts, braces may stand inside braces, and
 * ~ stands for an adverb or nothing.
 */

/** Place of the brace that closes the one at `open`. */
function closingBrace(pattern: string, open: number): number {
  let depth = 0;
  for (let at = open; at < pattern.length; at++) {
    if (pattern[at] === '{') depth += 1;
    else if (pattern[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error(`figure-terms.yml: ${pattern} lacks a closing brace`);
}

/** Parts between the bars of the outermost level. */
function partsBetweenBars(inside: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of inside) {
    if (character === '|' && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
    if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
  }
  return parts;
}

/** @throws Error when a brace is not closed */
export function expandWords(pattern: string, adverbs: readonly string[]): string[] {
  const at = pattern.search(/[{~]/);
  if (at < 0) return [pattern];
  const braces = pattern[at] === '{';
  const end = braces ? closingBrace(pattern, at) : at;
  const middles = braces ? partsBetweenBars(pattern.slice(at + 1, end)) : ['', ...adverbs];
  const heads = pattern.slice(0, at);
  const tails = expandWords(pattern.slice(end + 1), adverbs);
  return middles
    .flatMap((middle) => expandWords(middle, adverbs))
    .flatMap((middle) => tails.map((tail) => heads + middle + tail));
}

import { fold, foldWidth } from './fold.ts';

/** A line as rules see it: one width, single spaces, no white space at its ends. */
export function ruleForm(text: string): string {
  return fold(text).replace(/\s+/g, ' ').trim();
}

/** A value as it is published: one width, single spaces, the script as written. */
export function valueForm(text: string): string {
  return foldWidth(text).replace(/\s+/g, ' ').trim();
}

/** Characters of a text without white space, in one width: what two copies of a title have in common. */
export function bareForm(text: string): string {
  return fold(text).replace(/\s+/g, '').normalize('NFKC');
}

const sentenceEnd = /[。.!?;:…)"'”’》」』]$/;

/** True when a line ends as a sentence or clause does; a title, a heading and a menu entry do not. */
export function endsLikeSentence(line: string): boolean {
  return sentenceEnd.test(line);
}

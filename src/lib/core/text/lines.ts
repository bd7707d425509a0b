import { fold, foldWidth } from './fold.ts';

/** Rules ask for the same lines again and again. */
const forms = new Map<string, string>();
const mostForms = 4_000;

/** A line as rules see it: one width, single spaces, no white space at its ends. */
export function ruleForm(text: string): string {
  const known = forms.get(text);
  if (known !== undefined) return known;
  if (forms.size === mostForms) forms.clear();
  const form = fold(text).replace(/\s+/g, ' ').trim();
  forms.set(text, form);
  return form;
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

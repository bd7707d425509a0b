/**
 * Folds what is written in two widths to one, character for character, so that rules need only know the
 * half-width form and offsets into the folded text are offsets into the text.
 */
const extra = new Map([
  ['\u3000', ' '],
  ['\u00a0', ' '],
  ['\u2002', ' '],
  ['\u2003', ' '],
  ['\u2009', ' '],
  ['\u202f', ' '],
  ['\ufe59', '('],
  ['\ufe5a', ')'],
  ['\ufe55', ':'],
  ['\u2236', ':'],
]);

/** @returns a text of the same length with ASCII for full-width forms and a plain space for every kind of space */
export function fold(text: string): string {
  return text.replace(
    /[\uff01-\uff5e\u3000\u00a0\u2002\u2003\u2009\u202f\ufe55\ufe59\ufe5a\u2236]/g,
    (character) => {
      const known = extra.get(character);
      return known ?? String.fromCharCode(character.charCodeAt(0) - 0xfee0);
    },
  );
}

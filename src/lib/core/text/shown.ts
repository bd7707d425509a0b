/**
 * How a text that comes from outside (a name, a title, an address) is shown on a terminal: what would move the
 * cursor, change colours or turn the direction of writing is written as `\u{…}`.
 */

/** Control, format and private characters, lone surrogates, separators of lines and paragraphs. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;

const escaped = (character: string): string => `\\u{${character.codePointAt(0)?.toString(16).toUpperCase()}}`;

/** One line; the text itself where all of it can be seen. */
export const shown = (text: string): string => text.replace(unseen, escaped);

/** Several lines, as of a difference: line feeds and tabs stay. */
export const shownLines = (text: string): string =>
  text.replace(unseen, (character) =>
    character === '\n' || character === '\t' ? character : escaped(character),
  );

/** JSON of one line that a terminal may print; it stands for the same value. */
export const shownJson = (value: unknown): string =>
  JSON.stringify(value).replace(unseen, (character) =>
    Array.from({ length: character.length }, (_, i) => character.charCodeAt(i))
      .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
      .join(''),
  );

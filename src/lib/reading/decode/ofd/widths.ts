/** Usual widths of characters: fonts are not looked into, and what follows from a width is only where a gap is. */
const narrow = /[ iljtfrI1.,:;'!|()[\]-]/;
const broad = /[mwMW@%&]/;

/** @returns a guess in parts of the font size; what is not Latin fills a square */
export function widthOf(character: string): number {
  if (character > '\u02ff') return 1;
  if (/\d/.test(character)) return 0.5;
  if (narrow.test(character)) return 0.33;
  if (broad.test(character)) return 0.85;
  return /[A-Z]/.test(character) ? 0.68 : 0.5;
}

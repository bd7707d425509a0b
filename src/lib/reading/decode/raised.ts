/**
 * Raised and lowered marks in plain text: as the characters that Unicode has for them, so that a note mark or a
 * power never becomes a digit of the number before it: `12<sup>1</sup>件` is `12¹件`, `10<sup>4</sup>` is `10⁴`.
 */
export type Shift = 'raised' | 'lowered';

const from = '0123456789+-=()';
const forms: Readonly<Record<Shift, string>> = { raised: '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾', lowered: '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎' };

/** No mark is longer; a whole phrase that is raised is set so for its looks. */
const longestMark = 8;

const isBracketed = (mark: string): boolean => /^[[［〔【(（].*[\]］〕】)）]$/.test(mark);

/** @returns the mark with its digits and signs in their shifted form; what has no such form stays as it is */
export function shifted(text: string, shift: Shift): string {
  const mark = text.trim();
  // Brackets part a mark from the number as well: `12[1]件`.
  if (mark.length > longestMark || isBracketed(mark)) return text;
  return text.replace(/[0-9０-９+\-=()]/g, (character) => {
    const plain = character > '\x7f' ? String.fromCharCode(character.charCodeAt(0) - 0xfee0) : character;
    return forms[shift][from.indexOf(plain)] ?? character;
  });
}

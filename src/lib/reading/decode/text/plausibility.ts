/**
 * Tells text from bytes read in the wrong encoding. GB 2312 and Big5 both keep their commonly used characters
 * in a block of their own (GB 2312-80 level 1: rows 16-55; Big5 level 1: A440-C67E); nearly all characters of
 * any Chinese text lie there, while misread bytes spread over rare characters, private use and gaps.
 */
function block(
  label: string,
  leads: readonly [number, number],
  trails: readonly (readonly [number, number])[],
) {
  const decoder = new TextDecoder(label);
  const characters = new Set<string>();
  for (let lead = leads[0]; lead <= leads[1]; lead++) {
    for (const [first, last] of trails) {
      for (let trail = first; trail <= last; trail++) {
        for (const character of decoder.decode(Uint8Array.of(lead, trail))) characters.add(character);
      }
    }
  }
  characters.delete('\ufffd');
  return characters;
}

const simplified = block('gb18030', [0xb0, 0xd7], [[0xa1, 0xfe]]);
const traditional = block(
  'big5',
  [0xa4, 0xc6],
  [
    [0x40, 0x7e],
    [0xa1, 0xfe],
  ],
);

/** Punctuation, digits and letters that Chinese texts use beside Han characters. */
const companion =
  /[\u00a0\u00b7\u2010-\u2027\u2030\u2103\u2160-\u217f\u2460-\u249b\u3000-\u3017\uff01-\uff5e]/;

function isCommon(character: string, label: string): boolean {
  if (companion.test(character)) return true;
  if (label === 'gb18030') return simplified.has(character);
  if (label === 'big5') return traditional.has(character);
  return simplified.has(character) || traditional.has(character);
}

export interface Plausibility {
  /** Characters outside ASCII. */
  readonly characters: number;
  /** Share of these that are common in Chinese texts, 0 to 1; 1 when there are none. */
  readonly common: number;
  /** Share of control characters in the whole text, 0 to 1. */
  readonly control: number;
  /** Share of the whole text that is undecodable or a control character, 0 to 1. */
  readonly broken: number;
}

const printable = (code: number): boolean => code >= 0x20 || (code >= 0x09 && code <= 0x0d);

/** @param label encoding that the text was read in; it names the block of common characters to expect */
export function plausibility(text: string, label: string): Plausibility {
  let characters = 0;
  let common = 0;
  let control = 0;
  let undecodable = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x7f) {
      if (!printable(code)) control++;
      continue;
    }
    characters++;
    if (code === 0xfffd) undecodable++;
    else if (isCommon(character, label)) common++;
  }
  return {
    characters,
    common: characters === 0 ? 1 : common / characters,
    control: text.length === 0 ? 0 : control / text.length,
    broken: text.length === 0 ? 0 : (control + undecodable) / text.length,
  };
}

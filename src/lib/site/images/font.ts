/** Glyphs for pictures, cut out of the slices of the typeface: those with the wanted characters are reduced to them. */
import { readFileSync } from 'node:fs';
import subsetFont from 'subset-font';
import { sliceOf } from '../../core/typeface.ts';

function fileOf(character: string): string {
  const file = sliceOf(character);
  if (file === null) throw new Error(`the font for pictures has no “${character}”`);
  return file;
}

/**
 * @param text all characters that will be drawn
 * @param weight 200 to 900
 * @returns TrueType fonts that together hold them, in an order that follows from the text
 * @throws Error naming a character that the font does not have
 */
export async function fontsFor(text: string, weight: number): Promise<Uint8Array[]> {
  const characters = [...new Set(text.replace(/\s/g, ''))].sort();
  const fonts: Uint8Array[] = [];
  for (const [file, wanted] of [...Map.groupBy(characters, fileOf)].sort()) {
    fonts.push(
      await subsetFont(readFileSync(file), wanted.join(''), {
        targetFormat: 'sfnt',
        variationAxes: { wght: weight },
      }),
    );
  }
  return fonts;
}

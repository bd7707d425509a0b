/**
 * Glyphs for pictures, cut out of Noto Serif SC. The npm package holds the font as about a hundred slices of
 * Unicode; those with the wanted characters are reduced to them. Nothing of it is sent to readers.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';
import { z } from 'zod';

/** Name of the family inside the slices. */
export const fontFamily = 'Noto Serif SC';

const { resolve } = createRequire(import.meta.url);

interface Slice {
  readonly file: string;
  readonly ranges: readonly (readonly [first: number, last: number])[];
}

const rangesOf = (css: string): [number, number][] =>
  css.split(',').map((range) => {
    const [first = '', last = first] = range.trim().slice('U+'.length).split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  });

function readSlices(): Slice[] {
  const text = readFileSync(resolve('@fontsource-variable/noto-serif-sc/unicode.json'), 'utf8');
  return Object.entries(z.record(z.string(), z.string()).parse(JSON.parse(text))).map(([name, css]) => ({
    file: `@fontsource-variable/noto-serif-sc/files/noto-serif-sc-${name.replace(/[[\]]/g, '')}-wght-normal.woff2`,
    ranges: rangesOf(css),
  }));
}

let slices: Slice[] | undefined;

function sliceOf(character: string): string {
  slices ??= readSlices();
  const code = character.codePointAt(0) ?? 0;
  const slice = slices.find(({ ranges }) => ranges.some(([first, last]) => code >= first && code <= last));
  if (!slice) throw new Error(`the font for pictures has no “${character}”`);
  return slice.file;
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
  for (const [file, wanted] of [...Map.groupBy(characters, sliceOf)].sort()) {
    fonts.push(
      await subsetFont(readFileSync(resolve(file)), wanted.join(''), {
        targetFormat: 'sfnt',
        variationAxes: { wght: weight },
      }),
    );
  }
  return fonts;
}

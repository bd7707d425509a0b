/**
 * Noto Serif SC, which pictures are written in. The npm package holds the font as about a hundred slices of Unicode.
 * Nothing of it is sent to readers.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
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

/** Path of the slice with a character; null when the font does not have it. */
export function sliceOf(character: string): string | null {
  slices ??= readSlices();
  const code = character.codePointAt(0) ?? 0;
  const slice = slices.find(({ ranges }) => ranges.some(([first, last]) => code >= first && code <= last));
  return slice ? resolve(slice.file) : null;
}

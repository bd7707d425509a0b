/**
 * Writes on a canvas with the typeface of the site, whatever font is asked for: a font that a file names and does not
 * hold would be another one on each machine.
 */
import { GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { sliceOf } from '../../../core/typeface.ts';

/** Names that slices were registered under. */
const families = new Map<string, string>();

function familyOf(character: string): string | null {
  const file = sliceOf(character);
  if (file === null) return null;
  const known = families.get(file);
  if (known) return known;
  const name = `Sheet${families.size}`;
  if (!GlobalFonts.registerFromPath(file, name)) return null;
  families.set(file, name);
  return name;
}

const sizeIn = (font: string): number => Number(/([\d.]+)px/.exec(font)?.[1] ?? 10);

type Write = (text: string, x: number, y: number) => void;

/** A character that the typeface lacks shows as an empty square, as anywhere else. */
function square(context: SKRSContext2D, x: number, y: number, size: number): void {
  context.save();
  context.lineWidth = size / 20;
  context.strokeRect(x + 0.1 * size, y - 0.8 * size, 0.8 * size, 0.8 * size);
  context.restore();
}

/** Makes a context write with the typeface. */
export function useTypeface(context: SKRSContext2D): void {
  const { fillText, strokeText, measureText } = context;
  const advance = (character: string, size: number): number => {
    const family = familyOf(character);
    if (family === null) return size;
    context.font = `${size}px ${family}`;
    return measureText.call(context, character).width;
  };
  const writing =
    (write: Write): Write =>
    (text, x, y) => {
      const before = context.font;
      const size = sizeIn(before);
      let at = x;
      for (const character of text) {
        const width = advance(character, size);
        if (familyOf(character) === null) square(context, at, y, size);
        else write.call(context, character, at, y);
        at += width;
      }
      context.font = before;
    };
  context.lang = 'zh';
  context.fontVariationSettings = "'wght' 400";
  context.fillText = writing(fillText);
  context.strokeText = writing(strokeText);
  context.measureText = (text) => {
    const before = context.font;
    const size = sizeIn(before);
    const width = [...text].reduce((sum, character) => sum + advance(character, size), 0);
    context.font = before;
    return { ...measureText.call(context, text), width };
  };
}

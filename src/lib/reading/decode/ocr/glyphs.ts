/** What the places of the glyphs of a line tell: its size, where words part, and how wide its marks are. */
import type { Glyph } from './recognise.ts';

/** Characters that take a whole square of the line; the others take about half of it. */
const isSquare = (text: string): boolean => /[^\0-\x7f·—…“”‘’]/.test(text);

const middleOf = (values: readonly number[]): number | null =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? null;

/** Heights of ink in parts of the size: of characters, and of figures and capitals alone. */
const inkHeight = { square: 0.9, narrow: 0.72 };
/** So many neighbours tell the pitch of a line. */
const fewestPitches = 3;
/** A pitch so much larger than the ink is that of a line that is spaced out. */
const spacedOut = 1.25;

/**
 * Size of the characters of a line in dots: the mean distance of neighbours, or what the height of the ink tells where
 * there are few of them or the line is spaced out.
 * @param ink height of the ink, in dots
 */
export function sizeOf(glyphs: readonly Glyph[], ink: number): Size {
  const hasSquare = glyphs.some(({ text }) => /\p{Script=Han}/u.test(text));
  const byInk = ink / (hasSquare ? inkHeight.square : inkHeight.narrow);
  const pitches = glyphs.flatMap((glyph, i) => {
    const next = glyphs[i + 1];
    const pitch = next && isSquare(glyph.text) && isSquare(next.text) ? next.x - glyph.x : 0;
    return pitch > 0 ? [pitch] : [];
  });
  // Spaces between words are no pitch.
  const usual = pitches.filter((pitch) => pitch < 1.5 * (middleOf(pitches) ?? 0));
  const pitch = usual.reduce((sum, value) => sum + value, 0) / Math.max(1, usual.length);
  const measured = usual.length >= fewestPitches && pitch < spacedOut * byInk;
  return { size: measured ? pitch : byInk, measured };
}

/** How large the characters of a line are, and whether by their distance, which is the surer measure. */
export interface Size {
  readonly size: number;
  readonly measured: boolean;
}

/** Wide forms of marks that the recogniser does not tell from the narrow ones by their looks. */
const wide: Readonly<Record<string, string>> = {
  ',': '，',
  ':': '：',
  ';': '；',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
};
const narrow = Object.fromEntries(Object.entries(wide).map(([ascii, full]) => [full, ascii]));

const isFigure = (glyph: Glyph | undefined): boolean =>
  glyph !== undefined && /^[0-9A-Za-z%.]$/.test(glyph.text);

/** Figures around a narrow mark stand nearer to each other than this, in sizes; a wide one takes half a size more. */
const nearFigures = 1.25;

/** A mark between figures is as wide as the room that it takes; any other belongs to Chinese text and is wide. */
function settled(glyph: Glyph, before: Glyph | undefined, after: Glyph | undefined, size: number): Glyph {
  const { text } = glyph;
  if (!(text in wide || text in narrow)) return glyph;
  const isNarrow =
    isFigure(before) && isFigure(after) && (after as Glyph).x - (before as Glyph).x < nearFigures * size;
  const latin = /^[A-Za-z]$/.test(before?.text ?? '') && /^[A-Za-z]$/.test(after?.text ?? '');
  const form = isNarrow || latin ? (narrow[text] ?? text) : (wide[text] ?? text);
  return form === text ? glyph : { ...glyph, text: form };
}

/** Room between two glyphs, in sizes, from which on they stand in different cells or words. */
const apart = 1.2;

const halfOf = ({ text }: Glyph): number => (isSquare(text) ? 0.5 : 0.25);

/**
 * The words of a line: its glyphs without the spaces that the recogniser guesses between Chinese characters and
 * figures, parted where the room between two is wide.
 */
export function wordsOf(glyphs: readonly Glyph[], size: number): Glyph[][] {
  const isLatin = (glyph: Glyph | undefined): boolean => glyph !== undefined && /^[A-Za-z]$/.test(glyph.text);
  const kept = glyphs.filter(
    ({ text }, i) => text.trim() !== '' || (isLatin(glyphs[i - 1]) && isLatin(glyphs[i + 1])),
  );
  const words: Glyph[][] = [];
  for (const [i, glyph] of kept.entries()) {
    const before = kept[i - 1];
    const mark = settled(glyph, before, kept[i + 1], size);
    const gap = before
      ? (glyph.x - before.x) / size - halfOf(before) - halfOf(glyph)
      : Number.POSITIVE_INFINITY;
    if (gap > apart) words.push([mark]);
    else words.at(-1)?.push(mark);
  }
  return words;
}

/** Marks that fill one half of their square, on the other side of which there is no ink. */
export const emptyBefore = (text: string): boolean => /^[（《“〔【「]/.test(text);
export const emptyAfter = (text: string): boolean => /[）》”〕】」，。、；：！？]$/.test(text);

/** Where the text of a block stands on the pages, and how sure its characters are. */
import type { BlockHints, Place } from '../../../core/model.ts';
import { recognitionOf } from './lines.ts';
import type { Segment } from './placed-page.ts';

/** Parts of the size above and below the base line that the characters of a line fill. */
const ascent = 0.9;
const descent = 0.2;

/** Size of a page by its number. */
export type PageSizes = ReadonlyMap<number, { readonly width: number; readonly height: number }>;

const visible = (text: string): number => [...text.replace(/\s/gu, '')].length;

/** Parts of a page with so many decimals name a dot of the largest picture. */
const rounded = (value: number): number => Math.min(1, Math.max(0, Math.round(value * 10_000) / 10_000));

/** The segments of one block with the page that each stands on. */
export type PlacedSegments = readonly (readonly [segment: Segment, page: number])[];

function boxes({
  table,
  ...segment
}: Segment): readonly (readonly [number, number, number, number, string])[] {
  if (!table) {
    const { left, right, y, size, text } = segment;
    return [[left, y - ascent * size, right, y + descent * size, text]];
  }
  const { xs, ys, rows } = table;
  return rows.flatMap((row, i) =>
    row.map((cell, j) => [xs[j] ?? 0, ys[i] ?? 0, xs[j + 1] ?? 0, ys[i + 1] ?? 0, cell] as const),
  );
}

export function placesOf(
  segments: PlacedSegments,
  sizes: PageSizes,
): Pick<BlockHints, 'places' | 'confidence' | 'others'> {
  const places = segments.flatMap(([segment, page]): Place[] => {
    const { width = 1, height = 1 } = sizes.get(page) ?? {};
    return boxes(segment)
      .filter(([, , , , text]) => visible(text) > 0)
      .map(([left, top, right, bottom, text]) => ({
        page,
        box: [rounded(left / width), rounded(top / height), rounded(right / width), rounded(bottom / height)],
        characters: visible(text),
      }));
  });
  if (segments.every(([{ confidence }]) => confidence === undefined)) return { places };
  // A block may begin on a page with a text layer and end on one without.
  return { places, ...recognitionOf(segments.map(([segment]) => segment)) };
}

/** Where the passages, figures and fields of a report stand on the pages of its original. */
import type { ToldFigure } from '../analysis/figures/indicator-index.ts';
import type { Section } from '../core/markdown/parse.ts';
import type { PageSheet } from '../core/model.ts';
import { visible } from '../core/node-text.ts';
import { boxOf, type PageBox, type PagePlace, placesWithin } from '../core/page-places.ts';
import type { Trace } from '../core/trace.ts';

export interface ReportSheets {
  readonly sheets: readonly PageSheet[];
  /** By the anchor of a passage, `figure-` with the number of a figure in the list, or `field-` with its name. */
  readonly places: Readonly<Record<string, readonly PageBox[]>>;
}

/** Names of what has a place, beside the anchors of the text. */
export const figurePlace = (index: number): string => `figure-${index}`;
export const fieldPlace = (field: string): string => `field-${field}`;

const count = (text: string): number => visible(text).length;

function figurePlaces(
  { figure: { anchor, offset, length } }: ToldFigure,
  texts: ReadonlyMap<string, string>,
  places: ReadonlyMap<string, readonly PagePlace[]>,
): readonly PagePlace[] {
  const [whole, text] = [places.get(anchor) ?? [], texts.get(anchor)];
  if (text === undefined) return whole;
  const from = count(text.slice(0, offset));
  return placesWithin(whole, visible(text), from, from + count(text.slice(offset, offset + length)));
}

/**
 * @param anchors of the nodes of the report's tree, in their order
 * @returns null for an original without pages
 */
export function reportSheets(
  trace: Pick<Trace, 'sheets' | 'places' | 'evidence'>,
  anchors: readonly (string | null)[],
  sections: readonly Section[],
  figures: readonly ToldFigure[],
): ReportSheets | null {
  if (trace.sheets.length === 0) return null;
  const texts = new Map(
    sections.flatMap(({ passages }) => passages.map(({ anchor, text }) => [anchor, text])),
  );
  const own = new Map(
    anchors.flatMap((anchor, i) => (anchor === null ? [] : [[anchor, trace.places[i] ?? []] as const])),
  );
  const named = [
    ...own,
    ...figures.map((told, i) => [figurePlace(i), figurePlaces(told, texts, own)] as const),
    ...trace.evidence.map(({ field, places = [] }) => [fieldPlace(field), places] as const),
  ];
  const found = named.filter(([, places]) => places.length > 0);
  return {
    sheets: trace.sheets,
    places: Object.fromEntries(found.map(([name, places]) => [name, places.map(boxOf)])),
  };
}

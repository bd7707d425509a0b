/** What stands beside the page of a report with a paged original. */
import type { PageBox } from './page-places.ts';

/** The picture of a page, from 1. */
export const sheetFile = (page: number): string => `page-${page}.webp`;

/** All places of the report on its pages, as `SheetPlaces`. */
export const placesFile = 'pages.json';

export interface SheetPlaces {
  /** Dots of the picture of each page. */
  readonly pages: readonly { readonly page: number; readonly width: number; readonly height: number }[];
  /** Boxes by the name of what stands in them, see store/report-sheets.ts. */
  readonly places: Readonly<Record<string, readonly PageBox[]>>;
}

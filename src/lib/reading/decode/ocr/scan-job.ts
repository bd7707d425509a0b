/** What is asked about one page of a scan, and what is told of it. */
import type { Page } from '../pdf/placed-page.ts';
import type { Picture } from './picture.ts';

export interface PageJob {
  readonly bytes: Uint8Array;
  readonly of: 'pdf' | 'picture';
  /** From 1. */
  readonly page: number;
}

/** A page as its picture tells it. Plain data that is kept as JSON. */
export interface ScannedPage {
  /** Lengths in points. */
  readonly page: Omit<Page, 'number'>;
  readonly turns: number;
  readonly angle: number;
  readonly stamped: boolean;
  readonly unread: number;
  /** Number of pages of the file. */
  readonly pages: number;
}

/** The picture of a page in the size that it is printed in. */
export interface PagePicture {
  readonly picture: Picture;
  /** Longer side of the page in points. */
  readonly longSide: number;
  /** Number of pages of the file. */
  readonly pages: number;
}

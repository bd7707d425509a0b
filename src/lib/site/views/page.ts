/** What a build writes: pages that Astro lays out, and files that are written as they are. */
import type { Pager } from '../paging.ts';

export interface Page {
  /** Below the base path: empty for the home page, else with a slash or a file's name at its end. */
  readonly path: string;
  /** Address of the template that lays the page out, where the page's own address would lead to another one. */
  readonly template?: string;
  /**
   * Plain JSON with all that the page shows of the archive. The page is rendered again when it changes, so nothing
   * that a template reads elsewhere may depend on anything else than this.
   */
  view(): object;
  /** Where the view is costly: changes whenever the view does. */
  key?(): string;
}

export interface PlainFile {
  /** Below the base path. */
  readonly path: string;
  /** Changes with the bytes. */
  key(): string;
  bytes(): Uint8Array | string | Promise<Uint8Array | string>;
}

/** How many there are, for the first part of a list to say. */
export const countOf = ({ number }: Pager, { length }: { readonly length: number }): number | null =>
  number === 1 ? length : null;

/** Path of a part of a list that begins at `path`. */
export const pathOf = (path: string, { number }: Pager): string =>
  number === 1 ? path : `${path}page/${number}/`;

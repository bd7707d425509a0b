/** What is asked of the thread that draws a page. */
import type { PageSheet } from '../../../core/model.ts';

export interface SheetJob {
  readonly bytes: Uint8Array;
  readonly of: 'pdf' | 'ofd' | 'picture';
  readonly sheet: Pick<PageSheet, 'page' | 'width' | 'height' | 'turns' | 'angle'>;
}

/** The picture of a page, as WebP. */
export interface DrawnSheet {
  readonly webp: Uint8Array;
}

/** Pages of the original as the server draws them, each loaded when it comes into sight, with boxes around words. */
import type { PageBox } from '../../lib/core/page-places.ts';
import type { SheetView } from '../../lib/desk/view.ts';
import { h } from '../search/dom.ts';
import { adoptStyles, boxesOn } from '../sheet-boxes.ts';

export interface SheetPages {
  readonly elements: readonly HTMLElement[];
  /** Draws boxes and brings the first into sight. */
  box(boxes: readonly PageBox[]): void;
}

let isStyled = false;

/** @param address of the original */
export function sheetPages(sheets: readonly SheetView[], address: string): SheetPages {
  if (!isStyled) adoptStyles();
  isStyled = true;
  const elements = sheets.map(({ page, width, height }) =>
    h(
      'div',
      { class: 'sheet', 'data-page': page },
      h('img', {
        src: `${address}/pages/${page}`,
        alt: `第 ${page} 页`,
        width,
        height,
        loading: 'lazy',
      }),
    ),
  );
  return {
    elements,
    box(boxes) {
      for (const [i, element] of elements.entries()) {
        element.querySelector('svg')?.remove();
        element.append(boxesOn(boxes, sheets[i]?.page ?? 0));
      }
      const first = elements.find((element) => element.dataset['page'] === String(boxes[0]?.[0]));
      first?.querySelector('rect')?.scrollIntoView({ block: 'center' });
    },
  };
}

import type { Box } from './box.ts';
import type { Flow, Paragraph } from './flow.ts';

/** A paragraph that somebody wrote, as against a menu entry or a caption. */
export const isProse = ({ text, size }: Paragraph): boolean =>
  size.text > 12 && size.linked < size.text / 2 && (/[。;；!！?？]/.test(text) || size.text >= 60);

/** Sums up text, linked text, prose and form controls for every element. */
export function weigh({ boxes, paragraphs }: Flow): void {
  for (const paragraph of paragraphs) {
    const { mass } = paragraph.box;
    mass.text += paragraph.size.text;
    mass.linked += paragraph.size.linked;
    if (isProse(paragraph)) mass.sentence += paragraph.size.text;
  }
  for (const { parent, mass } of boxes.toReversed()) {
    if (parent === null) continue;
    parent.mass.text += mass.text;
    parent.mass.linked += mass.linked;
    parent.mass.sentence += mass.sentence;
    parent.mass.controls += mass.controls;
  }
}

/** Share of an element in the page's prose, or in its text when the page has no prose. */
export function shareOf(box: Box, page: Box): number {
  const key = page.mass.sentence > 0 ? 'sentence' : 'text';
  return page.mass[key] === 0 ? 0 : box.mass[key] / page.mass[key];
}

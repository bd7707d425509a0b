import { parseMarker } from '../../../core/text/markers.ts';
import type { Box } from './box.ts';
import type { Flow, Paragraph } from './flow.ts';

/** A paragraph that somebody wrote, as against a menu entry or a caption. */
export const isProse = ({ text, size }: Paragraph): boolean =>
  size.text > 12 && size.linked < size.text / 2 && (/[。;；!！?？]/.test(text) || size.text >= 60);

/** Numbered as GB/T 9704-2012 numbers the headings of official documents; lists of links count 1. 2. 3. */
const headingStyles = new Set(['part', 'chapter', 'numeral', 'numeral-parenthesis']);

const isHeading = ({ text, size }: Paragraph): boolean =>
  size.linked === 0 && headingStyles.has(parseMarker(text.trim())?.marker.style ?? '');

const shortestStatement = 6;

/** A whole sentence, as against a question to the reader or a caption. */
const isStatement = ({ text, size }: Paragraph): boolean =>
  size.text >= shortestStatement && size.linked < size.text / 2 && /[。；;][”」）)]?\s*$/.test(text);

/** Sums up for every element what stands in it. */
export function weigh({ boxes, paragraphs }: Flow): void {
  for (const paragraph of paragraphs) {
    const { mass } = paragraph.box;
    mass.text += paragraph.size.text;
    mass.linked += paragraph.size.linked;
    if (isProse(paragraph)) mass.sentence += paragraph.size.text;
    if (isStatement(paragraph)) mass.statements++;
    if (isHeading(paragraph)) mass.headings++;
  }
  for (const { parent, mass } of boxes.toReversed()) {
    if (parent === null) continue;
    parent.mass.text += mass.text;
    parent.mass.linked += mass.linked;
    parent.mass.sentence += mass.sentence;
    parent.mass.statements += mass.statements;
    parent.mass.headings += mass.headings;
    parent.mass.controls += mass.controls;
  }
}

/** Share of an element in the page's prose, or in its text when the page has no prose. */
export function shareOf(box: Box, page: Box): number {
  const key = page.mass.sentence > 0 ? 'sentence' : 'text';
  return page.mass[key] === 0 ? 0 : box.mass[key] / page.mass[key];
}

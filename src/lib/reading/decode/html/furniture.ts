/**
 * Marks the elements of a page that are no part of the article by what their markup says: element, ARIA role,
 * words of class and id. Markup lies at times (a class `footer` around everything, `content-footer` for the last
 * section), so an element that holds a good part of the page's prose, or headings of the article, is never furniture.
 */
import { findArticle } from './article.ts';
import type { Box } from './box.ts';
import { type FurnitureMark, furnitureRoles, furnitureTags, furnitureWords } from './vocabulary.ts';
import { shareOf } from './weigh.ts';

/** More than this share of the page's prose is the article, whatever the class says. */
const articleShare = 0.25;
/** Hidden prose is shown by a script when nearly all of the prose is hidden. */
const hiddenShare = 0.6;
const linkedShare = 0.4;

const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean);

function* marks(box: Box): Generator<FurnitureMark> {
  const tag = furnitureTags.get(box.tag);
  if (tag) yield tag;
  const role = furnitureRoles.get(box.attributes.get('role')?.toLowerCase() ?? '');
  if (role) yield role;
  for (const name of box.names()) {
    for (const word of [...wordsOf(name), name.toLowerCase()]) {
      const mark = furnitureWords.get(word);
      if (mark) yield mark;
    }
  }
}

/** Sentences and headings of the article stand in the element, whatever it is called. */
function holdsArticle(box: Box, { sections }: FurnitureMark, inArticle: boolean): boolean {
  const { statements, headings } = box.mass;
  return statements > 0 && (headings > 0 || (inArticle && sections));
}

function ownReason(box: Box, page: Box, inArticle: boolean): string | null {
  const share = shareOf(box, page);
  if (box.hidden && share <= hiddenShare) return 'hidden';
  if (['select', 'option', 'button', 'textarea', 'noscript'].includes(box.tag)) return 'form';
  if (share > articleShare) return null;
  for (const mark of marks(box)) {
    const counts = !mark.links || box.mass.linked >= linkedShare * box.mass.text || box.mass.controls > 0;
    if (counts && !holdsArticle(box, mark, inArticle)) return mark.reason;
  }
  return null;
}

/** @param boxes in document order, so that an element inherits from its parent */
export function markFurniture(boxes: readonly Box[]): void {
  const page = boxes[0];
  if (page === undefined) return;
  const article = findArticle(boxes)?.box;
  // A page that is one article all over tells nothing about its parts.
  const apart = article !== undefined && article.tag !== 'body' && article.tag !== 'html';
  const inside = new Set<Box | null>();
  for (const box of boxes) {
    if ((apart && box === article) || inside.has(box.parent)) inside.add(box);
    box.furniture = box.parent?.furniture ?? ownReason(box, page, inside.has(box));
  }
}

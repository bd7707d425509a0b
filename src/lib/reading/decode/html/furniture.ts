/**
 * Marks the elements of a page that are no part of the article by what their markup says: element, ARIA role,
 * words of class and id. Markup lies at times (a class `footer` around everything), so an element that holds a
 * good part of the page's prose is never furniture.
 */
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

function ownReason(box: Box, page: Box): string | null {
  const share = shareOf(box, page);
  if (box.hidden && share <= hiddenShare) return 'hidden';
  if (['select', 'option', 'button', 'textarea', 'noscript'].includes(box.tag)) return 'form';
  if (share > articleShare) return null;
  for (const { reason, links } of marks(box)) {
    if (!links || box.mass.linked >= linkedShare * box.mass.text || box.mass.controls > 0) return reason;
  }
  return null;
}

/** @param boxes in document order, so that an element inherits from its parent */
export function markFurniture(boxes: readonly Box[]): void {
  const page = boxes[0];
  if (page === undefined) return;
  for (const box of boxes) box.furniture = box.parent?.furniture ?? ownReason(box, page);
}

/**
 * Finds the element that holds the article: by a name that portals give it, else by following the prose down the
 * tree as long as nearly all of it stays in one child. Then tells what stands outside and is surely not part of it.
 */

import { isAttachmentLink } from './attachments.ts';
import type { Box } from './box.ts';
import type { Paragraph } from './flow.ts';
import { articleNames } from './vocabulary.ts';
import { isProse, shareOf } from './weigh.ts';

export interface Article {
  readonly box: Box;
  /** True when the page itself names the element as the article. */
  readonly named: boolean;
}

/** Elements that group paragraphs; a single long paragraph is no container. */
const containers = new Set(
  'html body div section article main table tbody tr td form center font span dl dd ul ol li'.split(' '),
);
const isNamed = (box: Box): boolean =>
  articleNames.has(box.tag) || box.names().some((name) => articleNames.has(name.toLowerCase()));

/** @returns the element that the page names as the article and that holds its prose, or null */
function namedArticle(boxes: readonly Box[]): Box | null {
  const page = boxes[0];
  if (page === undefined || page.mass.sentence === 0) return null;
  const named = boxes.filter((box) => box.furniture === null && isNamed(box) && shareOf(box, page) >= 0.5);
  const most = Math.max(...named.map((box) => shareOf(box, page)));
  return named.findLast((box) => shareOf(box, page) >= most - 0.1) ?? null;
}

export function findArticle(boxes: readonly Box[]): Article | null {
  const page = boxes[0];
  if (page === undefined || page.mass.sentence === 0) return null;
  const named = namedArticle(boxes);
  if (named) return { box: named, named: true };
  let box = page;
  for (const child of boxes) {
    const open = child.parent === box && child.furniture === null && containers.has(child.tag);
    if (open && shareOf(child, page) >= 0.85) box = child;
  }
  return { box, named: false };
}

/** @returns the elements of the article, null for a page without prose */
export function articleBoxes(boxes: readonly Box[]): ReadonlySet<Box> | null {
  const article = findArticle(boxes);
  if (article === null) return null;
  const inside = new Set<Box>();
  for (const box of boxes) if (box === article.box || (box.parent && inside.has(box.parent))) inside.add(box);
  return inside;
}

const annexCaption = /^\s*(?:附件|附表|附:|附：)/;

const isAttachment = ({ text, links }: Paragraph): boolean =>
  annexCaption.test(text) || links.slice(0, 1).some(isAttachmentLink);

/** All elements of annexes outside the article, by the caption that opens them; links to files are none. */
function annexBoxes(
  boxes: readonly Box[],
  paragraphs: readonly Paragraph[],
  inside: ReadonlySet<Box>,
): Set<Box> {
  const captions = paragraphs.filter(
    ({ text, size, box }) => size.linked === 0 && annexCaption.test(text) && !inside.has(box),
  );
  const holders = captions.flatMap(({ box }) => box.parent ?? []);
  const annexes = new Set(holders.filter(({ tag }) => tag !== 'body' && tag !== 'html'));
  for (const box of boxes) if (box.parent && annexes.has(box.parent)) annexes.add(box);
  return annexes;
}

const isLinks = ({ size }: Paragraph): boolean => size.linked >= 0.6 * size.text;

/**
 * Marks the boxes of a named article on the way.
 * @param spared paragraphs that are never furniture by their place, such as the title and metadata
 * @returns for each paragraph the reason why it is furniture, or null
 */
export function outsideArticle(
  boxes: readonly Box[],
  paragraphs: readonly Paragraph[],
  spared: ReadonlySet<Paragraph>,
): (string | null)[] {
  const article = findArticle(boxes);
  if (article === null)
    return paragraphs.map((p) => (isLinks(p) && p.size.text > 0 && !isAttachment(p) ? 'links' : null));
  const inside = new Set<Box>();
  const near = new Set<Box>();
  for (const box of boxes) {
    if (box === article.box || (box.parent && inside.has(box.parent))) inside.add(box);
    box.inNamedArticle = article.named && inside.has(box);
    if (inside.has(box) || isNamed(box) || (box.parent && near.has(box.parent))) near.add(box);
  }
  const sure = article.named && boxes[0] !== undefined && shareOf(article.box, boxes[0]) >= 0.85;
  const annexes = annexBoxes(boxes, paragraphs, inside);
  const inAnnex = ({ box, size }: Paragraph): boolean => size.linked === 0 && annexes.has(box);
  const last = paragraphs.findLastIndex((paragraph) => inside.has(paragraph.box));
  return paragraphs.map((paragraph, i) => {
    if (paragraph.picture) return inside.has(paragraph.box) ? null : 'outside-article';
    if (inside.has(paragraph.box) || isAttachment(paragraph) || spared.has(paragraph) || inAnnex(paragraph))
      return null;
    if (isLinks(paragraph)) return 'links';
    if (i < last || near.has(paragraph.box) || !article.named) return null;
    return isProse(paragraph) && !sure ? null : 'outside-article';
  });
}

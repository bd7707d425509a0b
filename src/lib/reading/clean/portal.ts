/**
 * Whether a text stands among the furniture of a web page. A page does; a text file or Markdown does when it was
 * copied from one and shows it; a Word or PDF file only when it is a page that was printed. The format alone tells
 * nothing about a text file, and what has no page around it must not be cleaned as if it had.
 */
import type { Block, Decoded } from '../../core/model.ts';
import { articleBounds } from './article.ts';
import { furnitureGroups, isFurniture } from './furniture-groups.ts';
import { type LabelGroup, labelsOf } from './labels.ts';

/** Labels that only catalogues and the head of a page print. */
const catalogueLabels: ReadonlySet<LabelGroup> = new Set([
  'indexNumber',
  'published',
  'subject',
  'genre',
  'validity',
]);

const groups = furnitureGroups.filter(({ everywhere }) => !everywhere);

/** One or two characters (大, 下载) may as well be a cell of a table. */
const shortestEvidence = 3;

/** Weight of what a line shows: 2 suffices for a text, twice as much is asked of a file for print. */
function evidenceOf(block: Block): number {
  if (block.text.trim().length < shortestEvidence) return 0;
  const found = groups.filter((group) => isFurniture(group, block));
  if (found.some(({ proof }) => proof)) return 2;
  return found.length > 0 ? 1 : 0;
}

const isCatalogue = (block: Block): boolean =>
  labelsOf(block).some(({ group }) => catalogueLabels.has(group));

/** What it takes to be taken for a page. */
const enough = { text: 2, print: 4 } as const;

/** @returns true when the blocks outside the article are, or may be, a page's own */
export function standsInPage({ format, blocks }: Pick<Decoded, 'format' | 'blocks'>): boolean {
  if (format === 'html' || format === 'mhtml') return true;
  const isText = format === 'txt' || format === 'md';
  const { start, end } = articleBounds(blocks, (block) => evidenceOf(block) > 0);
  const outside = new Map(
    [...blocks.slice(0, start), ...blocks.slice(end)].map((block) => [block.text, block]),
  );
  let weight = 0;
  for (const block of outside.values()) {
    weight += isText && isCatalogue(block) ? 2 : evidenceOf(block);
    if (weight >= (isText ? enough.text : enough.print)) return true;
  }
  return false;
}

import type { LooseBlock } from '../reading.ts';
import type { OutlineEntry } from './document.ts';

const bare = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

/** The title of a document is above the first level of its list of contents. */
const deepest = 6;

/** Marks the blocks that the list of contents names as headings. @param outline entries with levels from 1 */
export function withOutline<B extends LooseBlock>(
  blocks: readonly B[],
  outline: readonly OutlineEntry[],
): B[] {
  const levels = new Map(outline.map(({ title, level }) => [bare(title), level]));
  return blocks.map((block) => {
    const level = block.table || block.hints?.furniture ? undefined : levels.get(bare(block.text));
    if (level === undefined || block.hints?.heading !== undefined) return block;
    return { ...block, hints: { ...block.hints, heading: Math.min(level + 1, deepest) } };
  });
}

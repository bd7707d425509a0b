import type { Block } from '../../../core/model.ts';
import { parseMarker } from '../../../core/text/markers.ts';
import { articleBounds } from '../article.ts';
import type { CleaningStep } from '../cleaning-log.ts';
import { type FurnitureGroup, furnitureGroups, isFurniture } from '../furniture-groups.ts';
import { pageEnd } from './page-end.ts';

/** Within the text, one or two characters may be a cell or a word of the author's, and a numbered line is. */
const standsOutInText = (block: Block): boolean =>
  block.text.trim().length > 2 && parseMarker(block.text.trim()) === null;

function stepOf(furniture: FurnitureGroup): CleaningStep {
  const { step, reason, zone, pattern } = furniture;
  if (zone === 'end') return pageEnd(step, reason, pattern);
  const matches = (block: Block) => isFurniture(furniture, block);
  return {
    name: step,
    run: (blocks, log) => {
      const { start, end } = articleBounds(blocks, matches);
      return blocks.filter((block, i) => {
        const outside = i < start || i >= end;
        if ((!outside && (zone === 'edge' || !standsOutInText(block))) || !matches(block)) return true;
        log.remove(step, reason, block);
        return false;
      });
    },
  };
}

/** The steps for a page, or for a text that was copied from one. */
export const pageFurnitureSteps: readonly CleaningStep[] = furnitureGroups.map(stepOf);

/** The steps for a file that holds a document and nothing else. */
export const fileFurnitureSteps: readonly CleaningStep[] = furnitureGroups
  .filter(({ everywhere }) => everywhere)
  .map(stepOf);

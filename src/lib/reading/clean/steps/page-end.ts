/**
 * Lists of other articles and notices below a report may look like prose. A line that only a page's own end has
 * closes the article, when next to nothing of an article follows it.
 */
import type { Block } from '../../../core/model.ts';
import { ruleForm } from '../../../core/text/lines.ts';
import { parseMarker } from '../../../core/text/markers.ts';
import { isArticleLine } from '../article.ts';
import type { CleaningStep } from '../cleaning-log.ts';

/** At most this share of the text may stand behind the end of a page. */
const largestRest = 0.15;

const proseOf = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => sum + (isArticleLine(block) ? block.text.trim().length : 0), 0);

export function pageEnd(name: string, reason: string, pattern: RegExp): CleaningStep {
  return {
    name,
    run: (blocks, log) => {
      const total = proseOf(blocks);
      let before = 0;
      let end = blocks.length;
      for (const [i, block] of blocks.entries()) {
        if (before > total * (1 - largestRest) && pattern.test(ruleForm(block.text))) {
          const rest = blocks.slice(i);
          const numbered = rest.some((later) => !later.table && parseMarker(later.text.trim()) !== null);
          if (!numbered && proseOf(rest) <= total * largestRest) {
            end = i;
            break;
          }
        }
        if (isArticleLine(block)) before += block.text.trim().length;
      }
      for (const block of blocks.slice(end)) log.remove(name, reason, block);
      return blocks.slice(0, end);
    },
  };
}

import { z } from 'zod';
import type { Block } from '../../../core/model.ts';
import { ruleForm } from '../../../core/text/lines.ts';
import { loadVocab } from '../../../core/vocab.ts';
import { articleBounds } from '../article.ts';
import type { CleaningStep } from '../registry.ts';
import { pageEnd } from './page-end.ts';

const group = z.strictObject({
  step: z.string(),
  reason: z.string(),
  zone: z.enum(['any', 'edge', 'end']),
  patterns: z.array(z.string()).min(1).optional(),
  words: z.array(z.string()).min(1).optional(),
});

/** A line made of the words alone, as one pattern. */
function wordsPattern(words: readonly string[]): string {
  const longestFirst = [...words].sort((a, b) => b.length - a.length).join('|');
  return `^[\\s[\\]【】()|/·、:<>]*(?:(?:${longestFirst})[\\s[\\]【】()|/·、:<>]*)+$`;
}

/** No line of page furniture is longer; prose mostly is. */
const longest = 250;

/** One step a group of `content/vocab/furniture.yml`. */
export const furnitureSteps: readonly CleaningStep[] = loadVocab('furniture', z.array(group).min(1)).map(
  ({ step, reason, zone, patterns = [], words }): CleaningStep => {
    const sources = words ? [...patterns, wordsPattern(words)] : patterns;
    const pattern = new RegExp(sources.map((source) => `(?:${source})`).join('|'), 'i');
    if (zone === 'end') return pageEnd(step, reason, pattern);
    return {
      name: step,
      run: (blocks, log) => {
        const matches = (block: Block) =>
          block.text.length <= longest && !block.table && pattern.test(ruleForm(block.text));
        const { start, end } = articleBounds(blocks, matches);
        return blocks.filter((block, i) => {
          const outside = i < start || i >= end;
          if ((zone === 'edge' && !outside) || !matches(block)) return true;
          log.remove(step, reason, block);
          return false;
        });
      },
    };
  },
);

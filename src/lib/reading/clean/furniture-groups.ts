/** The lines that portals print around an article: `content/vocab/furniture.yml`. */
import { z } from 'zod';
import { loadVocab } from '../../core/load-vocab.ts';
import type { Block } from '../../core/model.ts';
import { ruleForm } from '../../core/text/lines.ts';

const group = z.strictObject({
  step: z.string(),
  reason: z.string(),
  zone: z.enum(['any', 'edge', 'end']),
  proof: z.literal(true).optional(),
  formats: z.literal('all').optional(),
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

/** Lines of one kind that portals print around an article, one group of `content/vocab/furniture.yml`. */
export interface FurnitureGroup {
  readonly step: string;
  readonly reason: string;
  readonly zone: 'any' | 'edge' | 'end';
  /** One such line shows that the text was copied from a page. */
  readonly proof: boolean;
  /** Taken out of files without a page around them, too. */
  readonly everywhere: boolean;
  readonly pattern: RegExp;
}

export const furnitureGroups: readonly FurnitureGroup[] = loadVocab('furniture', z.array(group).min(1)).map(
  ({ step, reason, zone, proof = false, formats, patterns = [], words }) => {
    const sources = words ? [...patterns, wordsPattern(words)] : patterns;
    const pattern = new RegExp(sources.map((source) => `(?:${source})`).join('|'), 'i');
    return { step, reason, zone, proof, everywhere: formats === 'all', pattern };
  },
);

export const isFurniture = ({ pattern }: FurnitureGroup, block: Block): boolean =>
  block.text.length <= longest && !block.table && pattern.test(ruleForm(block.text));

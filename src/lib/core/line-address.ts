/**
 * How a person's decision names a line of a document so that it is found again although a better reader may count lines
 * otherwise: by the number of the line and by the beginning of its text.
 */
import { z } from 'zod';
import type { Block, LineAddress } from './model.ts';

/** Characters of a line that its address holds. */
const longestText = 60;

const words = (text: string): string => text.replace(/\s+/g, ' ').trim();

const beginning = (text: string): string => [...words(text)].slice(0, longestText).join('');

export const lineAddressSchema = z.strictObject({
  /** `Block.line` of the decoded document. */
  line: z.int().positive(),
  /** How the line begins; white space does not count. */
  text: z.string().refine((text) => words(text) !== ''),
});

/** @param block of the decoded document, before anything in it was rewritten */
export const lineAddress = ({ line, text }: Pick<Block, 'line' | 'text'>): LineAddress => ({
  line,
  text: beginning(text),
});

/**
 * @param blocks of the decoded document
 * @returns the only block that stands at the line and begins so, else the only one in the document that begins so;
 * null when there is none or when several do
 */
export function findLine(blocks: readonly Block[], { line, text }: LineAddress): Block | null {
  const start = words(text);
  const only = (found: readonly Block[]): Block | null => (found.length === 1 ? (found[0] ?? null) : null);
  const like = blocks.filter((block) => words(block.text).startsWith(start));
  const here = like.filter((block) => block.line === line);
  if (here.length > 0) return only(here) ?? only(here.filter((block) => beginning(block.text) === start));
  return only(like);
}

/** Characters that were recognised in a picture and are not sure. */
import type { Node } from './model.ts';
import { nodeStarts, nodeText, visible } from './node-text.ts';

/** Probability below which a recognised character is marked as doubtful. */
const doubtful = 0.8;

export const isDoubtful = (confidence: number): boolean => confidence < doubtful;

/** Doubtful characters of one node of the report's text, counted among its visible characters from 0. */
export interface Doubt {
  /** Place of the node among headings, paragraphs and tables, from 0. */
  readonly node: number;
  readonly at: readonly number[];
}

/**
 * Where the doubtful characters of recognised blocks stand in the text that was made of them. A character of a block
 * that was rewritten beyond recognition has no place; the messages name it all the same.
 */
export function doubtsOf(nodes: readonly Node[]): Doubt[] {
  const startOf = nodeStarts();
  return nodes.flatMap((node, index): Doubt[] => {
    const { confidence } = node.block.hints ?? {};
    if (!confidence?.some(isDoubtful) || confidence.length !== visible(node.block.text).length) return [];
    const start = startOf(node);
    if (start === null) return [];
    const at = visible(nodeText(node)).flatMap((_, i) => (isDoubtful(confidence[start + i] ?? 1) ? [i] : []));
    return at.length === 0 ? [] : [{ node: index, at }];
  });
}

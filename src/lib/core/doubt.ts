/** Characters that were recognised in a picture and are not sure. */
import type { Node } from './model.ts';

/** Probability below which a recognised character is marked as doubtful. */
const doubtful = 0.8;

export const isDoubtful = (confidence: number): boolean => confidence < doubtful;

/** Doubtful characters of one node of the report's text, counted among its visible characters from 0. */
export interface Doubt {
  /** Place of the node among headings, paragraphs and tables, from 0. */
  readonly node: number;
  readonly at: readonly number[];
}

const visible = (text: string): string[] => [...text.replace(/\s/gu, '')];

/** Cleaning may write a mark in another width, one for one. */
const shapes = (characters: readonly string[]): string =>
  characters.map((character) => [...character.normalize('NFKC')][0] ?? character).join('');

function textOf(node: Node): string {
  if (node.type === 'table') return node.rows.flat().join('');
  return node.type === 'heading' ? (node.marker?.text ?? '') + node.text : node.text;
}

/**
 * Where the doubtful characters of recognised blocks stand in the text that was made of them. A character of a block
 * that was rewritten beyond recognition has no place; the messages name it all the same.
 */
export function doubtsOf(nodes: readonly Node[]): Doubt[] {
  /** Number of visible characters of a block that the nodes before took. */
  const taken = new Map<number, number>();
  return nodes.flatMap((node, index): Doubt[] => {
    const { confidence } = node.block.hints ?? {};
    const block = visible(node.block.text);
    if (!confidence?.some(isDoubtful) || confidence.length !== block.length) return [];
    const text = visible(textOf(node));
    const start = shapes(block).indexOf(shapes(text), taken.get(node.block.index) ?? 0);
    if (start === -1) return [];
    taken.set(node.block.index, start + text.length);
    const at = text.flatMap((_, i) => (isDoubtful(confidence[start + i] ?? 1) ? [i] : []));
    return at.length === 0 ? [] : [{ node: index, at }];
  });
}

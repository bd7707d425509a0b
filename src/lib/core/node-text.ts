/** Finds the text of the nodes of a report in the blocks that they were made of, by visible characters. */
import type { Node } from './model.ts';

export const visible = (text: string): string[] => [...text.replace(/\s/gu, '')];

/** Cleaning may write a mark in another width, one for one. */
const shapes = (characters: readonly string[]): string[] =>
  characters.map((character) => [...character.normalize('NFKC')][0] ?? character);

export function nodeText(node: Node): string {
  if (node.type === 'table') return node.rows.flat().join('');
  return node.type === 'heading' ? (node.marker?.text ?? '') + node.text : node.text;
}

/** Where `part` begins in `whole`, from a character on; -1 when it does not stand there. */
export function indexOfShapes(part: readonly string[], whole: readonly string[], from = 0): number {
  const [wanted, text] = [shapes(part), shapes(whole)];
  // Characters beyond the basic plane count as one.
  const at = text.join('').indexOf(wanted.join(''), text.slice(0, from).join('').length);
  if (at === -1) return -1;
  let units = 0;
  return text.findIndex((character) => {
    if (units >= at) return true;
    units += character.length;
    return false;
  });
}

/**
 * Tells for nodes in their order where the text of each begins among the visible characters of its block; null where
 * it was rewritten beyond recognition. Several nodes may be made of one block.
 */
export function nodeStarts(): (node: Node) => number | null {
  /** Number of visible characters of a block that the nodes before took. */
  const taken = new Map<number, number>();
  return (node) => {
    const text = visible(nodeText(node));
    const start = indexOfShapes(text, visible(node.block.text), taken.get(node.block.index) ?? 0);
    if (start === -1) return null;
    taken.set(node.block.index, start + text.length);
    return start;
  };
}

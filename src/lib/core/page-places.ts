/**
 * Where text stands on the pages of a paged original. A place is a line of a page, or the part of one; a stretch of the
 * text is found in them by counting visible characters. Needs nothing of Node.
 */
import { z } from 'zod';
import type { Block, Node, PageSheet, Place } from './model.ts';
import { indexOfShapes, nodeStarts, nodeText, visible } from './node-text.ts';

/** Page from 1, then the left, top, right and bottom edge in parts of ten thousand of the upright page. */
export type PageBox = readonly [page: number, left: number, top: number, right: number, bottom: number];

/** A box with the number of visible characters in it. */
export const pagePlaceSchema = z.tuple([z.int(), z.int(), z.int(), z.int(), z.int(), z.int()]);
export type PagePlace = z.infer<typeof pagePlaceSchema>;

const parts = 10_000;

const placeOf = ({ page, box, characters }: Place): PagePlace => {
  const [left, top, right, bottom] = box.map((edge) => Math.round(edge * parts));
  return [page, left ?? 0, top ?? 0, right ?? 0, bottom ?? 0, characters];
};

/** Latin letters and figures take half the room of a Chinese character. */
const widthOf = (character: string): number => (character <= '\x7f' ? 1 : 2);
const width = (characters: readonly string[]): number =>
  characters.reduce((sum, character) => sum + widthOf(character), 0);

/**
 * The places of a part of a text.
 * @param places of the whole text
 * @param text its visible characters; where the places hold other ones than these, all of them are given
 * @param from first character of the part; @param to the one behind its last
 */
export function placesWithin(
  places: readonly PagePlace[],
  text: readonly string[],
  from: number,
  to: number,
): PagePlace[] {
  if (places.reduce((sum, [, , , , , count]) => sum + count, 0) !== text.length) return [...places];
  let at = 0;
  return places.flatMap(([page, left, top, right, bottom, count]): PagePlace[] => {
    const begin = at;
    at += count;
    const [first, last] = [Math.max(from, begin), Math.min(to, at)];
    if (first >= last) return [];
    const share = (right - left) / Math.max(1, width(text.slice(begin, at)));
    const edge = (character: number): number =>
      Math.round(left + share * width(text.slice(begin, character)));
    return [[page, edge(first), top, edge(last), bottom, last - first]];
  });
}

const placesOfBlock = ({ hints }: Block): PagePlace[] => (hints?.places ?? []).map(placeOf);

/** The places of each heading, paragraph and table of a report, in their order. */
export function placesOfNodes(nodes: readonly Node[]): PagePlace[][] {
  const startOf = nodeStarts();
  return nodes.map((node) => {
    const places = placesOfBlock(node.block);
    if (places.length === 0) return [];
    const start = startOf(node);
    if (start === null) return places;
    const length = visible(nodeText(node)).length;
    return placesWithin(places, visible(node.block.text), start, start + length);
  });
}

/** A title may be set in so many lines, each a block. */
const mostBlocks = 4;

/** The places of words that begin in a line of the document; none when they do not stand there. */
export function placesOfWords(blocks: readonly Block[], line: number, words: string): PagePlace[] {
  const wanted = visible(words);
  const first = blocks.findIndex((block) => block.line === line);
  if (wanted.length === 0 || first === -1) return [];
  for (let count = 1; count <= mostBlocks; count++) {
    const some = blocks.slice(first, first + count);
    const text = some.flatMap((block) => visible(block.text));
    const start = indexOfShapes(wanted, text);
    if (start !== -1) return placesWithin(some.flatMap(placesOfBlock), text, start, start + wanted.length);
  }
  return [];
}

/** Dots of the picture of a page: wide enough for a phone held either way, and no higher than it can be of use. */
const most = { width: 1000, height: 2000 };

export const boxOf = ([page, left, top, right, bottom]: PagePlace): PageBox => [
  page,
  left,
  top,
  right,
  bottom,
];

/** The boxes of a whole block. */
export const boxesOfBlock = (block: Block): PageBox[] => placesOfBlock(block).map(boxOf);

/** Width and height of the picture of a page, in dots. */
export function pictureSize({ width, height }: Pick<PageSheet, 'width' | 'height'>): [number, number] {
  const scale = Math.min(most.width / width, most.height / height);
  const dots = (length: number): number => Math.max(1, Math.round(length * scale)) || 1;
  return [dots(width), dots(height)];
}

/**
 * A scraper may hand out a whole page as one line, its line breaks turned into spaces or lost. Chinese has no
 * spaces of its own, so a space between Chinese words was a line break; without spaces a new heading begins behind
 * a full stop.
 */
import type { Block } from '../../../core/model.ts';
import { parseMarker } from '../../../core/text/markers.ts';
import type { CleaningLog } from '../cleaning-log.ts';

/** Shorter pages are lines as they should be. */
const shortestPage = 150;
/** The one line holds at least this share of the text. */
const smallestShare = 0.8;

const formerBreak =
  /(?<=[\p{Script=Han}\d。！？；：”）】》!?;:)\]])[ \u3000\u00a0]+(?=[\p{Script=Han}“（《【〔(\d])/u;
const headingBehindStop =
  /(?<=[。；！？])(?=(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}(?:章|部分)))/;

/** Pieces between former breaks; a bare number stays with what it numbers. */
function pieces(text: string): string[] {
  const found: string[] = [];
  for (const piece of text.split(formerBreak).flatMap((part) => part.split(headingBehindStop))) {
    const last = found.at(-1);
    if (last !== undefined && parseMarker(last)?.rest === '') found[found.length - 1] = last + piece;
    else if (piece.trim() !== '') found.push(piece.trim());
  }
  return found;
}

/** Gives the lines of a page that came as one; all other pages as they are. Goes before every step. */
export function runOn(blocks: readonly Block[], log: CleaningLog): readonly Block[] {
  const total = blocks.reduce((sum, { text }) => sum + text.length, 0);
  const longest = blocks.reduce<Block | null>(
    (best, block) => (best === null || block.text.length > best.text.length ? block : best),
    null,
  );
  if (!longest || longest.table || longest.hints || longest.text.length < shortestPage) return blocks;
  if (longest.text.length < total * smallestShare) return blocks;
  const parts = pieces(longest.text);
  // One long paragraph is prose; a page has a title, a text and headings.
  if (parts.filter((part) => parseMarker(part) !== null).length < 2) return blocks;
  const reason = '整页连成一行，按原来的换行处分开';
  log.edits.push({
    step: 'run-on',
    reason,
    line: longest.line,
    before: longest.text,
    after: parts.join('\n'),
  });
  return blocks
    .flatMap((block) => (block === longest ? parts.map((text) => ({ ...block, text })) : [block]))
    .map((block, index) => ({ ...block, index }));
}

/**
 * A table of contents (目录) repeats the headings with page numbers; the site makes its own. It ends where its first
 * entry comes again as a heading of the text, or where an entry has no heading in the text.
 */
import type { Block } from '../../../core/model.ts';
import { bareForm, ruleForm } from '../../../core/text/lines.ts';
import { parseMarker } from '../../../core/text/markers.ts';
import type { CleaningStep } from '../cleaning-log.ts';

const caption = /^[[【(]?(目 ?录|目 ?次|CONTENTS)[\])】]?$/i;
/** Dots and the page number behind an entry; a year is none. */
const pageNumber = /[\s.…·‥_-]*\(?\d{0,3}\)?$/;

/** Fewest entries below a caption, and without one. */
const fewest = { captioned: 2, bare: 3 } as const;
/** No report has more headings. */
const longestList = 300;
/** No entry is longer. */
const longestEntry = 80;

function entryName(block: Block | undefined): string | null {
  if (!block) return null;
  const line = ruleForm(block.text);
  if (block.table || line.length > longestEntry || /[。;!?]$/.test(line)) return null;
  return bareForm(line.replace(pageNumber, '')) || null;
}

/** Lines by their text: the last place of each. */
class Places {
  readonly #last = new Map<string, number>();
  /** Headings may go on behind the entry's words: a run-in heading has its paragraph on the same line. */
  readonly #starts: readonly { readonly text: string; readonly at: number }[];

  constructor(blocks: readonly Block[]) {
    for (const [at, block] of blocks.entries()) this.#last.set(bareForm(block.text), at);
    this.#starts = [...this.#last]
      .map(([text, at]) => ({ text, at }))
      .filter(({ text }) => parseMarker(text) !== null);
  }

  /** True when the name, or a numbered line that begins with it, comes behind a place. */
  comesBehind(name: string, place: number): boolean {
    return (
      (this.#last.get(name) ?? -1) > place ||
      this.#starts.some(({ text, at }) => at > place && text.startsWith(name))
    );
  }
}

/** @returns index behind the last entry when the first entry comes again behind entries alone */
function endAtRepetition(blocks: readonly Block[], start: number): number | null {
  const first = entryName(blocks[start]);
  if (!first) return null;
  for (let i = start + 1; i < Math.min(start + longestList, blocks.length); i++) {
    const name = entryName(blocks[i]);
    if (!name) return null;
    if (name === first) return i;
  }
  return null;
}

/** Between the list and the text the title may stand once more. */
function withoutTitle(blocks: readonly Block[], start: number, end: number, places: Places): number {
  const isEntry = (block: Block | undefined): boolean => {
    const line = ruleForm(block?.text ?? '');
    const name = entryName(block);
    return (
      parseMarker(line) !== null ||
      /[.…·\s]\d{1,3}$/.test(line) ||
      (!!name && places.comesBehind(name, end - 1))
    );
  };
  let last = end;
  while (last > start && !isEntry(blocks[last - 1])) last--;
  return last;
}

/** @returns index behind the last entry whose heading comes below */
function endByHeadings(blocks: readonly Block[], start: number, places: Places): number {
  let end = start;
  while (end < Math.min(start + longestList, blocks.length)) {
    const name = entryName(blocks[end]);
    if (!name || !places.comesBehind(name, end)) break;
    end++;
  }
  return end;
}

/** First and last+1 index of the list, caption included, or null. */
function findList(blocks: readonly Block[]): { start: number; end: number } | null {
  const at = blocks.findIndex((block) => caption.test(ruleForm(block.text)));
  if (at >= 0) {
    const places = new Places(blocks);
    const repeated = endAtRepetition(blocks, at + 1);
    const end =
      repeated === null
        ? endByHeadings(blocks, at + 1, places)
        : withoutTitle(blocks, at + 1, repeated, places);
    return end - at - 1 >= fewest.captioned ? { start: at, end } : null;
  }
  // Without a caption: numbered lines with nothing between them, each of which comes again.
  const start = blocks.findIndex((block) => !block.table && parseMarker(block.text.trim()) !== null);
  const end = start === -1 ? null : endAtRepetition(blocks, start);
  if (end === null || end - start < fewest.bare) return null;
  const numbered = blocks.slice(start, end).every((block) => parseMarker(block.text.trim()) !== null);
  return numbered && endByHeadings(blocks, start, new Places(blocks)) >= end ? { start, end } : null;
}

export const contentsList: CleaningStep = {
  name: 'contents-list',
  run: (blocks, log) => {
    const list = findList(blocks);
    if (!list) return blocks;
    for (const block of blocks.slice(list.start, list.end))
      log.remove('contents-list', '目录，本站另行生成', block);
    return [...blocks.slice(0, list.start), ...blocks.slice(list.end)];
  },
};

/**
 * Old portals and mail programs break text at a fixed width. Where most long lines of a document are of one width
 * and end in mid-sentence, lines are joined until the next indented or short line.
 */
import type { Block } from '../../../core/model.ts';
import { endsLikeSentence, ruleForm } from '../../../core/text/lines.ts';
import { parseMarker } from '../../../core/text/markers.ts';
import type { CleaningLog, CleaningStep } from '../cleaning-log.ts';
import { labelsOf } from '../labels.ts';

/** How wide a line is: by characters, as a program counts, or by columns, as a screen shows them. */
type Measure = (text: string) => number;

const characters: Measure = (text) => text.trimEnd().length;
const columns: Measure = (text) =>
  [...text.trimEnd()].reduce((sum, character) => sum + (/[\u1100-\uffff]/.test(character) ? 2 : 1), 0);

/** No page is narrower or wider, in characters of Chinese. */
const [narrowest, widest] = [16, 80];
/** A line may stay this much short of the width, for a mark that must not begin the next one. */
const slack = 3;

export interface Wrapping {
  /** True when a line reaches the width, so that the next one may continue it. */
  readonly isFull: (text: string) => boolean;
}

function wrappingBy(measure: Measure, lines: readonly string[], unit: number): Wrapping | null {
  const widths = lines.map(measure).filter((width) => width >= narrowest * unit);
  // A stray longer line (an address, a table row) does not make the page wider.
  const width = widths.sort((a, b) => a - b)[Math.floor(widths.length * 0.9)] ?? 0;
  if (widths.length < 8 || width > widest * unit) return null;
  const isFull = (text: string) => measure(text) >= width - slack;
  const full = lines.filter(isFull);
  const open = full.filter((line) => !endsLikeSentence(ruleForm(line)));
  return full.length >= widths.length * 0.5 && open.length >= full.length * 0.5 ? { isFull } : null;
}

/** @returns how the lines of a document were broken, or null when they were not */
export function wrappingOf(blocks: readonly Block[]): Wrapping | null {
  const lines = blocks.filter((block) => !block.table && !block.hints).map((block) => block.text);
  return wrappingBy(characters, lines, 1) ?? wrappingBy(columns, lines, 2);
}

const indented = (text: string) => /^(\u3000| {2}|\t|\u00a0)/.test(text);

function join(parts: readonly Block[], log: CleaningLog): Block {
  const [first, ...rest] = parts;
  if (!first) throw new Error('unwrap: nothing to join');
  if (rest.length === 0) return first;
  const text = parts
    .map((part) => part.text.trim())
    .reduce((left, right) => left + (/[A-Za-z]$/.test(left) && /^[A-Za-z]/.test(right) ? ' ' : '') + right);
  const before = parts.map((part) => part.text).join('\n');
  const joined = { ...first, text };
  log.edits.push({
    step: 'unwrap',
    reason: '按固定宽度折断的行重新接合',
    line: first.line,
    before,
    after: text,
  });
  return joined;
}

export const unwrap: CleaningStep = {
  name: 'unwrap',
  run: (blocks, log) => {
    const wrapping = wrappingOf(blocks);
    if (wrapping === null) return blocks;
    const groups: Block[][] = [];
    for (const block of blocks) {
      const group = groups.at(-1);
      const previous = group?.at(-1);
      const continues =
        previous !== undefined &&
        !previous.table &&
        !block.table &&
        block.line - previous.line === 1 &&
        wrapping.isFull(previous.text) &&
        !indented(block.text) &&
        !parseMarker(block.text.trim()) &&
        labelsOf(block).length === 0;
      if (group && continues) group.push(block);
      else groups.push([block]);
    }
    return groups.map((group) => join(group, log));
  },
};

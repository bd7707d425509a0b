/**
 * Old portals and mail programs break text at a fixed width. Where most long lines of a document are of one width
 * and end in mid-sentence, lines are joined until the next indented or short line.
 */
import type { Block } from '../../model.ts';
import { parseMarker } from '../../structure/markers.ts';
import { endsLikeSentence, ruleForm } from '../../text/lines.ts';
import { labelsOf } from '../labels.ts';
import type { CleaningLog, CleaningStep } from '../registry.ts';

const shortestWidth = 16;
const slack = 3;

/** @returns the width in characters that the document was broken at, or null when it was not */
export function wrapWidth(blocks: readonly Block[]): number | null {
  const lines = blocks.filter((block) => !block.table && !block.hints).map((block) => ruleForm(block.text));
  const long = lines.filter((line) => line.length >= shortestWidth);
  if (long.length < 8) return null;
  const width = Math.max(...long.map((line) => line.length));
  if (width > 120) return null;
  const full = long.filter((line) => line.length >= width - slack);
  const open = full.filter((line) => !endsLikeSentence(line) || line.endsWith(':'));
  return full.length >= long.length * 0.5 && open.length >= full.length * 0.5 ? width : null;
}

const indented = (text: string) => /^(\u3000| {2}|\t|\u00a0)/.test(text);

function join(parts: readonly Block[], log: CleaningLog): Block {
  const [first, ...rest] = parts;
  if (!first) throw new Error('unwrap: nothing to join');
  if (rest.length === 0) return first;
  const text = parts
    .map((part) => part.text.trim())
    .reduce((left, right) => left + (/\w$/.test(left) && /^\w/.test(right) ? ' ' : '') + right);
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
    const width = wrapWidth(blocks);
    if (width === null) return blocks;
    const groups: Block[][] = [];
    for (const block of blocks) {
      const group = groups.at(-1);
      const previous = group?.at(-1);
      const continues =
        previous !== undefined &&
        !previous.table &&
        !block.table &&
        block.line - previous.line === 1 &&
        ruleForm(previous.text).length >= width - slack &&
        !indented(block.text) &&
        !parseMarker(block.text.trim()) &&
        labelsOf(block).length === 0;
      if (group && continues) group.push(block);
      else groups.push([block]);
    }
    return groups.map((group) => join(group, log));
  },
};

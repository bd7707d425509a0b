/** Two reports that were saved in one file: the title of another stands in the text, and its numbering begins anew. */

import type { Block, Node, Structured } from '../../core/model.ts';
import { bareForm, ruleForm } from '../../core/text/lines.ts';
import { kindOfTitle } from '../metadata/rules/kind.ts';
import { titleLine, titleScore } from '../structure/title-score.ts';

/** Genre, topic and year: less than that is a heading. */
const fewestMarks = 6;
/** Lines above a title in which it is announced as an annex. */
const annexReach = 3;
const annex = /^(附件|附表|附录|附)( ?[\d一二三四五六七八九十]{1,3})?( ?[:.、]|$)/;

const opensNumbering = (node: Node): boolean =>
  node.type === 'heading' && node.level === 1 && node.marker?.value === 1;

/** @returns the block of the first further title, or null when the file holds one document */
export function furtherTitle({ titleBlock, nodes }: Structured): Block | null {
  const own = titleBlock && bareForm(titleLine(titleBlock.text).text);
  const numbered = nodes.flatMap((node, i) => (opensNumbering(node) ? [i] : []));
  for (const [i, node] of nodes.entries()) {
    if (node.type === 'table' || node.text !== node.block.text.trim()) continue;
    const line = ruleForm(node.text);
    if (titleScore(node.block) < fewestMarks || kindOfTitle(line) === 'other' || bareForm(line) === own)
      continue;
    const above = nodes.slice(Math.max(0, i - annexReach), i);
    if (above.some((other) => annex.test(ruleForm(other.block.text)))) continue;
    if (numbered.some((at) => at < i) && numbered.some((at) => at > i)) return node.block;
  }
  return null;
}

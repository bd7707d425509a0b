/**
 * The title stands above the first line of prose: once or several times, on one line or up to four, with the portal's
 * column name, the issuer or a note of adoption near it.
 */

import type { Block } from '../../core/model.ts';
import { isOrganisation } from '../../core/organisation.ts';
import { bareForm, ruleForm } from '../../core/text/lines.ts';
import { labelsOf } from '../clean/labels.ts';
import { isStated, noEvidence, placeScore, type TitleEvidence } from './title-evidence.ts';
import {
  beginsWithPlace,
  breaksOff,
  goesOn,
  hasGenre,
  isColumnName,
  isVersion,
  isWhole,
  namesOwner,
  opensTitle,
  standsBeside,
} from './title-lines.ts';
import { isTopHeading, titleLine, titleScore } from './title-score.ts';

/** A title that was broken over two lines, as one block. */
function joined(first: Block, second: Block): Block {
  return { ...first, text: first.text.trim() + second.text.trim() };
}

/** True when both lines carry one and the same mark of a title. */
function markedAlike(first: Block, second: Block): boolean {
  const [a, b] = [first.hints, second.hints];
  if (!a || !b) return false;
  return a.heading !== undefined
    ? a.heading === b.heading
    : a.centred === true && b.centred === true && a.bold === b.bold;
}

/** Lines between the two halves of a title at most; blank lines count. */
const reach = 3;

/** True when the second line goes on with the title that the first begins. */
function continues(first: Block, second: Block): boolean {
  const [head, tail] = [ruleForm(titleLine(first.text).text), ruleForm(titleLine(second.text).text)];
  if (second.line - first.line > reach || second.table || tail.length > 60) return false;
  if (isVersion(tail)) return hasGenre(head);
  if (/[。;:,]$|[。;]/.test(tail) || standsBeside(tail) || labelsOf(second).length > 0) return false;
  if (isColumnName(head) || standsBeside(head) || /(网|网站|门户)$/.test(head)) return false;
  const alike = markedAlike(first, second);
  const adjacent = second.line - first.line <= 1;
  if (namesOwner(head)) {
    if (/^关于/.test(tail) || (opensTitle(tail) && /^\D?[\d二一]/.test(tail) && hasGenre(tail))) return true;
    return (alike || adjacent) && hasGenre(tail) && !opensTitle(tail) && !isColumnName(tail);
  }
  if (isOrganisation(tail)) return false;
  if (goesOn(tail) || breaksOff(head)) return head.length >= 4;
  if (opensTitle(tail)) return false;
  if (!opensTitle(head) && !beginsWithPlace(head) && head.length < shortestHead) return false;
  // Two lines of one centred paragraph are one title, whatever they end with.
  if (alike && adjacent && first.hints?.element === second.hints?.element && !isWhole(head)) return true;
  return hasGenre(tail) && (!isWhole(head) || alike);
}

/** A shorter line that names no place may be the name of a column that no vocabulary holds. */
const shortestHead = 8;

/** Lines that a title is set over at most. */
const longestTitle = 4;

export interface Title {
  readonly block: Block;
  /** All blocks that are a copy or a part of the title. */
  readonly parts: readonly Block[];
}

/** Lines whose text is stated to be the title outrank all others. */
const statedScore = 20;
/** A file that opens with its one top heading has it for its title, whatever it says. */
const topHeadingScore = 4;

/** @param head the blocks above the first line of prose, in order */
export function findTitle(head: readonly Block[], evidence: TitleEvidence = noEvidence): Title | null {
  const options: { block: Block; parts: Block[]; score: number }[] = [];
  const add = (block: Block, parts: Block[], bonus: number) => {
    const looks = titleScore(block);
    const opensFile = block === evidence.first && isTopHeading(block) ? topHeadingScore : 0;
    const score =
      looks > 0 ? looks + bonus + opensFile : parts.length === 1 ? placeScore(block, evidence) : 0;
    if (isStated(block.text, evidence)) options.push({ block, parts, score: statedScore + score });
    else if (score > 0) options.push({ block, parts, score });
  };
  for (const [i, block] of head.entries()) {
    add(block, [block], 0);
    let whole = block;
    let parts = [block];
    let linked = true;
    for (const next of head.slice(i + 1, i + longestTitle)) {
      linked &&= continues(whole, next);
      whole = { ...joined(whole, next), line: next.line };
      parts = [...parts, next];
      const option = { ...whole, line: block.line };
      if (linked) add(option, parts, 1);
      else if (isStated(whole.text, evidence)) options.push({ block: option, parts, score: statedScore });
    }
  }
  const best = options.reduce<(typeof options)[number] | null>(
    (winner, option) => (winner === null || option.score > winner.score ? option : winner),
    null,
  );
  if (!best) return null;
  const name = bareForm(best.block.text);
  const copies = options.filter(({ block }) => bareForm(block.text) === name).flatMap(({ parts }) => parts);
  return { block: best.block, parts: copies };
}

/**
 * Where the article begins and ends among the lines of a page. Prose and numbered headings are what a report is
 * made of; menus, tool bars and link lists are short lines that end like no sentence.
 */

import type { Block } from '../../core/model.ts';
import { isOrganisation } from '../../core/organisation.ts';
import { isDateLine } from '../../core/text/dates.ts';
import { ruleForm } from '../../core/text/lines.ts';
import { parseMarker } from '../../core/text/markers.ts';
import { isSalutation } from './edges.ts';
import { labelsOf } from './labels.ts';

/** How titles of official documents end; a long title with a comma in it is still no prose. */
const titleEnding = /(报告|汇报|总结|情况|通知|公告|方案|计划|要点|意见|解读)(\([^)]*\))?$/;

/** Words that lead over to a text or a list, unlike the labels and captions that also end in a colon. */
const announcement = /(如下|以下|报告|汇报|方面|包括|主要|情况|体现|表现|.{20})/;

/** Every step asks again for the same blocks. */
const known = new WeakMap<Block, boolean>();

/** True for a line that only an article has: a sentence, a numbered heading, a table. */
export function isArticleLine(block: Block): boolean {
  const answer = known.get(block) ?? readsLikeArticle(block);
  known.set(block, answer);
  return answer;
}

function readsLikeArticle(block: Block): boolean {
  if (block.table) return true;
  const line = ruleForm(block.text);
  if (labelsOf(block).length > 0) return false;
  if (line.length >= 5 && /[。;!?]["”’)]?$/.test(line)) return true;
  if (line.endsWith(':') && (announcement.test(line) || isSalutation(block))) return true;
  if (line.length >= 30 && /[,。;]/.test(line) && !titleEnding.test(line)) return true;
  const marker = parseMarker(line);
  return marker !== null && marker.rest.length >= 2;
}

export interface Bounds {
  /** Index of the first article line, or the number of blocks when there is none. */
  readonly start: number;
  /** Index behind the last article line. */
  readonly end: number;
}

/** @param isFurniture lines that are known to be no article although they read like one: 欢迎访问本网站! */
export function articleBounds(
  blocks: readonly Block[],
  isFurniture: (block: Block) => boolean = () => false,
): Bounds {
  const counts = (block: Block) => isArticleLine(block) && !isFurniture(block);
  const start = blocks.findIndex(counts);
  if (start === -1) return { start: blocks.length, end: blocks.length };
  return { start, end: behindSignature(blocks, blocks.findLastIndex(counts) + 1) };
}

/** How far below the last paragraph a signature may stand. */
const signatureReach = 6;

/** The body's name with a date below it ends a document; what stands between it and the text belongs to it too. */
function behindSignature(blocks: readonly Block[], end: number): number {
  for (let i = end; i < Math.min(end + signatureReach, blocks.length - 1); i++) {
    const [name, date] = [blocks[i], blocks[i + 1]];
    if (name && date && isOrganisation(name.text) && isDateLine(date.text)) return i + 2;
  }
  return end;
}

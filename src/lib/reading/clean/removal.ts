/**
 * What a removed line was: a value that the front matter has, furniture of the page, or something that reads like
 * the author's text. The last kind is a doubt that people are told of.
 */
import type { Block, RemovalKind } from '../../core/model.ts';
import { ruleForm } from '../../core/text/lines.ts';
import { parseMarker } from '../../core/text/markers.ts';
import { isArticleLine } from './article.ts';
import { furnitureGroups, isFurniture } from './furniture-groups.ts';
import { labelsOf } from './labels.ts';

/** Steps whose lines are recorded elsewhere: front matter, or the headings that a list of contents repeats. */
const recorded = new Set(['title', 'letterhead', 'label-table', 'contents-list']);
/** Steps that take lines for their place, not for their words. */
const byPlace = new Set(['page-structure', 'page-end', 'after-article', 'before-article']);
/** What is hidden, a control, leads to other pages or stands on every page is no text, whatever it says. */
const neverText = /:(hidden|form|nav|links|line-number|repeats-on-pages|printed-by-browser)$/;

/** A number with a word behind it is a statement of fact, sentence or not; a year is none. */
const figure = /\d(\.\d+)? ?(?![年月日届期号])\p{Script=Han}/u;

function readsLikeText(step: string, block: Block): boolean {
  if (furnitureGroups.some((group) => isFurniture(group, block))) return false;
  const line = ruleForm(block.text);
  // Behind the end of a page stand the titles of other articles.
  if (step === 'page-end')
    return block.table !== undefined || /[。;]$/.test(line) || parseMarker(line) !== null;
  return isArticleLine(block) || figure.test(line);
}

/** Labels that fill no field: 浏览次数, 字体, 责任编辑. */
function isCounter(block: Block): boolean {
  const labels = labelsOf(block);
  return labels.length > 0 && labels.every(({ group }) => group === 'none' || group === 'host');
}

export function removalKind(step: string, reason: string, block: Block): RemovalKind {
  if (step === 'label-table' && isCounter(block)) return 'furniture';
  if (recorded.has(step)) return 'recorded';
  if (!byPlace.has(step) || neverText.test(reason)) return 'furniture';
  return readsLikeText(step, block) ? 'text' : 'furniture';
}

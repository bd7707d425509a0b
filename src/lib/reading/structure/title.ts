/**
 * The title stands above the first line of prose: once or several times, on one line or two, with the portal's
 * column name or the issuer near it.
 */

import type { Block } from '../../core/model.ts';
import { isOrganisation } from '../../core/organisation.ts';
import { bareForm, ruleForm } from '../../core/text/lines.ts';

const ending =
  /(报告|汇报|总结|情况|综述|通报|公报|白皮书|通知|公告|通告|方案|计划|规划|要点|意见|解读|说明|决定|办法|规定|函|批复|纪要|讲话|述职|自查)(\([^()]{1,30}\))?$/;
const subject = /(法治|依法行政|依法治[国省市县区]|法制建设)/;
/** What a column of a portal is called: no year, no body, nothing but the genre. */
const columnName = /^(年度)?(法治政府建设|依法行政)?(工作)?(年度)?(情况)?(报告|汇报|总结|年报)?$/;

/** @returns how much a line looks like the title of a document, 0 when not at all */
export function titleScore(block: Block): number {
  const line = ruleForm(block.text);
  if (line.length < 6 || line.length > 100 || /[。;]/.test(line) || /[,:]$/.test(line)) return 0;
  const ends = ending.test(line);
  const topic = subject.test(line);
  const marked = (block.hints?.heading ?? 9) <= 2 || block.hints?.centred === true;
  if (!ends && !topic && !marked) return 0;
  if (isOrganisation(line)) return 0;
  if (columnName.test(line)) return 0.5;
  let score = (ends ? 2 : 0) + (topic ? 2 : 0) + (marked ? 2 : 0);
  if (/(19|20)\d{2} ?年|[二一][〇○零一二三四五六七八九]{3}年/.test(line)) score += 2;
  if (/关于/.test(line)) score += 1;
  return score;
}

/** A title that was broken over two lines, as one block. */
function joined(first: Block, second: Block): Block {
  return { ...first, text: first.text.trim() + second.text.trim() };
}

/** The first half of a broken title ends in the middle of it: with the issuer, or before the genre. */
function continues(first: Block, second: Block): boolean {
  const [head, tail] = [ruleForm(first.text), ruleForm(second.text)];
  if (second.line - first.line > 3 || tail.length > 60 || /[。;:,]$/.test(tail)) return false;
  // 秀山土家族苗族自治县 / 2022年…报告: the body or region on a line of its own.
  const named = isOrganisation(head) || /^\p{Script=Han}{2,20}[省市县区州盟旗]$/u.test(head);
  if (
    named &&
    !/(网|网站|门户)$/.test(head) &&
    second.line - first.line <= 2 &&
    /^((19|20)\d{2}|[二一][〇○零])/.test(tail)
  ) {
    return ending.test(tail);
  }
  if (isOrganisation(head) || /^(中共|[\p{Script=Han}]{2,20}(政府|委员会))$/u.test(head))
    return /^关于/.test(tail);
  return (
    !ending.test(head) &&
    ending.test(head + tail) &&
    head.length >= 6 &&
    (subject.test(head) || /^关于|年$|年度$/.test(head))
  );
}

/** Lines that a title is set over at most. */
const longestTitle = 4;

export interface Title {
  readonly block: Block;
  /** All blocks that are a copy or a part of the title. */
  readonly parts: readonly Block[];
}

/** @param head the blocks above the first line of prose, in order */
export function findTitle(head: readonly Block[]): Title | null {
  const options: { block: Block; parts: Block[]; score: number }[] = [];
  for (const [i, block] of head.entries()) {
    let whole = block;
    let parts = [block];
    for (const next of head.slice(i + 1, i + longestTitle)) {
      if (!continues(whole, next)) break;
      whole = { ...joined(whole, next), line: next.line };
      parts = [...parts, next];
      options.push({ block: { ...whole, line: block.line }, parts, score: titleScore(whole) + 1 });
    }
    const score = titleScore(block);
    if (score > 0) options.push({ block, parts: [block], score });
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

/**
 * What stands above the text of a document: title, subtitle, speaker, note of adoption, letterhead, and what a
 * page prints there. The author's lines stay, as paragraphs before the text.
 */

import type { Block } from '../../core/model.ts';
import { isDateLine } from '../../core/text/dates.ts';
import { bareForm, ruleForm } from '../../core/text/lines.ts';
import { isArticleLine } from '../clean/article.ts';
import { parseDocumentNumber } from '../metadata/rules/numbers.ts';
import type { Title } from './title.ts';
import { isOrder } from './title-lines.ts';

export interface HeadReason {
  readonly step: 'title' | 'letterhead' | 'before-article';
  readonly reason: string;
}

const reasons = {
  title: { step: 'title', reason: '标题，已录入元数据' },
  letterhead: { step: 'letterhead', reason: '版头，发文字号已录入元数据' },
  page: { step: 'before-article', reason: '正文之前的网页文字' },
} as const satisfies Record<string, HeadReason>;

/** 发文机关标志: `XX县人民政府文件`, often spaced out. */
const issuerMark = /^\p{Script=Han}{3,30}(文件|公报|简报|专报)$/u;

/** Shorter lines of a page between title and text are buttons and captions: 正文, 点击收听. */
const shortestSubtitle = 5;

/** A letterhead is set so wide that its end may stand on a line of its own. */
const longestBrokenEnd = 2;

function isLetterhead(head: readonly Block[], i: number): boolean {
  const [before = '', line = '', after = ''] = [i - 1, i, i + 1].map((at) => bareForm(head[at]?.text ?? ''));
  return (
    parseDocumentNumber(head[i]?.text ?? '') !== null ||
    issuerMark.test(line) ||
    (after.length <= longestBrokenEnd && issuerMark.test(line + after)) ||
    (line.length <= longestBrokenEnd && issuerMark.test(before + line))
  );
}

/** A label that no vocabulary knows (`发布人:…`), but for those that say who gave the report. */
const unknownLabel =
  /^(?!(报告|汇报|述职|述法|发言|讲话|宣讲|陈述)(人|者|单位|机关))\p{Script=Han}{2,6} ?:.{0,20}$/u;

/** Between title and text a page prints the day of publication, labels and buttons; the rest is the author's. */
function isPageCaption(block: Block): boolean {
  const line = ruleForm(block.text);
  if (isOrder(line)) return false;
  return isDateLine(line) || line.length < shortestSubtitle || line.endsWith(':') || unknownLabel.test(line);
}

/**
 * @param head the blocks above the text
 * @param inPage the text stands among the furniture of a web page
 * @returns the blocks that are not published in the body, each with the reason
 */
export function headReasons(
  head: readonly Block[],
  title: Title | null,
  inPage: boolean,
): ReadonlyMap<Block, HeadReason> {
  const parts = new Set(title?.parts);
  const lastPart = head.findLastIndex((block) => parts.has(block));
  const reasonFor = (block: Block, i: number): HeadReason | null => {
    if (parts.has(block)) return reasons.title;
    if (isLetterhead(head, i)) return reasons.letterhead;
    // Without a title every line may be it.
    if (!inPage || title === null || block.hints?.article || isArticleLine(block)) return null;
    return i < lastPart || isPageCaption(block) ? reasons.page : null;
  };
  return new Map(
    head.flatMap((block, i) => {
      const reason = reasonFor(block, i);
      return reason ? [[block, reason] as const] : [];
    }),
  );
}

/** How much a line looks like the title of a document, and the title that it prints. */

import type { Block } from '../../core/model.ts';
import { isOrganisation } from '../../core/organisation.ts';
import { findDates } from '../../core/text/dates.ts';
import { fold } from '../../core/text/fold.ts';
import { ruleForm } from '../../core/text/lines.ts';
import { hasGenre, isColumnName, isNote, isOrder, isPart, isTitleElement } from './title-lines.ts';

const subject = /(法治|依法行政|依法治[国省市县区]|法制建设)/;
const year = /(19|20)\d{2} ?年|[二一][〇○零一二三四五六七八九]{3}年/;

/** A line and, apart from it, the date that is printed behind it. */
export interface TitleLine {
  /** Without the marks that a list, a column or a copied table puts around it. */
  readonly text: string;
  /** ISO day of a date that stands behind the title, with or without brackets. */
  readonly date: string | null;
}

const before = /^[\s■□●○◆◇★☆▪•·※►▶#|*]+/u;
const columnMark = /^\s*【[^【】]{2,10}】\s*(?=\S{6})/u;
const wrapped = /^\s*【([^【】]+)】\s*$/u;

/** Where a line ends without the bars of a copied table. From its end, as a pattern would take quadratic time. */
function endBeforeBars(line: string): number {
  let end = line.length;
  while (end > 0 && /[\s|]/.test(line.charAt(end - 1))) end -= 1;
  return end;
}

/** Set wide, with two characters together at most where a line was measured badly: 工 作 报 告, 隰县 工 作 报 告. */
const letterSpaced =
  /(?<![^\s\u3000])(?:\p{Script=Han}{1,2}[ \u3000]+)?(?:\p{Script=Han}[ \u3000]+){3,}\p{Script=Han}{1,2}(?![^\s\u3000])/gu;
/** The genre alone set wide, at the end or on a line of its own: …情况的 报　告. */
const spacedGenre = /(\p{Script=Han})[ \u3000]+(\p{Script=Han})$/u;
/** The page's own name behind the title: `… - 隰县人民政府`, `…_县政府门户网站`. */
const siteBehind = /(?:\s+[-–—]+\s+|\s*[_|]\s*)([^\s_|]{4,30})$/u;
/** Longer lines are no titles, and the patterns would take quadratic time on their white space. */
const longestLine = 300;

function withoutSite(text: string): string {
  const site = text.length > longestLine ? null : siteBehind.exec(text);
  return site?.[1] && site.index >= 8 && (isOrganisation(site[1]) || /(网站?|门户|平台)$/.test(site[1]))
    ? text.slice(0, site.index)
    : text;
}

/** @returns the title that a line prints, as written */
export function titleLine(line: string): TitleLine {
  const text = withoutSite(
    line
      .slice(0, endBeforeBars(line))
      .replace(before, '')
      .replace(wrapped, '$1')
      .replace(columnMark, '')
      .replace(letterSpaced, (word) => word.replace(/[ \u3000]+/g, ''))
      .trim()
      .replace(spacedGenre, (word, first, last) => (hasGenre(first + last) ? first + last : word)),
  );
  const folded = fold(text);
  const last = findDates(folded).at(-1);
  if (!last || last.start < 6) return { text, date: null };
  const [head, tail] = [folded.slice(0, last.start), folded.slice(last.end)];
  const bracketed = /[([【〔]$/.test(head) && /^[)\]】〕]$/.test(tail);
  return bracketed || (/\s$/.test(head) && tail === '')
    ? {
        text: text.slice(0, bracketed ? -tail.length - (last.end - last.start) - 1 : last.start).trim(),
        date: last.date,
      }
    : { text, date: null };
}

/** Longest title of the collection and of the laws that were looked at: about 90 characters. */
const longest = 110;

/** A heading of the first level, or one of a Markdown text that is read as plain text. */
export const isTopHeading = (block: Block): boolean =>
  block.hints?.heading === 1 || /^\s*#\s/.test(block.text);

/** @returns how much a line looks like the title of a document, 0 when not at all */
export function titleScore(block: Block): number {
  const line = ruleForm(titleLine(block.text).text);
  if (line.length < 4 || line.length > longest || /[。;]/.test(line) || /[,:]$/.test(line)) return 0;
  const ends = hasGenre(line);
  const topic = subject.test(line);
  const marked =
    (block.hints?.heading ?? 9) <= 2 ||
    block.hints?.centred === true ||
    isTitleElement(block.hints?.element) ||
    isTopHeading(block);
  if (!ends && !topic && !marked) return 0;
  if (isOrganisation(line) || isNote(line) || isPart(line)) return 0;
  if (isColumnName(line) || line.length < 6) return 0.5;
  // The order that makes a law public is a title only where nothing else is.
  if (isOrder(line)) return 1;
  let score = (ends ? 2 : 0) + (topic ? 2 : 0) + (marked ? 2 : 0);
  if (year.test(line)) score += 2;
  if (/关于/.test(line)) score += 1;
  return score;
}

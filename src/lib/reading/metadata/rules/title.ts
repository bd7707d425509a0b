/** The title: as the catalogue, the page or the document names it. */

import type { Candidate } from '../../../core/model.ts';
import { isOrganisation } from '../../../core/organisation.ts';
import { fold } from '../../../core/text/fold.ts';
import { bareForm, ruleForm, valueForm } from '../../../core/text/lines.ts';
import { widenPunctuation } from '../../clean/steps/punctuation.ts';
import { hasGenre } from '../../structure/title-lines.ts';
import { titleLine, titleScore } from '../../structure/title-score.ts';
import { type Context, declared, evidence, labelled, ranked } from '../rule.ts';

const han = '\\p{Script=Han}';
const innerSpace = new RegExp(`(?<=[${han}\\d》”)）]) +(?=[${han}《“(（])|(?<=${han}) +(?=\\d)`, 'gu');

/** Bodies that act together stand side by side: 民政部 财政部关于…; the space between them is a mark. */
const bodies = /^([^ ]+) ([^ ]+?)(?= |关于|(?:19|20)\d{2})/;

/** The two halves of a headline are kept apart by a space; a space in the title of a paper is layout. */
function withoutSpaces(text: string): string {
  const [, first, second] = bodies.exec(text) ?? [];
  return first && second && isOrganisation(first) && isOrganisation(second)
    ? `${first} ${withoutSpaces(text.slice(first.length + 1))}`
    : hasGenre(fold(text))
      ? text.replace(innerSpace, '')
      : text;
}

/** A title under a headline begins with a dash: ——昭苏县2021年…报告. */
const dash = /^[\u2014\u2015\u2500-]+\s*/;

/** One line, full-width marks, no space between Chinese characters, no mark or date around it. */
export function tidyTitle(text: string): string {
  return widenPunctuation(withoutSpaces(valueForm(titleLine(text).text).replace(dash, '')));
}

/** Portals put their own name and the column behind the title: `标题_XX市人民政府`, `标题-政务公开-XX网`. */
function withoutSiteName(text: string): string {
  const parts = text
    .split(/\s*[_|]\s*|\s+[-–—]+\s+|(?<=\p{Script=Han})[-–—](?=\p{Script=Han})/u)
    .filter(Boolean);
  const scored = parts.map((part) => titleScore({ index: 0, line: 0, text: part }));
  const best = Math.max(...scored);
  return best > 0 ? (parts[scored.indexOf(best)] ?? text) : (parts[0] ?? text);
}

const looksLikeTitle = (text: string): boolean => {
  const line = ruleForm(titleLine(text).text);
  return line.length >= 4 && line.length <= 120 && /\p{Script=Han}{3}/u.test(line);
};

export function titleCandidates(context: Pick<Context, 'document' | 'labels'>): Candidate<string>[] {
  const found: Candidate<string>[] = [];
  const add = (text: string, rule: string, confidence: number, line: number, span: string) => {
    if (!looksLikeTitle(text)) return;
    // A title that a catalogue cut short is worth less than one in full.
    const cut = /(\.{3}|…)$/.test(text.trim());
    found.push({
      value: tidyTitle(text),
      rule,
      confidence: cut ? confidence / 2 : confidence,
      evidence: { text: span, line },
    });
  };
  const { titleBlock } = context.document;
  const printed = titleBlock ? bareForm(titleLine(titleBlock.text).text) : null;
  /** The line under the catalogue may be a part of the title that the catalogue holds whole. */
  const holdsMore = (text: string) =>
    printed !== null && bareForm(text).length > printed.length && bareForm(text).includes(printed);
  for (const label of labelled(context, 'title')) {
    add(label.value, 'label', holdsMore(label.value) ? 0.97 : 0.94, label.block.line, label.span);
  }
  for (const { value, line } of declared(context, 'ArticleTitle'))
    add(value, 'declared-article-title', holdsMore(value) ? 0.96 : 0.93, line, value);
  if (titleBlock) {
    const score = titleScore(titleBlock);
    add(
      titleBlock.text,
      'title-line',
      score >= 4 ? 0.95 : score >= 2 ? 0.8 : 0.5,
      titleBlock.line,
      evidence(titleBlock).text,
    );
  }
  for (const { value, line } of declared(context, 'title', 'og:title', 'dc.title')) {
    const name = withoutSiteName(value);
    const score = titleScore({ index: 0, line: 0, text: name });
    if (score >= 2) add(name, 'declared-title', score >= 4 ? 0.85 : 0.6, line, value);
  }
  return ranked(found);
}

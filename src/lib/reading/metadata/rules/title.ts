/** The title: as the catalogue, the page or the document names it. */

import type { Candidate } from '../../../core/model.ts';
import { ruleForm, valueForm } from '../../../core/text/lines.ts';
import { widenPunctuation } from '../../clean/steps/punctuation.ts';
import { titleScore } from '../../structure/title.ts';
import { type Context, declared, evidence, labelled, ranked } from '../rule.ts';

const han = '\\p{Script=Han}';
const innerSpace = new RegExp(`(?<=[${han}\\d》”)）]) +(?=[${han}《“(（])|(?<=${han}) +(?=\\d)`, 'gu');

/** One line, full-width marks, no space between Chinese characters. */
export function tidyTitle(text: string): string {
  return widenPunctuation(valueForm(text).replace(innerSpace, ''));
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
  const line = ruleForm(text);
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
  for (const label of labelled(context, 'title')) {
    add(label.value, 'label', 0.94, label.block.line, label.span);
  }
  for (const { value, line } of declared(context, 'ArticleTitle'))
    add(value, 'declared-article-title', 0.93, line, value);
  const { titleBlock } = context.document;
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

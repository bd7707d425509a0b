/**
 * When the page says the report was published, and when the document says it was written. What a portal displays
 * as 发布日期 is taken as displayed; the day on which the page was looked at is no candidate at all.
 */
import type { Block, Candidate } from '../../../core/model.ts';
import { isOrganisation } from '../../../core/organisation.ts';
import { findDates, firstDate, isDateLine } from '../../../core/text/dates.ts';
import { ruleForm } from '../../../core/text/lines.ts';
import { titleLine } from '../../structure/title-score.ts';
import { bodyAndDate, findClosing, linesUnderTitle } from '../closing.ts';
import { type Context, declared, evidence, labelled, ranked } from '../rule.ts';

/** A date that only tells when the page was touched says less than one that tells when it was published. */
function publicationConfidence(label: string): number {
  if (/更新|上传|录入/.test(label)) return 0.6;
  if (/^(日期|时间|)$/.test(label)) return 0.85;
  return 0.95;
}

/** A report cannot be published before the time it covers has begun. */
function plausible(date: string, context: Pick<Context, 'period'>): boolean {
  return context.period === null || date >= context.period.start;
}

interface DateUnderTitle {
  readonly date: string;
  readonly block: Block;
  /** A date in brackets (题注) or under the body's name is the document's own, a bare one the page's. */
  readonly own: boolean;
}

const weekday = / ?(星期|周)[一二三四五六日天]$/;

/** The day of a line that holds a date and, behind it, a body: `2023-02-01 08:00 夏河县司法局`, as pages print it. */
function dateAndBody(line: string): string | null {
  const [date] = findDates(line);
  if (date?.start !== 0) return null;
  const rest = line.slice(date.end).replace(/^ ?\d{1,2}:\d{2}(:\d{2})?/, '');
  return isOrganisation(rest.replace(/^[ |/]+/, '')) ? date.date : null;
}

/** Dates on lines of their own between the title and the text. */
function datesUnderTitle({ document }: Pick<Context, 'document'>): DateUnderTitle[] {
  const lines = linesUnderTitle(document);
  return lines.flatMap((block, i): DateUnderTitle[] => {
    // Above the title a date with its weekday is the day on which the page was looked at.
    const text = ruleForm(block.text).replace(weekday, '');
    const signed = bodyAndDate(text);
    if (signed) return [{ date: signed.day, block, own: /日/.test(text) }];
    const posted = dateAndBody(text);
    if (posted) return [{ date: posted, block, own: false }];
    // ——2021年5月26日在…会议上: the day the report was given.
    const delivered = /^[—-]{1,3}.{0,4}\d{4}.{4,10}在.{4,60}上$/.test(text);
    const [date] = isDateLine(text) || delivered ? findDates(text) : [];
    if (!date) return [];
    const bracketed = /^\(.*[月].*\)$/.test(text);
    const above = lines[i - 1];
    const below = above !== undefined && isOrganisation(above.text);
    return [{ date: date.date, block, own: delivered || bracketed || below }];
  });
}

export function publishedCandidates(
  context: Pick<Context, 'document' | 'labels' | 'period'>,
): Candidate<string>[] {
  const found: Candidate<string>[] = [];
  for (const label of labelled(context, 'published')) {
    const date = firstDate(label.value);
    if (!date) continue;
    found.push({
      value: date,
      rule: label.label === '' ? 'date-before-labels' : 'label',
      confidence: publicationConfidence(label.label),
      evidence: evidence(label.block, label.span),
    });
  }
  for (const { value, line } of declared(context, 'PubDate', 'publishdate', 'article:published_time')) {
    const date = firstDate(value);
    if (date) found.push({ value: date, rule: 'declared', confidence: 0.9, evidence: { text: value, line } });
  }
  const title = context.document.titleBlock;
  const behind = title && titleLine(title.text).date;
  if (title && behind)
    found.push({ value: behind, rule: 'date-behind-title', confidence: 0.82, evidence: evidence(title) });
  for (const { date, block, own } of datesUnderTitle(context)) {
    if (!own)
      found.push({ value: date, rule: 'date-under-title', confidence: 0.8, evidence: evidence(block) });
  }
  return ranked(
    found.map((candidate) =>
      plausible(candidate.value, context)
        ? candidate
        : { ...candidate, confidence: candidate.confidence / 3 },
    ),
  ).filter(({ confidence }) => confidence >= 0.5);
}

export function writtenCandidates(
  context: Pick<Context, 'document' | 'labels' | 'period'>,
): Candidate<string>[] {
  const found: Candidate<string>[] = [];
  for (const label of labelled(context, 'written')) {
    const date = firstDate(label.value);
    // 生成日期 may be the day a catalogue entry was made, 发文日期 the day of dispatch: the signature knows better.
    const confidence = /成文|制发|形成|印发|签发/.test(label.label) ? 0.95 : 0.85;
    if (date)
      found.push({ value: date, rule: 'label', confidence, evidence: evidence(label.block, label.span) });
  }
  const closing = findClosing(context.document.nodes);
  if (closing) {
    const { day, block } = closing.date;
    found.push({ value: day, rule: 'signature-date', confidence: 0.91, evidence: evidence(block) });
  }
  for (const node of context.document.nodes) {
    if (node.type !== 'paragraph' || node.role !== 'date') continue;
    const date = firstDate(node.text);
    if (date)
      found.push({ value: date, rule: 'closing-date', confidence: 0.9, evidence: evidence(node.block) });
  }
  for (const { date, block, own } of datesUnderTitle(context)) {
    if (own)
      found.push({ value: date, rule: 'date-under-title', confidence: 0.85, evidence: evidence(block) });
  }
  return ranked(found.filter((candidate) => plausible(candidate.value, context)));
}

/**
 * When the page says the report was published, and when the document says it was written. What a portal displays
 * as 发布日期 is taken as displayed; the day on which the page was looked at is no candidate at all.
 */
import type { Candidate } from '../../../core/model.ts';
import { findDates, firstDate } from '../../../core/text/dates.ts';
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
  for (const node of context.document.nodes) {
    if (node.type !== 'paragraph' || node.role !== 'date') continue;
    const date = firstDate(node.text);
    if (date)
      found.push({ value: date, rule: 'signature-date', confidence: 0.9, evidence: evidence(node.block) });
  }
  // A date in brackets under the title is the date of the document.
  const title = context.document.titleBlock;
  for (const block of context.document.removed) {
    if (!title || block.line <= title.line || block.line - title.line > 4) continue;
    const text = block.text.trim();
    const [date] = findDates(text);
    const bracketed = /^[(\uff08].{8,18}[)\uff09]$/.test(text);
    // ——2021年5月26日在…会议上: the day the report was given.
    const delivered = /^[—-]{1,3}.{0,4}\d{4}.{4,10}在.{4,60}上$/.test(text);
    if (date && (bracketed || delivered)) {
      found.push({ value: date.date, rule: 'date-under-title', confidence: 0.85, evidence: evidence(block) });
    }
  }
  return ranked(found.filter((candidate) => plausible(candidate.value, context)));
}

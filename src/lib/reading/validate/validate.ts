/**
 * Stage `validate`: the front matter is what the schema says, and a status tells what to do with the document.
 * Holds afterwards: `ok` needs nobody, `review` is published with its review slugs, `rejected` is not published.
 */
import type { Described, Message, Status, Validated } from '../../core/model.ts';
import { reviewMessage } from '../../core/review-vocab.ts';
import { reportSchema } from '../../core/schema.ts';
import { hasReportText, proseLength, shortestReport } from './report-text.ts';
import { type Finding, reviewRules } from './rules.ts';

/** What a page without text points to, each with a message of its own that names the address. */
const elsewhere: Readonly<Record<string, string>> = {
  'attachments-not-read': '附件',
  'pictures-not-read': '图片',
  'frames-not-read': '框架',
};

/** Some text that is too short for a report is not none. */
const withLength = (told: Message, length: number): Message =>
  length === 0
    ? told
    : { ...told, message: `${told.message}正文只有${length}个汉字，不到${shortestReport}个。` };

function noText(document: Described): Message {
  const told = withLength(reviewMessage('no-report-text', null), proseLength(document));
  const places = document.messages.flatMap(({ slug }) => elsewhere[slug] ?? []);
  if (places.length === 0) return told;
  return { ...told, message: `${told.message}报告可能在网页的${places.join('、')}里，地址见另一条信息。` };
}

function messageOf({ slug, line, detail = '' }: Finding): Message {
  const told = reviewMessage(slug, line);
  return { ...told, message: told.message + detail };
}

/** What is told about a document: why it is rejected and nothing else, or what a person should look at. */
function messagesOf(document: Described, findings: readonly Finding[]): Message[] {
  if (document.messages.some(({ severity }) => severity === 'error')) return [...document.messages];
  if (!hasReportText(document)) return [...document.messages, noText(document)];
  return [...document.messages, ...findings.map(messageOf)];
}

export function validate(document: Described): Validated {
  const findings = reviewRules.map((rule) => rule(document)).filter((finding) => finding !== null);
  const messages = messagesOf(document, findings);
  const doubts = document.messages.filter(({ severity }) => severity === 'warning');
  const review = [...new Set([...findings, ...doubts].map(({ slug }) => slug))].sort();
  const report = reportSchema.parse({ ...document.fields, review });
  const rejected = messages.some(({ severity }) => severity === 'error');
  const status: Status = rejected ? 'rejected' : review.length > 0 ? 'review' : 'ok';
  return { ...document, messages, report, status };
}

/**
 * Stage `validate`: the front matter is what the schema says, and a status tells what to do with the document.
 * Holds afterwards: `ok` needs nobody, `review` is published with its review slugs, `rejected` is not published.
 */
import type { Described, Message, Status, Validated } from '../../core/model.ts';
import { reviewMessage } from '../../core/review-vocab.ts';
import { reportSchema } from '../../core/schema.ts';
import { type Finding, reviewRules } from './rules.ts';

/** Fewer Chinese characters of prose are no report, only what a portal prints around one. */
const shortestReport = 60;

function proseLength(document: Described): number {
  return document.nodes.reduce((sum, node) => {
    const text = node.type === 'table' ? node.rows.flat().join('') : node.text;
    return sum + (text.match(/\p{Script=Han}/gu)?.length ?? 0);
  }, 0);
}

/** What is told about a document: why it is rejected and nothing else, or what a person should look at. */
function messagesOf(document: Described, findings: readonly Finding[]): Message[] {
  if (document.messages.some(({ severity }) => severity === 'error')) return [...document.messages];
  if (proseLength(document) < shortestReport) {
    return [...document.messages, reviewMessage('no-report-text', null)];
  }
  return [...document.messages, ...findings.map(({ slug, line }) => reviewMessage(slug, line))];
}

export function validate(document: Described): Validated {
  const findings = reviewRules.map((rule) => rule(document)).filter((finding) => finding !== null);
  const messages = messagesOf(document, findings);
  const review = [...new Set(findings.map(({ slug }) => slug))].sort();
  const report = reportSchema.parse({ ...document.fields, review });
  const rejected = messages.some(({ severity }) => severity === 'error');
  const status: Status = rejected ? 'rejected' : review.length > 0 ? 'review' : 'ok';
  return { ...document, messages, report, status };
}

/** The address that the document was saved from. */
import type { Candidate } from '../../model.ts';
import { type Context, declared, ranked } from '../rule.ts';

const address = /https?:\/\/[^\s\u3000-\u9fff<>"'()\uff08\uff09]+/;

function httpUrl(text: string): string | null {
  const match = address.exec(text);
  if (!match || !URL.canParse(match[0])) return null;
  return match[0].replace(/[.,;]$/, '');
}

export function originCandidates(context: Pick<Context, 'document'>): Candidate<string>[] {
  const { document } = context;
  const found: Candidate<string>[] = [];
  const custody = document.raw.origin && httpUrl(document.raw.origin);
  if (custody) found.push({ value: custody, rule: 'custody', confidence: 1, evidence: null });
  for (const { value, line } of declared(
    context,
    'savedFrom',
    'snapshot-content-location',
    'canonical',
    'og:url',
  )) {
    const url = httpUrl(value);
    if (url) found.push({ value: url, rule: 'declared', confidence: 0.9, evidence: { text: value, line } });
  }
  for (const edit of document.edits) {
    if (edit.step !== 'reprint-notice') continue;
    const url = httpUrl(edit.before);
    if (url)
      found.push({
        value: url,
        rule: 'reprint-notice',
        confidence: 0.8,
        evidence: { text: edit.before.trim(), line: edit.line },
      });
  }
  return ranked(found);
}

/** The address that the document was saved from. */
import type { Candidate } from '../../../core/model.ts';
import { type Context, declared, ranked } from '../rule.ts';

const address = /https?:\/\/[^\s\u3000-\u9fff<>"'()\uff08\uff09]+/;

function httpUrl(text: string): string | null {
  const match = address.exec(text);
  if (!match || !URL.canParse(match[0])) return null;
  return match[0].replace(/[.,;]$/, '');
}

/** Governments publish under gov.cn, congresses and courts under names of their own. */
export function isOfficial(url: string): boolean {
  const { hostname } = new URL(url);
  return (
    /(^|\.)gov\.cn$/.test(hostname) || /(^|\.)(npc|court|spp|chinalaw)\.(org\.|gov\.)?cn$/.test(hostname)
  );
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
    if (edit.after !== '' || !/(转载|出处|原文|本文|链接)/.test(edit.before)) continue;
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

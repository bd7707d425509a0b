/** 索引号 and 发文字号. */
import type { Candidate } from '../../../core/model.ts';
import { fold } from '../../../core/text/fold.ts';
import { ruleForm } from '../../../core/text/lines.ts';
import { type Context, evidence, labelled, ranked } from '../rule.ts';

/** Agency mark, year in any bracket, serial number (GB/T 9704-2012, 7.2.5). */
const documentNumber =
  /^((?:\p{Script=Han}|[A-Z]){1,16}(?:\([^()]{1,6}\))?) ?[〔[(【{] ?((?:19|20)\d{2}) ?[〕\])】}] ?第? ?0*(\d{1,4}) ?号$/u;

/**
 * Reads a document number in any bracket.
 * @returns the number with the brackets that the standard asks for, or null when the text is no whole number
 */
export function parseDocumentNumber(text: string): string | null {
  const match = documentNumber.exec(fold(text).replace(/\s+/g, ''));
  return match ? `${match[1]}〔${match[2]}〕${match[3]}号` : null;
}

/** Nodes at the head of a text among which its own number may stand on a line of its own. */
const reach = 3;

export function documentNumberCandidates(context: Pick<Context, 'document' | 'labels'>): Candidate<string>[] {
  const found: Candidate<string>[] = [];
  for (const label of labelled(context, 'documentNumber')) {
    const value = parseDocumentNumber(label.value);
    if (value)
      found.push({ value, rule: 'label', confidence: 0.97, evidence: evidence(label.block, label.span) });
  }
  // …报告(平政发〔2017〕2号): the number behind the title.
  const title = context.document.titleBlock;
  const behind = title && parseDocumentNumber(/\(([^()]*)\)$/.exec(fold(title.text).trim())?.[1] ?? '');
  if (title && behind) {
    found.push({ value: behind, rule: 'behind-title', confidence: 0.93, evidence: evidence(title) });
  }
  // A note of adoption may stand between the title and the number.
  const { head, nodes } = context.document;
  for (const block of new Set([...head, ...nodes.slice(0, reach).map(({ block }) => block)])) {
    const value = block.text.length < 50 ? parseDocumentNumber(block.text) : null;
    if (value) found.push({ value, rule: 'line-above-text', confidence: 0.9, evidence: evidence(block) });
  }
  return ranked(found);
}

export function indexNumberCandidates(context: Pick<Context, 'labels'>): Candidate<string>[] {
  return ranked(
    labelled(context, 'indexNumber')
      .map((label) => ({ label, value: ruleForm(label.value).replace(/ ?([/-]) ?/g, '$1') }))
      .filter(({ value }) => /\d{3}/.test(value) && value.length <= 60 && !/\p{Script=Han}{6}/u.test(value))
      .map(({ label, value }) => ({
        value,
        rule: 'label',
        confidence: 0.97,
        evidence: evidence(label.block, label.span),
      })),
  );
}

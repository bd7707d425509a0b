/** The kind of a document by its title, or by its text when it has none. Vocabulary: `content/vocab/kinds.yml`. */
import { z } from 'zod';
import type { Candidate } from '../../../core/model.ts';
import { type ReportKind, reportKinds } from '../../../core/schema.ts';
import { ruleForm } from '../../../core/text/lines.ts';
import { loadVocab } from '../../../core/vocab.ts';
import type { Context } from '../rule.ts';

const pattern = z.string().transform((source) => new RegExp(source));
const vocabulary = loadVocab(
  'kinds',
  z.strictObject({
    topic: pattern,
    dateline: pattern,
    rules: z
      .array(
        z.strictObject({
          kind: z.enum(reportKinds),
          unless: pattern.optional(),
          patterns: z.array(pattern).min(1),
        }),
      )
      .min(1),
  }),
);

/** True when a text speaks of what the collection is about. */
export function onTopic(text: string): boolean {
  return vocabulary.topic.test(ruleForm(text));
}

/** @returns the kind that a title tells */
export function kindOfTitle(title: string): ReportKind {
  const line = ruleForm(title);
  if (!vocabulary.topic.test(line)) return 'other';
  const bare = line.replace(/ ?\([^()]*\)$/, '');
  const rule = vocabulary.rules.find(
    ({ unless, patterns }) => !unless?.test(bare) && patterns.some((regex) => regex.test(bare)),
  );
  return rule?.kind ?? 'other';
}

/** Without a title the text must speak of the topic again and again to count as a report on it. */
const fewestMentions = 3;

export function kindCandidates(context: Pick<Context, 'document' | 'title'>): Candidate<ReportKind>[] {
  const { document, title } = context;
  const opening = document.nodes.find((node) => node.type === 'paragraph');
  if (opening?.type === 'paragraph' && vocabulary.dateline.test(ruleForm(opening.text))) {
    const text = opening.text.slice(0, 40);
    return [
      { value: 'other', rule: 'dateline', confidence: 0.96, evidence: { text, line: opening.block.line } },
    ];
  }
  if (title !== null) {
    return [
      {
        value: kindOfTitle(title),
        rule: 'title',
        confidence: 0.95,
        evidence: { text: title, line: document.titleBlock?.line ?? 1 },
      },
    ];
  }
  const texts = document.nodes.flatMap((node) => (node.type === 'table' ? [] : [node]));
  const mentions = texts.filter((node) => onTopic(node.text));
  const first = mentions[0];
  const headings = document.nodes.filter((node) => node.type === 'heading' && node.level === 1).length;
  const enough = headings >= 2 ? fewestMentions - 1 : fewestMentions;
  if (!first || mentions.length < enough) return [];
  const start = ruleForm(opening?.type === 'paragraph' ? opening.text : '').slice(0, 200);
  const value: ReportKind = /上半年/.test(start)
    ? 'half-year-report'
    : /季度/.test(start)
      ? 'quarterly-report'
      : 'annual-report';
  return [
    {
      value,
      rule: 'text',
      confidence: 0.6,
      evidence: { text: first.text.slice(0, 60), line: first.block.line },
    },
  ];
}

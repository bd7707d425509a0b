/** The kind of a document by its title, or by its text when it has none. Vocabulary: `content/vocab/kinds.yml`. */
import { z } from 'zod';
import type { Candidate, Structured } from '../../../core/model.ts';
import { type ReportKind, reportKinds } from '../../../core/schema.ts';
import { ruleForm } from '../../../core/text/lines.ts';
import { loadVocab } from '../../../core/vocab.ts';
import { isLaw } from '../law.ts';
import type { Context } from '../rule.ts';

const pattern = z.string().transform((source) => new RegExp(source));
const vocabulary = loadVocab(
  'kinds',
  z.strictObject({
    topic: pattern,
    accounts: z.array(pattern).min(1),
    regulates: z.array(pattern).min(1),
    progress: pattern,
    shortcomings: pattern,
    prospects: pattern,
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
    ({ unless, patterns }) =>
      !unless?.test(bare) && patterns.some((regex) => regex.test(bare) || regex.test(line)),
  );
  return rule?.kind ?? 'other';
}

/** True when a text opens as a piece of news does: with its place, its reporter or a day of the year. */
export function opensAsNews({ nodes }: Structured): boolean {
  const opening = nodes.find((node) => node.type === 'paragraph');
  return opening?.type === 'paragraph' && vocabulary.dateline.test(ruleForm(opening.text));
}

/** Without a title the text must speak of the topic again and again to count as a report on it. */
const fewestMentions = 3;
/** Paragraphs in which a text says what it is. */
const openingLength = 3;

export function kindCandidates(context: Pick<Context, 'document' | 'title'>): Candidate<ReportKind>[] {
  const { document, title } = context;
  const opening = document.nodes.find((node) => node.type === 'paragraph');
  if (opening?.type === 'paragraph' && opensAsNews(document)) {
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
  return kindOfText(document);
}

/** The kind of a document without a title: a report only when it gives an account of the topic. */
function kindOfText(document: Structured): Candidate<ReportKind>[] {
  const texts = document.nodes.flatMap((node) => (node.type === 'table' ? [] : [node]));
  const opening = texts.filter(({ type }) => type === 'paragraph').slice(0, openingLength);
  const found = (patterns: readonly RegExp[]) =>
    opening.filter((node) => patterns.some((regex) => regex.test(ruleForm(node.text))));
  const say = (value: ReportKind, rule: string, node: (typeof texts)[number]): Candidate<ReportKind>[] => [
    { value, rule, confidence: 0.6, evidence: { text: node.text.slice(0, 60), line: node.block.line } },
  ];
  const [rule] = found(vocabulary.regulates);
  if (rule) return say('other', 'regulates', rule);
  const first = texts[0];
  if (first && isLaw(document)) return say('other', 'articles', first);
  const mentions = texts.filter((node) => onTopic(node.text));
  const headings = texts.filter((node) => node.type === 'heading' && node.level === 1);
  const accounts = found(vocabulary.accounts);
  const section = (...regexes: RegExp[]) =>
    headings.some((heading) => regexes.every((regex) => regex.test(heading.text)));
  const sections =
    (section(vocabulary.shortcomings) && section(vocabulary.prospects)) ||
    section(vocabulary.topic, vocabulary.progress);
  const announced = accounts.find((node) => onTopic(node.text));
  const fewest = announced ? 1 : headings.length >= 2 ? fewestMentions - 1 : fewestMentions;
  const topic = announced ?? mentions[0];
  if (!topic || mentions.length < fewest || (accounts.length === 0 && !sections)) return [];
  const start = ruleForm(opening[0]?.text ?? '').slice(0, 200);
  const value = /上半年/.test(start)
    ? 'half-year-report'
    : /季度/.test(start)
      ? 'quarterly-report'
      : 'annual-report';
  return say(value, 'text', topic);
}

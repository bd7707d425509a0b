/**
 * From a passage to its figures. The stages, each in a file of its own: sentences → not-figures → quantities and
 * periods → tokens → clauses → roles (changes) → lists → frames → indicators (assign) → zeros.
 */
import type { ParsedReport, Passage } from '../markdown/parse.ts';
import type { Period } from '../schema.ts';
import { fold } from '../text/fold.ts';
import { readSentence } from './read-sentence.ts';
import { splitSentences } from './sentences.ts';
import { headingTopics, topicsOfSentence } from './topics.ts';
import type { Figure, PassageContext } from './types.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * All figures of a passage in reading order; every run of Arabic digits belongs to exactly one of them.
 * @param text the passage as published
 */
export function figuresOfPassage(text: string, context: PassageContext, vocabulary: Vocabulary): Figure[] {
  const folded = fold(text);
  const figures: Figure[] = [];
  let carried = headingTopics(context.heading, vocabulary);
  for (const { start, end } of splitSentences(folded)) {
    const sentence = { text: text.slice(start, end), folded: folded.slice(start, end), offset: start };
    figures.push(...readSentence(sentence, carried, context, vocabulary));
    const own = topicsOfSentence(sentence.folded, vocabulary);
    if (own.length > 0) carried = own.length === 1 ? own : [];
  }
  return figures;
}

/** Sections whose numbers tell what is planned. */
export type IsPlanned = (sectionAnchor: string) => boolean;

/**
 * All figures of a report. Tables are read row by row as prose.
 * @param isPlanned tells the sections about the coming year; their numbers are kept unassigned
 */
export function figuresOfReport(
  parsed: ParsedReport,
  vocabulary: Vocabulary,
  isPlanned: IsPlanned,
): Figure[] {
  const period: Period | null = parsed.report.period;
  return parsed.sections.flatMap((section) =>
    section.passages.flatMap((passage: Passage) =>
      figuresOfPassage(
        passage.text,
        { anchor: passage.anchor, heading: section.label, period, planned: isPlanned(section.anchor) },
        vocabulary,
      ),
    ),
  );
}

/**
 * From a passage to its figures. The stages, each in a file of its own: sentences → not-figures → quantities and
 * periods → tokens → clauses → roles (changes) → lists → frames → indicators (assign) → zeros.
 */
import type { ParsedReport } from '../../core/markdown/parse.ts';
import type { Period } from '../../core/schema.ts';
import { fold } from '../../core/text/fold.ts';
import { readSentence } from './read-sentence.ts';
import { figuresOfTable } from './read-table.ts';
import { splitSentences } from './sentences.ts';
import { headingTopics, topicsOfSentence } from './topics.ts';
import type { Figure, PassageContext } from './types.ts';
import type { Vocabulary } from './vocabulary.ts';

const mayCount = new WeakMap<Vocabulary, RegExp>();

/** True for a sentence that can hold a figure: one with a numeral, or one that says that nothing happened. */
function mayHoldFigures(folded: string, vocabulary: Vocabulary): boolean {
  const test =
    mayCount.get(vocabulary) ??
    new RegExp(['[\\d零一二三四五六七八九十百千两]', ...vocabulary.steering.negations].join('|'));
  mayCount.set(vocabulary, test);
  return test.test(folded);
}

/** Topics that the sentences before leave behind: those of the nearest one that names any, read when first asked for. */
class Carried {
  #topics: readonly string[] | undefined;
  readonly #unread: string[] = [];
  readonly #heading: string;
  readonly #vocabulary: Vocabulary;

  constructor(heading: string, vocabulary: Vocabulary) {
    this.#heading = heading;
    this.#vocabulary = vocabulary;
  }

  add(folded: string): void {
    this.#unread.push(folded);
  }

  topics(): readonly string[] {
    for (let last = this.#unread.pop(); last !== undefined; last = this.#unread.pop()) {
      const own = topicsOfSentence(last, this.#vocabulary);
      if (own.length === 0) continue;
      this.#topics = own.length === 1 ? own : [];
      this.#unread.length = 0;
    }
    this.#topics ??= headingTopics(this.#heading, this.#vocabulary);
    return this.#topics;
  }
}

/**
 * All figures of a passage in reading order; every run of Arabic digits belongs to exactly one of them.
 * @param text the passage as published
 */
export function figuresOfPassage(text: string, context: PassageContext, vocabulary: Vocabulary): Figure[] {
  const folded = fold(text);
  const figures: Figure[] = [];
  const before = new Carried(context.heading, vocabulary);
  for (const { start, end } of splitSentences(folded)) {
    const sentence = { text: text.slice(start, end), folded: folded.slice(start, end), offset: start };
    if (mayHoldFigures(sentence.folded, vocabulary)) {
      figures.push(...readSentence(sentence, before.topics(), context, vocabulary));
    }
    before.add(sentence.folded);
  }
  return figures;
}

/** Sections whose numbers tell what is planned. */
export type IsPlanned = (sectionAnchor: string) => boolean;

/**
 * All figures of a report. Rows of tables are read as prose first, then each number that was left by its labels.
 * @param isPlanned tells the sections about the coming year; their numbers are kept unassigned
 */
export function figuresOfReport(
  parsed: ParsedReport,
  vocabulary: Vocabulary,
  isPlanned: IsPlanned,
): Figure[] {
  const period: Period | null = parsed.report.period;
  return parsed.sections.flatMap((section) =>
    section.passages.flatMap(({ type, anchor, text }) => {
      const context = { anchor, heading: section.label, period, planned: isPlanned(section.anchor) };
      const read = figuresOfPassage(text, context, vocabulary);
      return type === 'table' ? figuresOfTable(text, read, context, vocabulary) : read;
    }),
  );
}

/**
 * From a passage to its figures. The stages, each in a file of its own: sentences → limits → passage-time → not-figures →
 * quantities, periods and phrases → tokens → clauses → roles (changes) → lists → frames → matter → indicators (assign)
 * → parts → zeros.
 */
import type { Passage, Section } from '../../core/markdown/parse.ts';
import type { Period, RegionLevel } from '../../core/schema.ts';
import { fold } from '../../core/text/fold.ts';
import { longestPart, partsOf, quoteAround, readableEnd } from '../../core/text/sentence-limits.ts';
import { splitSentences } from '../../core/text/sentences.ts';
import { headingTimes, PassageTime } from './passage-time.ts';
import { readSentence } from './read-sentence.ts';
import { figuresOfTable } from './read-table.ts';
import { standingOf } from './standing.ts';
import type { Sentence } from './state.ts';
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
  const time = new PassageTime(context, vocabulary);
  for (const span of splitSentences(folded)) {
    const whole = { text: text.slice(span.start, span.end), offset: span.start };
    const sentence = folded.slice(span.start, span.end);
    const end = readableEnd(sentence);
    for (const part of partsOf(sentence, end)) {
      const read = sentence.slice(part.start, part.end);
      if (mayHoldFigures(read, vocabulary)) {
        const one = { folded: read, offset: span.start + part.start, whole };
        const carried = { topics: before.topics(), time: time.of(read) };
        figures.push(...readSentence(one, carried, context, vocabulary));
      }
      before.add(read);
    }
    time.add(sentence.slice(0, longestPart));
    if (end < sentence.length) figures.push(unreadFrom(end, whole, context));
  }
  return figures;
}

/** Says that the numbers of a sentence were not read from a place on. */
function unreadFrom(end: number, { text, offset }: Sentence['whole'], context: PassageContext): Figure {
  return {
    kind: 'unread',
    indicator: null,
    value: null,
    upper: null,
    unit: '',
    qualifier: 'exact',
    scope: null,
    period: null,
    confidence: 0,
    sentence: quoteAround(text, end, end),
    anchor: context.anchor,
    offset: offset + end,
    length: text.length - end,
    rule: 'too-many-numbers',
  };
}

/** Sections whose numbers tell what is planned. */
export type IsPlanned = (sectionAnchor: string) => boolean;

/** Sections, and what tells how to read them: a report, or a draft of one. */
export interface TextToRead {
  readonly report: {
    readonly period: Period | null;
    readonly issuer: string | null;
    readonly region: { readonly level: RegionLevel } | null;
  };
  readonly sections: readonly Section[];
}

/** The passages of a report with what is known about each before it is read. */
export function passagesToRead(
  { report: { period, issuer, region }, sections }: TextToRead,
  vocabulary: Vocabulary,
  isPlanned: IsPlanned,
): { readonly passage: Passage; readonly context: PassageContext }[] {
  const times = headingTimes(sections, period, vocabulary);
  const standing = standingOf(issuer, region?.level ?? null, vocabulary.steering);
  return sections.flatMap(({ anchor: section, label: heading, passages }, i) => {
    const planned = isPlanned(section);
    const headingTime = planned ? undefined : times[i];
    return passages.map((passage) => ({
      passage,
      context: { anchor: passage.anchor, heading, period, headingTime, planned, standing },
    }));
  });
}

/**
 * All figures of a report. Rows of tables are read as prose first, then each number that was left by its labels.
 * @param isPlanned tells the sections about the coming year; their numbers are kept unassigned
 */
export function figuresOfReport(parsed: TextToRead, vocabulary: Vocabulary, isPlanned: IsPlanned): Figure[] {
  return passagesToRead(parsed, vocabulary, isPlanned).flatMap(({ passage: { type, text }, context }) => {
    const read = figuresOfPassage(text, context, vocabulary);
    return type === 'table' ? figuresOfTable(text, read, context, vocabulary) : read;
  });
}

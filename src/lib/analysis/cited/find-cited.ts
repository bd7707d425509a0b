/**
 * Finds the laws and documents that a report cites by their title in 《》, with the sentence that does so. Titles
 * are compared without what changes from author to author: width, spaces, the name of the state, and whatever
 * stands before 关于 (国务院办公厅关于加强… and 关于加强… are one document).
 */

import type { Section } from '../../core/markdown/parse.ts';
import { fold } from '../../core/text/fold.ts';
import { quoteAround } from '../../core/text/sentence-limits.ts';
import { splitSentences } from '../../core/text/sentences.ts';
import { citedVocabulary } from './vocabulary.ts';

export interface Cited {
  /** The same for every way of writing the title. */
  readonly key: string;
  /** As written in the report. */
  readonly title: string;
  /** Name of a group of the vocabulary. */
  readonly group: string;
  /** Number that follows in brackets, such as 国办发〔2018〕37号; null when none does. */
  readonly number: string | null;
  /** The sentence as published (of a very long one what stands around the title), and its passage. */
  readonly sentence: string;
  readonly anchor: string;
}

const titlePattern = /《([^《》]{2,80})》(?:[(（]([^()（）]{1,30}号)[)）])?/gu;

/** A name that a copy has blanked out stands for nothing. */
const blanked = /[x×*]{2,}/i;

/** Title without a closing remark in brackets. */
const bare = (title: string): string => fold(title).replace(/\([^()]*\)$/, '');

interface Ending {
  readonly word: string;
  /** Null for words that end no law or document. */
  readonly group: string | null;
}

let endings: readonly Ending[] | undefined;

/** Longest first: 办法 before 法. */
function allEndings(): readonly Ending[] {
  const { groups, neither } = citedVocabulary();
  endings ??= [
    ...groups.flatMap(({ group, endings: words }) => words.map((word) => ({ word, group }))),
    ...neither.map((word) => ({ word, group: null })),
  ].sort((a, b) => b.word.length - a.word.length);
  return endings;
}

function groupOf(title: string): string | null {
  const last = bare(title);
  return allEndings().find(({ word }) => last.endsWith(word))?.group ?? null;
}

/** @param title as written between 《 and 》 */
export function keyOf(title: string): string {
  let key = fold(title.normalize('NFC'))
    .replace(/\s+/g, '')
    .replace(/[—–－~～-]+/gu, '-')
    .replace(/(\d{4})年?-(\d{4})年?/g, '$1-$2');
  const about = key.indexOf('关于');
  if (about >= 0) key = key.slice(about + 2);
  for (const prefix of citedVocabulary().prefixes) if (key.startsWith(prefix)) key = key.slice(prefix.length);
  return key;
}

/** @returns citations in reading order; a document that a report cites twice comes twice */
export function findCited(sections: readonly Section[]): Cited[] {
  return sections.flatMap(({ passages }) =>
    passages.flatMap(({ anchor, text }) => {
      if (!text.includes('《')) return [];
      return splitSentences(fold(text)).flatMap(({ start, end }) => {
        const sentence = text.slice(start, end);
        return [...sentence.matchAll(titlePattern)].flatMap((match) => {
          const [, title = '', number] = match;
          const group = groupOf(title);
          if (group === null || blanked.test(title)) return [];
          const quote = quoteAround(sentence, match.index, match.index + match[0].length).trim();
          return [{ key: keyOf(title), title, group, number: number ?? null, sentence: quote, anchor }];
        });
      });
    }),
  );
}

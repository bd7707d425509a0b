/**
 * Where a Chinese title may break: between words, so that 政府 is not torn in two on a phone. Done with the word list of
 * the engine; a year keeps its 年 (2020年度).
 */
const segmenter = 'Segmenter' in Intl ? new Intl.Segmenter('zh', { granularity: 'word' }) : null;

/** Marks that never begin a line stay with what stands before them, opening ones with what follows. */
const closing = /^[，。、；：！？）》〉」』”’〕】—…]/u;
const opening = /[（《〈「『“‘〔【]$/u;

/** A longer word may have to break on a phone. */
const longest = 12;

/** Whether a word is to stay in one line. */
export const isKept = ({ length }: string): boolean => length > 1 && length <= longest;

/** Titles whose words are remembered: those of a report stand in dozens of lists, and finding words is slow. */
const remembered = 50_000;
const known = new Map<string, readonly string[]>();

/** @returns the words of a title in order; joined they are the title, which a browser without word list leaves whole */
export function titleWords(title: string): readonly string[] {
  const words = known.get(title) ?? wordsOf(title);
  if (known.size < remembered) known.set(title, words);
  return words;
}

function wordsOf(title: string): string[] {
  if (!segmenter) return [title];
  const words: string[] = [];
  for (const { segment } of segmenter.segment(title)) {
    const last = words.at(-1);
    const joined =
      last !== undefined &&
      (closing.test(segment) || opening.test(last) || (/\d$/.test(last) && /^年度?$/.test(segment)));
    if (joined) words[words.length - 1] = last + segment;
    else words.push(segment);
  }
  return words;
}

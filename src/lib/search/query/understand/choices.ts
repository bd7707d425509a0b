/**
 * What a reader may have meant beside what was typed, each with the number of reports that it finds: another writing of
 * a date or number, what a short word stands for, a word that sounds or looks alike, the characters for pinyin.
 */

import { filesOf } from '../../format/directory.ts';
import type { SynonymRow } from '../../format/lexicon.ts';
import { normalise } from '../../format/normalise.ts';
import { liesIn } from '../filters.ts';
import type { SearchRequest } from '../request.ts';
import { search } from '../search.ts';
import type { SearchIndex } from '../search-index.ts';
import { isOpen } from './open-text.ts';
import { fromPinyin, isPinyin, pinyinIndex } from './pinyin.ts';
import { isSure } from './reading.ts';
import { segment } from './segment.ts';
import { alikeOf, corrections, lookAlikes } from './spelling.ts';
import { lexiconOfIndex, plainText, understand } from './understand.ts';
import { otherWritings } from './writings.ts';

export type ChoiceKind = 'meant' | 'also-called' | 'also-written';

export interface Choice {
  readonly kind: ChoiceKind;
  readonly text: string;
  /** Reports that it finds, as it stands or, where it is not so found, as it is understood. */
  readonly reports: number;
}

const mostChoices = 3;

async function counted(
  index: SearchIndex,
  request: SearchRequest,
  kind: ChoiceKind,
  texts: readonly string[],
  asItStands = false,
): Promise<Choice[]> {
  const choices: Choice[] = [];
  for (const text of texts) {
    const asked = { ...request, text };
    const literal = (await search(index, asked)).reports;
    const understood = literal > 0 || asItStands ? null : await understand(index, asked);
    // A number in other figures is no mistake, so its words need not be known if all of them are found.
    const counts =
      understood &&
      (kind === 'also-written' ? understood.reading.missing.length === 0 : isSure(understood.reading));
    const reports = counts ? understood.result.reports : literal;
    if (reports > 0) choices.push({ kind, text, reports });
    if (choices.length === mostChoices) break;
  }
  return choices;
}

/** Places of a short word that stands alone or between words of the vocabularies. */
async function withLongForms(
  index: SearchIndex,
  text: string,
  rows: readonly SynonymRow[],
  deep: boolean,
): Promise<string[]> {
  const known = new Map(rows);
  const tokens = text.split(/\s+/u);
  const found = tokens.flatMap((token, k) =>
    (known.get(token) ?? []).map((long) => tokens.with(k, long).join(' ')),
  );
  if (found.length > 0 || !deep) return found;
  const pieces = segment(plainText(text), await lexiconOfIndex(index), liesIn);
  // Beside what nothing knows a short word may be part of another.
  if (pieces.some((piece) => piece.kind === 'word' && !piece.known)) return [];
  return pieces.flatMap((piece, k) =>
    (known.get(piece.text) ?? []).map((long) =>
      pieces.map((own, other) => (other === k ? long : own.text)).join(' '),
    ),
  );
}

/** Pinyin of what a region is called may be left away: miyun for miyunqu. */
const mostLeftAway = 5;

/** Names in the list of suggestions whose pinyin is just that. */
async function namesOf(index: SearchIndex, key: string): Promise<string[]> {
  if (key.length < 4) return [];
  const { borders, file } = await index.suggestions('names');
  if (borders.length === 0) return [];
  const rows = await file(filesOf(borders, key).first);
  const named = rows.filter(([own, { kind }]) => {
    const left = own.startsWith(key) ? own.length - key.length : Number.POSITIVE_INFINITY;
    return left === 0 || (kind === 'region' && left <= mostLeftAway);
  });
  return named.sort(([a], [b]) => a.length - b.length).map(([, { label }]) => label.replace(/（.*$/, ''));
}

/** Texts that may be meant: those that vocabularies hold, and those with one character changed for a twin of it. */
async function meant(index: SearchIndex, text: string): Promise<{ words: string[]; twins: string[] }> {
  const { words, places } = await index.lexicon();
  const fromLetters = (letters: string): Promise<string[]> =>
    fromPinyin(letters, pinyinIndex(words.words), (key) => namesOf(index, key));
  if (isPinyin(text)) return { words: await fromLetters(text), twins: [] };
  // Some words in pinyin, others in characters: xingzhengfuyi 密云.
  const tokens = text.split(/\s+/u);
  if (tokens.some(isPinyin)) {
    const meanings = await Promise.all(
      tokens.map(async (token) => (isPinyin(token) ? (await fromLetters(token))[0] : token)),
    );
    return { words: meanings.includes(undefined) ? [] : [meanings.join(' ')], twins: [] };
  }
  const alike = alikeOf(await index.alike());
  const known = new Set([
    ...words.words.map(([word]) => word),
    ...words.indicators.map(([phrase]) => phrase),
    ...places.filter(([, , , use]) => use !== 'behind-place').map(([name]) => name),
  ]);
  const plain = normalise(text).text;
  const likely = corrections(plain, known, alike).map((correction) => correction.text);
  return { words: likely, twins: lookAlikes(plain, alike) };
}

/**
 * @param found reports that the query surely finds, as it stands or as it is understood; with any, nothing is taken for a
 * mistake
 * @throws IndexError when a file cannot be had
 */
export async function choicesFor(
  index: SearchIndex,
  request: SearchRequest,
  found: number,
): Promise<Choice[]> {
  const { text } = request;
  if (!isOpen(text)) return [];
  const ask = (kind: ChoiceKind, texts: readonly string[], asItStands?: boolean) =>
    counted(index, request, kind, texts, asItStands);
  const rows = await index.synonyms();
  const writings = otherWritings(text);
  // Another writing is a matter of the wording itself; where that is nowhere, of the words that go with it.
  const written = await ask('also-written', writings, true);
  const choices = [
    ...(await ask('also-called', await withLongForms(index, text, rows, found === 0))),
    ...(written.length > 0 || found > 0 ? written : await ask('also-written', writings)),
  ];
  if (found > 0 || choices.length > 0) return choices;
  const { words, twins } = await meant(index, text);
  const likely = await ask('meant', words);
  return likely.length > 0 ? likely : ask('meant', twins, true);
}

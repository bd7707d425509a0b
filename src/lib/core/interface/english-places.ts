/**
 * English names of places. Those of provinces and prefectures are the ones in use; below them the name is transcribed by
 * rule, where a character with several readings can go wrong, so the Chinese name stands beside it.
 */
import { pinyin } from 'pinyin-pro';
import { z } from 'zod';
import { stemOf } from '../regions/names.ts';
import { loadVocab } from '../vocab.ts';

const schema = z.strictObject({
  /** Full Chinese name → English name. */
  names: z.record(z.string(), z.string()),
  /** End of a full name, and what a place so called is: the first that fits. */
  types: z.record(z.string(), z.string()),
});

type Vocabulary = z.infer<typeof schema>;

let known: Vocabulary | undefined;

function vocabulary(): Vocabulary {
  known ??= loadVocab('places-en', schema);
  return known;
}

/** One word, an apostrophe before a syllable that begins with a vowel: `Ya'an`. */
export function transcribed(name: string): string {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', v: false }).map((syllable) =>
    syllable.replace(/ü/g, 'u'),
  );
  const word = syllables.map((one, index) => (index > 0 && /^[aoe]/.test(one) ? `’${one}` : one)).join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Longer names than this are made of words (城乡一体化示范区), which a transcription does not tell. */
const longestRoot = 4;

/** Asked for each report of each list. */
const made = new Map<string, string>();

/**
 * @param name full name of one division or area, in Chinese
 * @returns the Chinese name alone where nothing else can be said
 */
export function englishPlace(name: string): string {
  const english = made.get(name) ?? makeEnglish(name);
  made.set(name, english);
  return english;
}

function makeEnglish(name: string): string {
  const { names, types } = vocabulary();
  const own = names[name];
  if (own !== undefined) return own;
  const root = stemOf(name);
  if (root.length > longestRoot) return name;
  const type = Object.entries(types).find(([end]) => name.endsWith(end))?.[1];
  return root.length < 2 || type === undefined
    ? `${transcribed(name)} ${name}`
    : `${transcribed(root)} ${type} ${name}`;
}

/**
 * English names of places. Those of provinces and prefectures are the ones in use; below them the name is transcribed by
 * rule, where a character with several readings can go wrong, so the Chinese name stands beside it.
 */
import { pinyin } from 'pinyin-pro';
import { z } from 'zod';
import { loadVocab } from '../vocab.ts';

const schema = z.strictObject({
  /** Full Chinese name → English name. */
  names: z.record(z.string(), z.string()),
  /** End of a full name that is not a part of the name, and what it is called. The longest counts. */
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

/** @param name full name of one division or area, in Chinese */
export function englishPlace(name: string): string {
  const { names, types } = vocabulary();
  const own = names[name];
  if (own !== undefined) return own;
  const ends = Object.keys(types).sort((a, b) => b.length - a.length);
  const end = ends.find((one) => name.endsWith(one) && name.length - one.length >= 2) ?? '';
  const type = types[end] ?? '';
  return `${transcribed(name.slice(0, name.length - end.length))}${type && ` ${type}`} ${name}`;
}

/** The dictionary of the interface: `content/vocab/interface-<language>.yml`, the same keys in each language. */
import { z } from 'zod';
import { loadVocab } from '../vocab.ts';
import type { Locale } from './locale.ts';
import { type Translate, translator } from './translate.ts';

const schema = z.record(z.string().regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/), z.string());

const loaded = new Map<Locale, Readonly<Record<string, string>>>();

/** All texts by key. */
export function interfaceTexts(locale: Locale): Readonly<Record<string, string>> {
  const texts =
    loaded.get(locale) ??
    (locale === 'zh' ? loadVocab('interface-zh', schema) : loadVocab('interface-en', schema));
  loaded.set(locale, texts);
  return texts;
}

const known = new Map<Locale, Translate>();

/** Texts of the interface in a language. */
export function translateTo(locale: Locale): Translate {
  const made = known.get(locale) ?? translator(interfaceTexts(locale), locale);
  known.set(locale, made);
  return made;
}

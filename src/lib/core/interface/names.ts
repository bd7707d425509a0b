/** English names of what other vocabularies name in Chinese: `content/vocab/names-en.yml`. */
import { z } from 'zod';
import { loadVocab } from '../vocab.ts';

const name = z.string().min(1);
const named = z.record(z.string(), name);
const defined = z.record(z.string(), z.tuple([name, name]));

const schema = z.strictObject({
  kinds: named,
  levels: named,
  units: named,
  /** Of issuers, as they follow the name of the place. */
  organs: named,
  sections: named,
  /** Name and definition. */
  topics: defined,
  families: named,
  indicators: defined,
  reviews: named,
  tables: z.record(z.string(), z.strictObject({ title: name, description: name, columns: named })),
});

export type EnglishNames = z.infer<typeof schema>;

let known: EnglishNames | undefined;

export function englishNames(): EnglishNames {
  known ??= loadVocab('names-en', schema);
  return known;
}

let terms: Readonly<Record<string, string>> | undefined;

/** English terms and the words that reports use for them: `content/vocab/terms-en.yml`. */
export function englishTerms(): Readonly<Record<string, string>> {
  terms ??= loadVocab('terms-en', named);
  return terms;
}

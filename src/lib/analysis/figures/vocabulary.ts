/**
 * The vocabulary of the figures stage, compiled for matching. The data are content/vocab/indicators.yml, units.yml,
 * figure-terms.yml, figure-scopes.yml and figure-words.yml; an unknown name in a phrasing throws.
 */
import { z } from 'zod';
import { expandWords } from './expand-words.ts';
import type { Qualifier } from './types.ts';
import { wordTrie } from './word-trie.ts';

const words = z.array(z.string().min(1)).min(1);

const phrasingSchema = z.strictObject({
  topics: words.optional(),
  sum: words.optional(),
  actions: words.optional(),
  measures: words.optional(),
  optional: z.boolean().optional(),
  local: z.boolean().optional(),
  narrow: z.boolean().optional(),
  units: words.optional(),
  lead: z.boolean().optional(),
  audience: z.boolean().optional(),
  bare: z.boolean().optional(),
  notUnder: words.optional(),
  unless: words.optional(),
  near: words.optional(),
});

export const indicatorSchema = z.strictObject({
  id: z.string().regex(/^[a-z-]+\.[a-z-]+$/),
  name: z.string().min(1),
  definition: z.string().min(1),
  unit: z.string().min(1),
  units: words,
  direction: z.enum(['up', 'down', 'none']),
  phrasings: z.array(phrasingSchema).min(1),
  not: z.array(z.string()),
});

export const unitSchema = z.strictObject({
  unit: z.string().min(1),
  classes: z.array(z.string()),
  change: z.boolean().default(false),
});

export const termSchema = z.strictObject({
  topic: z.string().optional(),
  action: z.string().optional(),
  measure: z.string().optional(),
  soft: z.boolean().default(false),
  other: z.boolean().default(false),
  light: z.boolean().default(false),
  words,
});

/** A pattern of characters, classes and groups alone: it can be told where it may begin. */
const plainPattern = z.string().regex(/^(?!.*\[\^)[^.\\]+$/);

export const scopeSchema = z.strictObject({
  words,
  patterns: z.array(plainPattern).min(1),
  endings: words,
});

export const wordSchema = z.strictObject({
  qualifiers: z.strictObject({ before: z.record(z.string(), words), after: z.record(z.string(), words) }),
  changes: words,
  rises: words,
  towards: words,
  comparisons: words,
  targets: words,
  facts: words,
  future: words,
  negations: words,
  partials: words,
  onBehalf: words,
  adverbs: words,
  circumstances: z.strictObject({ audiences: words, starts: words, ends: words, never: words }),
  organs: z.record(z.string(), words),
  generic: z.record(z.string(), z.strictObject({ as: z.string(), under: words })),
  relativeYears: z.record(z.string(), z.int()),
  ownYear: words,
  wholeYear: words,
  spans: words,
  respectively: words,
  standing: z.strictObject({
    respondents: words,
    authorities: words,
    departments: words,
    upper: words,
    vertical: words,
    selfRespondents: words,
    selfDepartments: words,
    self: words,
  }),
});

export type Indicator = z.infer<typeof indicatorSchema>;
export type Phrasing = z.infer<typeof phrasingSchema>;
export type Unit = z.infer<typeof unitSchema>;
export type SteeringWords = z.infer<typeof wordSchema>;

/** All facets that one word has. */
export interface Term {
  readonly topic: string | null;
  readonly actions: readonly string[];
  readonly measure: string | null;
  readonly soft: boolean;
  readonly kind: 'term' | 'light' | 'other';
}

export interface VocabularyData {
  readonly indicators: readonly Indicator[];
  readonly units: readonly Unit[];
  readonly terms: readonly z.infer<typeof termSchema>[];
  readonly scopes: z.infer<typeof scopeSchema>;
  readonly words: SteeringWords;
}

type Qualified = { readonly word: string; readonly qualifier: Qualifier };

/** Longest first, so that the first hit is the longest. */
const byLength = <T>(list: readonly T[], word: (item: T) => string): T[] =>
  [...list].sort((a, b) => word(b).length - word(a).length);

function compileTerms(data: VocabularyData['terms'], adverbs: readonly string[]): Map<string, Term> {
  const terms = new Map<string, Term>();
  for (const entry of data) {
    for (const word of new Set(
      entry.words.flatMap((pattern) => expandWords(pattern, adverbs).filter((word) => word !== '')),
    )) {
      const known = terms.get(word);
      // What names something is never light, whatever pattern covers it.
      if (known && entry.light) continue;
      terms.set(word, {
        topic: entry.topic ?? known?.topic ?? null,
        actions: [...new Set([...(known?.actions ?? []), ...(entry.action ? [entry.action] : [])])],
        measure: entry.measure ?? known?.measure ?? null,
        soft: entry.soft,
        kind: entry.other ? 'other' : entry.light ? 'light' : 'term',
      });
    }
  }
  return terms;
}

const qualified = (record: Readonly<Record<string, string[]>>): Qualified[] =>
  byLength(
    Object.entries(record).flatMap(([qualifier, list]) =>
      list.map((word) => ({ word, qualifier: qualifier as Qualifier })),
    ),
    ({ word }) => word,
  );

/** Every name that indicators and general words use is that of a term. */
function assertNames(
  indicators: readonly Indicator[],
  terms: ReadonlyMap<string, Term>,
  generic: SteeringWords['generic'],
): void {
  const known = new Set([...terms.values()].flatMap((term) => [term.topic, term.measure, ...term.actions]));
  const ids = new Set(indicators.map(({ id }) => id));
  for (const { id, phrasings } of indicators) {
    for (const phrasing of phrasings) {
      const { topics, sum, actions, measures, unless, near, notUnder } = phrasing;
      const names = [topics, sum, actions, measures, unless, near, notUnder];
      for (const name of names.flatMap((list) => list ?? [])) {
        if (!known.has(name)) throw new Error(`indicators.yml: ${id} names ${name}, which is no term`);
      }
    }
  }
  for (const name of Object.entries(generic).flatMap(([word, { as, under }]) => [word, as, ...under])) {
    if (!known.has(name)) throw new Error(`figure-words.yml: generic names ${name}, which is no term`);
  }
  if (ids.size !== indicators.length) throw new Error('indicators.yml: an id stands twice');
}

export type Vocabulary = ReturnType<typeof compileVocabulary>;

/** @throws Error when a phrasing names an unknown term or an id stands twice */
export function compileVocabulary({
  indicators,
  units,
  terms: words,
  scopes,
  words: steering,
}: VocabularyData) {
  const terms = compileTerms(words, steering.adverbs);
  assertNames(indicators, terms, steering.generic);
  const before = qualified(steering.qualifiers.before);
  const after = qualified(steering.qualifiers.after);
  const unitsByCharacter = Map.groupBy(
    byLength(units, ({ unit }) => unit),
    ({ unit }) => unit.charAt(0),
  );
  const termTrie = wordTrie(terms);
  const byUnit = new Map<Unit | null, readonly Indicator[]>([[null, indicators]]);
  const scopeWords = scopes.words.flatMap((pattern) => expandWords(pattern, steering.adverbs));
  const scopesByCharacter = Map.groupBy(
    byLength([...new Set(scopeWords)], (word) => word),
    (word) => word.charAt(0),
  );
  const scopePatterns = scopes.patterns.map((source) => new RegExp(source, 'y'));
  // What a pattern finds begins with a character that stands in it, so at most places none need be tried.
  const scopeStarts = new Set([...scopesByCharacter.keys(), ...scopes.patterns.join('')]);
  const wordStarts = new Uint8Array(0x10000);
  for (const character of [...scopeStarts, ...[...terms.keys()].map((word) => word.charAt(0))]) {
    wordStarts[character.charCodeAt(0)] = 1;
  }
  return {
    indicators,
    steering,
    scopeEndings: scopes.endings,
    /** Indicators that are counted in a unit, with the phrasings that bear it; null gives all. */
    indicatorsIn(unit: Unit | null): readonly Indicator[] {
      const known = byUnit.get(unit);
      if (known) return known;
      const found = indicators.flatMap((indicator) => {
        const phrasings = indicator.phrasings.filter(({ units = indicator.units }) =>
          units.some((name) => unit?.classes.includes(name)),
        );
        return phrasings.length > 0 ? [{ ...indicator, phrasings }] : [];
      });
      byUnit.set(unit, found);
      return found;
    },
    unit(name: string): Unit {
      const unit = units.find((one) => one.unit === name);
      if (!unit) throw new Error(`units.yml: ${name} is missing`);
      return unit;
    },
    unitAt: (text: string, index: number) =>
      unitsByCharacter.get(text.charAt(index))?.find(({ unit }) => text.startsWith(unit, index)) ?? null,
    qualifierBefore: (text: string, index: number) =>
      before.find(({ word }) => text.endsWith(word, index)) ?? null,
    qualifierAfter: (text: string, index: number) =>
      after.find(({ word }) => text.startsWith(word, index)) ?? null,
    /** The longest term that begins at `index` and ends by `limit`. */
    termAt(text: string, index: number, limit: number): { end: number; term: Term } | null {
      const hit = termTrie.longestAt(text, index, limit);
      return hit && { end: hit.end, term: hit.value };
    },
    /** False where no term and no scope can begin. */
    startsWord: (text: string, index: number): boolean => wordStarts[text.charCodeAt(index)] === 1,
    /** The longest scope word that begins at `index` and ends by `limit`. */
    scopeAt(text: string, index: number, limit: number): string | null {
      if (!scopeStarts.has(text.charAt(index))) return null;
      let best =
        scopesByCharacter
          .get(text.charAt(index))
          ?.find((word) => index + word.length <= limit && text.startsWith(word, index)) ?? '';
      for (const pattern of scopePatterns) {
        pattern.lastIndex = index;
        const hit = pattern.exec(text)?.[0] ?? '';
        if (hit.length > best.length && index + hit.length <= limit) best = hit;
      }
      return best === '' ? null : best;
    },
  };
}

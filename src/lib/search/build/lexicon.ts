/** Words, short words and alike characters for understanding queries, from content/vocab. Build time only. */
import { pinyin } from 'pinyin-pro';
import { z } from 'zod';
import { figureVocabulary } from '../../analysis/figures/load-vocabulary.ts';
import { termSchema } from '../../analysis/figures/vocabulary.ts';
import { siteLabels } from '../../analysis/labels.ts';
import { kindVocabulary } from '../../analysis/sections/kinds.ts';
import { topicVocabulary } from '../../analysis/topics/vocabulary.ts';
import { compareText } from '../../core/order.ts';
import { reportKinds } from '../../core/schema.ts';
import { simplifiedCharacters } from '../../core/text/script-map.ts';
import { loadVocab } from '../../core/vocab.ts';
import type { AlikeFile, SynonymRow, WordFile } from '../format/lexicon.ts';
import type { IndicatorEntry } from '../format/manifest.ts';
import type { ReportSummary } from './summary.ts';

const strings = z.array(z.string().min(1)).min(1);

const queryWordsSchema = z.strictObject({
  kinds: z.partialRecord(z.enum(reportKinds), strings),
  organs: z.record(z.string(), z.string().min(1)),
  counts: strings,
  indicators: z.record(z.string(), strings),
  leftOut: strings,
  tails: strings,
});
type QueryWords = z.infer<typeof queryWordsSchema>;

const soundsSchema = z.strictObject({
  initials: z.record(z.string(), z.string()),
  finals: z.record(z.string(), z.string()),
});

/** Longer ones are sentences, which nobody mistypes as a whole. */
const longestWord = 12;
const isWord = (text: string): boolean =>
  text.length >= 2 && text.length <= longestWord && /^\p{Script=Han}+$/u.test(text);

const syllablesOf = (text: string): string[] =>
  pinyin(text, { toneType: 'none', type: 'array' }).map((syllable) => syllable.replace(/ü/g, 'v'));

export function synonymRows(): SynonymRow[] {
  return Object.entries(loadVocab('synonyms', z.record(z.string().min(2), strings)));
}

function vocabularyWords(): string[] {
  const terms = loadVocab('figure-terms', z.array(termSchema));
  return [
    ...topicVocabulary().flatMap(({ name, phrases }) => [name, ...phrases]),
    ...terms.flatMap(({ words }) => words),
    ...kindVocabulary().flatMap(({ heading = [], body = [], hint = [] }) => [...heading, ...body, ...hint]),
    ...synonymRows().flatMap(([short, long]) => [short, ...long]),
  ];
}

/** 合同（协议）合法性审查数 is asked for with and without what stands in brackets. */
const withoutBrackets = (name: string): string[] => [
  name.replace(/（.*?）/g, ''),
  name.replace(/[（）]/g, ''),
];

function indicatorPhrases(entries: readonly IndicatorEntry[], { counts, indicators }: QueryWords) {
  const all = figureVocabulary().indicators;
  const terms = loadVocab('figure-terms', z.array(termSchema));
  const [usual = '', ...others] = counts;
  const rows: (readonly [string, string, string])[] = [];
  for (const { id, name, phrasings } of all) {
    if (!entries.some((entry) => entry.id === id)) continue;
    const names = [...withoutBrackets(name), ...(indicators[id] ?? [])];
    const counted = names.filter((own) => own.endsWith(usual)).map((own) => own.slice(0, -usual.length));
    // A rate names the indicator where no other one has it.
    const measures = phrasings.flatMap((phrasing) => phrasing.measures ?? []);
    const own = measures.filter((measure) =>
      all.every((other) => other.id === id || !other.phrasings.some((p) => p.measures?.includes(measure))),
    );
    const rates = terms.filter(({ measure }) => measure !== undefined && own.includes(measure));
    const phrases = [
      ...names,
      ...counted.flatMap((stem) => others.map((count) => `${stem}${count}`)),
      ...rates.flatMap(({ words }) => words),
    ];
    rows.push(...[...new Set(phrases)].map((phrase) => [phrase, id, name] as const));
  }
  return rows;
}

/** The names of organs that most issuers have in common. */
const mostOrgans = 500;

/** How issuers are called without the places before them: 密云区司法局 → 司法局. */
function organNames(reports: readonly ReportSummary[]): string[] {
  const counts = new Map<string, number>();
  for (const { issuer, region } of reports) {
    const organ = (region?.path ?? []).reduce(
      (rest, place) => (rest.startsWith(place) ? rest.slice(place.length) : rest),
      issuer ?? '',
    );
    if (isWord(organ) && organ !== issuer) counts.set(organ, (counts.get(organ) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, many], [b, others]) => others - many || compareText(a, b))
    .slice(0, mostOrgans)
    .map(([organ]) => organ);
}

/** @throws Error naming the file when a vocabulary is not as expected */
export function wordFile(reports: readonly ReportSummary[], indicators: readonly IndicatorEntry[]): WordFile {
  const asked = loadVocab('query-words', queryWordsSchema);
  const labels = siteLabels().kind;
  const organs = organNames(reports);
  const words = [...new Set(vocabularyWords().filter(isWord))].sort(compareText);
  const shorter = Object.entries(asked.organs).filter(([, issuer]) => organs.includes(issuer));
  return {
    words: words.map((word) => [word, syllablesOf(word).join(' ')]),
    indicators: indicatorPhrases(indicators, asked),
    kinds: reportKinds.flatMap((kind) =>
      (asked.kinds[kind] ?? []).map((phrase) => [phrase, kind, labels[kind]] as const),
    ),
    organs: [...organs.map((organ) => [organ, organ] as const), ...shorter],
    leftOut: asked.leftOut,
    tails: asked.tails,
  };
}

/** zhang → zan: what many speakers do not tell apart is one. */
function foldedSyllable(syllable: string, { initials, finals }: z.infer<typeof soundsSchema>): string {
  let folded = syllable;
  for (const [from, to] of Object.entries(initials))
    if (folded.startsWith(from)) {
      folded = to + folded.slice(from.length);
      break;
    }
  for (const [from, to] of Object.entries(finals))
    if (folded.endsWith(from)) return folded.slice(0, -from.length) + to;
  return folded;
}

/** Every reading of the characters of GB/T 2312, and content/vocab/look-alikes.yml. */
export function alikeFile(): AlikeFile {
  const confusions = loadVocab('sounds', soundsSchema);
  const bySound = new Map<string, Set<string>>();
  for (const character of simplifiedCharacters()) {
    if (!/\p{Script=Han}/u.test(character)) continue;
    for (const reading of pinyin(character, { toneType: 'none', type: 'array', multiple: true })) {
      const sound = foldedSyllable(reading.replace(/ü/g, 'v'), confusions);
      const own = bySound.get(sound) ?? new Set();
      bySound.set(sound, own.add(character));
    }
  }
  const sounds = [...bySound].sort(([a], [b]) => compareText(a, b)).map(([, own]) => [...own].join(''));
  return { sounds, looks: loadVocab('look-alikes', z.array(z.string().min(2))) };
}

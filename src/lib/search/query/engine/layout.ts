/**
 * What the browser and the scripts of the engine agree on: how the order of a report is told in numbers, and names.
 * Made into the files of `npm run export -- opensearch` by `publish/opensearch`.
 */

/** The stored template that every search goes through; the gateway lets nothing else in. */
export const searchTemplate = 'juanzong-search';

/** Longest request that the gateway lets through, in bytes. */
export const mostBytes = 16_384;

/**
 * What the gateway refuses in a request, as a regular expression of any dialect: other things to run than the template,
 * and escapes that could hide their names.
 */
export const refusedInRequest = String.raw`\\u|"(source|inline|template|explain|profile)"`;

/** What a request begins with. */
export const requestStart = `{"id":"${searchTemplate}","params":{`;

/** A search for one word orders by score: flag of the title, flag of a heading, and below them the occurrences. */
export const titleScore = 2 ** 23;
export const headingScore = 2 ** 22;

/** Largest score of one occurrence, so that those of a report stay below the flags. */
export const mostUnit = 1_000;

/** A search for several words orders by rank: words in the title, in headings, distance, occurrences. */
export const mostWords = 63;
export const rankFactors = { headingWords: mostWords + 1, distance: 2 ** 20, count: 2 ** 21 } as const;

/** Entries that can be listed; `index.max_result_window` of the engine. */
export const reach = 10_000;

export interface RankedHits {
  readonly titleWords: number;
  readonly headingWords: number;
  readonly distance: number;
  readonly count: number;
}

/** @param unit score of one occurrence */
export function fromScore(score: number, unit = 1): RankedHits {
  const inTitle = score >= titleScore;
  const rest = inTitle ? score - titleScore : score;
  const inHeading = rest >= headingScore;
  return {
    titleWords: Number(inTitle),
    headingWords: Number(inHeading),
    distance: 0,
    count: (inHeading ? rest - headingScore : rest) / unit,
  };
}

export function fromRank(rank: number): RankedHits {
  const count = rank % rankFactors.count;
  const words = Math.floor(rank / rankFactors.count / rankFactors.distance);
  const distance = rankFactors.distance - 1 - (Math.floor(rank / rankFactors.count) % rankFactors.distance);
  return {
    titleWords: Math.floor(words / rankFactors.headingWords),
    headingWords: words % rankFactors.headingWords,
    distance,
    count,
  };
}

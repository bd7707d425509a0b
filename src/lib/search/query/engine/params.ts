/** A query of the reader as the parameters of the engine's stored template. */
import type { FieldQuery } from '../evaluate.ts';
import { countryKey, type Filters } from '../filters.ts';
import { type Gap, type Query, type Term, wordingsOf } from '../query.ts';
import type { SearchRequest, SortOrder } from '../request.ts';
import { mostUnit, mostWords } from './layout.ts';

/** Words that all must stand in a report for a pattern of them to be looked for in its text. */
type Near = readonly { readonly forms: readonly string[] }[];

interface Word {
  readonly plain: readonly string[];
  readonly near: readonly { readonly all: Near }[];
}

type ScriptTerm = Pick<Term, 'forms'> & { readonly gaps: readonly Gap[] };
type ScriptWord = readonly ScriptTerm[];

export interface EngineParams {
  readonly words: readonly Word[];
  readonly excluded: readonly string[];
  /** Occurrences of these are the score. */
  readonly counted: readonly { readonly text: string; readonly weight: number }[];
  readonly title?: string;
  readonly issuer?: string;
  readonly number?: string;
  /** The score tells title and headings too. */
  readonly flags: boolean;
  /** Decided in the text: `require` and `exclude` words with patterns, `rank` gives the order. */
  readonly match?: { readonly require: readonly ScriptWord[]; readonly exclude: ScriptWord };
  readonly rank?: { readonly words: readonly ScriptWord[] };
  /** Occurrences are those that the text tells, as the score knows no patterns. */
  readonly countInText?: { readonly words: readonly ScriptWord[] };
  /** Score of one occurrence. */
  readonly countByScore?: { readonly unit: number };
  readonly filters: {
    /** Filters with a list of values that are not empty. */
    readonly has: { readonly kinds: boolean; readonly levels: boolean; readonly figures: boolean };
    readonly regions?: { readonly prefixes: readonly string[]; readonly keys: readonly string[] };
    readonly years?: { readonly from: number; readonly to: number };
    readonly kinds?: readonly string[];
    readonly levels?: readonly string[];
    readonly review?: string;
    readonly figures?: readonly string[];
  };
  readonly countFigures: boolean;
  /** The rank is told, though it gives no order. */
  readonly rankLast: boolean;
  readonly byScore: boolean;
  readonly byRank: boolean;
  readonly bySize: boolean;
  readonly byRegion: boolean;
  /** The day of publication parts reports of one year. */
  readonly byDate: boolean;
  readonly from: number;
  readonly size: number;
}

/** JSON has no infinity; no text is so long. */
const endless = 1_000_000_000;

const lengthOf = (text: string): number => [...text].length;
const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b));
/** What whole weights bring the scores of all phrases to, see `index-definition.ts`. */
const leastCommonMultiple = (a: number, b: number): number => (a / greatestDivisor(a, b)) * b;

const scriptGap = (gap: Gap): Gap => ({ ...gap, most: Math.min(gap.most, endless) });
const scriptTerm = ({ forms, gaps = [] }: Term): ScriptTerm => ({ forms, gaps: gaps.map(scriptGap) });
const isPattern = ({ gaps }: Term): boolean => gaps !== undefined;

function wordOf(terms: readonly Term[]): Word {
  return {
    plain: terms.filter((term) => !isPattern(term)).flatMap(({ forms }) => forms),
    near: terms.filter(isPattern).map(({ forms, gaps = [] }) => ({
      all: [{ forms }, ...gaps.map((gap) => ({ forms: gap.forms }))],
    })),
  };
}

function engineFilters({
  regions,
  from,
  to,
  kinds,
  levels,
  review,
  figures,
}: Filters): EngineParams['filters'] {
  const [keys, divisions] = [true, false].map((area) => regions.filter((key) => key.includes('-') === area));
  // Codes nest, see `liesIn`; a report lies in the country if its region is known.
  const prefixes = (divisions ?? []).map((key) =>
    key === countryKey ? '' : key.replace(/(?:0000|00)$/, ''),
  );
  return {
    has: { kinds: kinds.length > 0, levels: levels.length > 0, figures: figures.length > 0 },
    ...(regions.length > 0 && { regions: { prefixes, keys: keys ?? [] } }),
    ...((from !== null || to !== null) && { years: { from: Math.max(1, from ?? 1), to: to ?? 9999 } }),
    ...(kinds.length > 0 && { kinds }),
    ...(levels.length > 0 && { levels }),
    ...(review !== null && { review }),
    ...(figures.length > 0 && { figures }),
  };
}

const sortedBy = (sort: SortOrder, hasWords: boolean, inText: boolean) => ({
  byScore: sort === 'relevance' && hasWords && !inText,
  byRank: sort === 'relevance' && inText,
  bySize: sort === 'relevance' && hasWords,
  byRegion: sort === 'region',
  byDate: sort === 'newest',
});

/**
 * @param fields comparable text
 * @returns null when the query has more words than the engine's order can tell
 */
export function engineParams(
  query: Query,
  fields: FieldQuery,
  { filters, sort, countFigures = false }: SearchRequest,
  page: { readonly from: number; readonly size: number },
): EngineParams | null {
  const { all, none } = query;
  if (all.length > mostWords) return null;
  const patterns = all.flat().some(isPattern);
  const forms = all.flat().flatMap((term) => wordingsOf(term));
  // The engine takes equal clauses for one.
  const unit = forms.map(lengthOf).reduce(leastCommonMultiple, 1);
  const countByScore = !patterns && new Set(forms).size === forms.length && unit <= mostUnit;
  const inText = !countByScore || all.length > 1;
  const scriptWords = all.map((terms) => terms.map(scriptTerm));
  const require = all.filter((terms) => terms.some(isPattern)).map((terms) => terms.map(scriptTerm));
  const exclude = none.filter(isPattern).map(scriptTerm);
  const named = Object.entries(fields).filter(([, text]) => text !== '');
  return {
    words: all.map(wordOf),
    excluded: none.filter((term) => !isPattern(term)).flatMap(({ forms }) => forms),
    counted: countByScore ? forms.map((text) => ({ text, weight: unit / lengthOf(text) })) : [],
    ...Object.fromEntries(named),
    flags: !inText && all.length > 0,
    ...(require.length + exclude.length > 0 && { match: { require, exclude } }),
    ...(inText && (!countByScore || sort === 'relevance') && { rank: { words: scriptWords } }),
    rankLast: !countByScore && sort !== 'relevance',
    ...(!countByScore && { countInText: { words: scriptWords } }),
    ...(countByScore && { countByScore: { unit } }),
    filters: engineFilters(filters),
    countFigures: countFigures || filters.figures.length > 0,
    ...sortedBy(sort, all.length > 0, inText),
    ...page,
  };
}

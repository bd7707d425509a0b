/**
 * Every address of the site, once. All of them work under any base path: `base` is Astro's `BASE_URL`. Reports, what
 * lists their words, and files have one address for all languages.
 */
import { type Locale, localePrefix } from './interface/locale.ts';

export interface SearchState {
  readonly q?: string;
  readonly region?: string;
  readonly year?: string;
  readonly kind?: string;
}

/** A year in an address; `unknown` for reports that do not say. */
export type YearKey = number | 'unknown';

export type Routes = ReturnType<typeof routes>;

/** @param base path that the site is served under, with or without slashes at its ends */
export function routes(base: string, locale: Locale = 'zh') {
  const root = `/${base.split('/').filter(Boolean).join('/')}`.replace(/\/$/, '');
  const joined = (parts: readonly string[]) => parts.map((part) => `${encodeURIComponent(part)}/`).join('');
  const page = (...parts: string[]) => `${root}/${localePrefix(locale)}${joined(parts)}`;
  /** A page that stands in Chinese alone. */
  const original = (...parts: string[]) => `${root}/${joined(parts)}`;
  /** A list, or a further part of it. */
  const further = (part: number, parts: readonly string[]) =>
    part === 1 ? parts : [...parts, 'page', String(part)];
  const list = (part: number, ...parts: string[]) => page(...further(part, parts));
  const originalList = (part: number, ...parts: string[]) => original(...further(part, parts));
  /** A list that is parted by year; without a year, the list of its years. */
  const byYear = (year: YearKey | null, part: number, ...parts: string[]) =>
    year === null ? page(...parts) : list(part, ...parts, String(year));
  return {
    home: () => page(),
    file: (path: string) => `${root}/${path}`,
    /** A page by its path below the base path. */
    page: (path: string) => page(...path.split('/').filter(Boolean)),
    /** The same page in another language. @param path as these routes give it */
    inLanguage: (path: string, other: Locale) =>
      `${root}/${localePrefix(other)}${path.slice(`${root}/${localePrefix(locale)}`.length)}`,
    reports: () => page('reports'),
    report: (id: string, anchor = '') => original('reports', id) + (anchor && `#${anchor}`),
    regions: () => page('regions'),
    region: (code: string, part = 1) => list(part, 'regions', code),
    years: () => page('years'),
    year: (year: YearKey, part = 1) => list(part, 'years', String(year)),
    kinds: () => page('kinds'),
    /** Reports of a kind: its years, or a part of one. */
    kind: (kind: string, year: YearKey | null = null, part = 1) => byYear(year, part, 'kinds', kind),
    issuers: () => page('issuers'),
    issuer: (slug: string, part = 1) => list(part, 'issuers', slug),
    /** Issuers of a province. */
    issuersIn: (region: string, part = 1) => list(part, 'issuers', 'in', region),
    /** The same kind of section across reports. */
    sections: () => page('sections'),
    section: (kind: string, year: YearKey | null = null, part = 1) => byYear(year, part, 'sections', kind),
    /** The same figure across reports. */
    indicators: () => page('indicators'),
    indicator: (slug: string, year: YearKey | null = null, part = 1) =>
      byYear(year, part, 'indicators', slug),
    /** What reports speak of. */
    topics: () => page('topics'),
    topic: (id: string, year: YearKey | null = null, part = 1) => byYear(year, part, 'topics', id),
    /** Figures across regions and years; the choice is in the query. */
    explore: (indicator = '') => page('explore') + (indicator && `?${new URLSearchParams({ i: indicator })}`),
    /** Whether reports came in time; without a region, the provinces. */
    duties: (region = '') => (region === '' ? page('duties') : page('duties', region)),
    /** Without a region, the provinces. */
    dutiesOfYear: (region: string, year: number) =>
      region === '' ? page('duties', String(year)) : page('duties', region, String(year)),
    /** Laws and documents that reports cite, and those of a group. */
    cited: () => original('cited'),
    citedGroup: (group: string, part = 1) => originalList(part, 'cited', 'in', group),
    instrument: (slug: string, year: YearKey | null = null, part = 1) =>
      year === null ? original('cited', slug) : originalList(part, 'cited', slug, String(year)),
    search: (state: SearchState = {}) => {
      const query = new URLSearchParams(Object.entries(state).filter(([, value]) => value));
      return page('search') + (query.size > 0 ? `?${query}` : '');
    },
    /** Two or three reports side by side, by their ids. */
    compare: (...ids: readonly string[]) => {
      const query = new URLSearchParams(ids.map((id, index) => ['abc'[index] ?? '', id]));
      return page('compare') + (ids.length > 1 ? `?${query}` : '');
    },
    /** What became of the published originals; without a year, the newest. */
    originals: (year: number | null = null, part = 1) =>
      year === null ? original('originals') : originalList(part, 'originals', String(year)),
    /** Reports that ought to exist and are not here; without a region, the country. */
    gaps: (region = '') => (region === '' ? original('gaps') : original('gaps', region)),
    /** Which reports share text: all, those of a year, or those of a province. */
    similarity: (part: string | number = '') =>
      part === '' ? page('similarity') : page('similarity', String(part)),
    /** For those who write a report; with the key of a government, what it and its neighbours wrote. */
    write: (region = '') => original('write') + (region && `?${new URLSearchParams({ r: region })}`),
    /** Maintainers' list of what waits for a person. */
    review: () => original('review'),
    data: () => page('data'),
    /** Files of a table that is in several, or of a year of it. */
    dataTable: (table: string, year = '') => (year === '' ? page('data', table) : page('data', table, year)),
    /** The report as Markdown with its front matter. */
    markdown: (id: string) => `${root}/data/reports/${encodeURIComponent(id)}.md`,
    docs: () => page('docs'),
    doc: (name: string) => page('docs', name),
    /** The report's text without markup. */
    plainText: (id: string) => `${root}/data/reports/${encodeURIComponent(id)}.txt`,
    /** The untouched bytes of a report, offered for download. */
    raw: (id: string, file: string) => `${root}/raw/${encodeURIComponent(id)}/${encodeURIComponent(file)}`,
  };
}

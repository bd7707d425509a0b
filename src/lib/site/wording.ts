/** How pages name and write things in the language of their interface. */
import { indicatorName } from '../analysis/figures/indicator-index.ts';
import { figureVocabulary } from '../analysis/figures/load-vocabulary.ts';
import { reviewNote, siteLabels } from '../analysis/labels.ts';
import { kindVocabulary } from '../analysis/sections/kinds.ts';
import { tables } from '../analysis/tables/tables.ts';
import { topicVocabulary } from '../analysis/topics/vocabulary.ts';
import { formatDate, formatMonth, formatPeriod } from '../core/display-dates.ts';
import { englishIssuer } from '../core/interface/english-issuers.ts';
import { englishPlace } from '../core/interface/english-places.ts';
import type { Locale } from '../core/interface/locale.ts';
import { englishNames } from '../core/interface/names.ts';
import { translateTo } from '../core/interface/texts.ts';
import type { Translate } from '../core/interface/translate.ts';
import type { ReviewEntry } from '../core/review-vocab.ts';
import type { Period, Region, RegionLevel, ReportKind } from '../core/schema.ts';

interface Defined {
  readonly name: string;
  readonly definition: string;
}

interface TableWords {
  readonly title: string;
  readonly description: string;
  /** Name of a column → what it holds. */
  readonly columns: Readonly<Record<string, string>>;
}

export interface Wording {
  /** Texts of the interface by key. */
  readonly t: Translate;
  /** @param iso day as ISO 8601 */
  date(iso: string): string;
  /** The month of a day. @param iso as for `date` */
  month(iso: string): string;
  period(period: Period): string;
  /** @param year null when unknown */
  year(year: number | null): string;
  kind(kind: ReportKind): string;
  level(level: RegionLevel): string;
  unit(unit: string): string;
  /** `6,533.5件`. */
  amount(value: number, unit: string): string;
  /** Ids that a vocabulary does not know are shown as they are. */
  section(kind: string): string;
  topic(id: string): Defined;
  indicator(id: string): Defined;
  review(slug: string): ReviewEntry;
  table(name: string): TableWords;
  /** @param name full name in Chinese */
  region(name: string): string;
  /** Name of an issuer in the language; null where only its own name can be said. @param path of its place */
  issuer(name: string, path: readonly string[]): string | null;
  /** Names from the province down. */
  place(region: Region): string;
  /** @param names from the province down, as `region` gives them */
  fullName(names: readonly string[]): string;
}

/** Grouped alike in both languages. */
const number = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

const defined = (entries: readonly (Defined & { readonly id: string })[]) =>
  new Map(entries.map(({ id, name, definition }) => [id, { name, definition }]));

function columnsOf(name: string): TableWords['columns'] {
  const columns = tables.find((table) => table.name === name)?.columns ?? [];
  return Object.fromEntries(columns.map((column) => [column.name, column.description]));
}

function chinese(): Omit<Wording, 't' | 'date' | 'month' | 'period' | 'year'> {
  const sections = new Map<string, string>(kindVocabulary().map(({ kind, name }) => [kind, name]));
  const topics = defined(topicVocabulary());
  const indicators = defined(figureVocabulary().indicators);
  return {
    kind: (kind) => siteLabels().kind[kind],
    level: (level) => siteLabels().level[level],
    unit: (unit) => unit,
    amount: (value, unit) => number.format(value) + unit,
    section: (kind) => sections.get(kind) ?? kind,
    topic: (id) => topics.get(id) ?? { name: id, definition: '' },
    indicator: (id) => indicators.get(id) ?? { name: indicatorName(id), definition: '' },
    review: reviewNote,
    table(name) {
      const { title = name, description = '' } = tables.find((table) => table.name === name) ?? {};
      return { title, description, columns: columnsOf(name) };
    },
    region: (name) => name,
    issuer: () => null,
    place: ({ path }) => path.join(' '),
    fullName: (names) => names.join(''),
  };
}

function english(): Omit<Wording, 't' | 'date' | 'month' | 'period' | 'year'> {
  const names = englishNames();
  const defined = (of: [string, string] | undefined, id: string): Defined =>
    of ? { name: of[0], definition: of[1] } : { name: id, definition: '' };
  const inner = (of: readonly string[]) => of.toReversed().join(', ');
  return {
    kind: (kind) => names.kinds[kind] ?? kind,
    level: (level) => names.levels[level] ?? level,
    unit: (unit) => names.units[unit] ?? unit,
    amount: (value, unit) => number.format(value) + (unit === '%' ? unit : ` ${names.units[unit] ?? unit}`),
    section: (kind) => names.sections[kind] ?? kind,
    topic: (id) => defined(names.topics[id], id),
    indicator: (id) => defined(names.indicators[id], id),
    review(slug) {
      const note = reviewNote(slug);
      return { ...note, label: names.reviews[slug] ?? note.label };
    },
    table: (name) => names.tables[name] ?? { title: name, description: '', columns: {} },
    region: englishPlace,
    issuer: englishIssuer,
    place: ({ path }) => inner(path.map(englishPlace)),
    fullName: inner,
  };
}

const known = new Map<Locale, Wording>();

export function wordingIn(locale: Locale): Wording {
  const made = known.get(locale) ?? wording(locale);
  known.set(locale, made);
  return made;
}

function wording(locale: Locale): Wording {
  const t = translateTo(locale);
  return {
    t,
    date: (iso) => formatDate(iso, locale),
    month: (iso) => formatMonth(iso, locale),
    period: (period) => formatPeriod(period, locale),
    year: (year) => (year === null ? t('common.period-unknown') : t('common.year-of', { year })),
    ...(locale === 'zh' ? chinese() : english()),
  };
}

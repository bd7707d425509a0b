/**
 * 写报告: what a report must contain and by when, and what others write in each section. The texts stand in small files,
 * for each kind of section by part of the country; the draft that a reader has checked stays in the browser.
 */
import { createHash } from 'node:crypto';
import { type DutyRule, dutyVocabulary, lastDayFor } from '../../analysis/duties/rules.ts';
import { siteLabels } from '../../analysis/labels.ts';
import { kindVocabulary, requiredParts } from '../../analysis/sections/kinds.ts';
import type { SectionEntry } from '../../analysis/sections/section-index.ts';
import { formatDate, yearOf } from '../../core/display-dates.ts';
import { regionKey } from '../../core/region-key.ts';
import { children, nationalCode } from '../../core/regions/gazetteer.ts';
import type { Report } from '../../core/schema.ts';
import { codeVersion } from '../../incremental/code-version.ts';
import { planPart } from '../explore/files.ts';
import { bodyOf } from '../explore/government.ts';
import { partOf } from '../explore/rows.ts';
import { type PageSet, type PlainFile, pageKind, singlePage } from '../page.ts';
import type { Site } from '../site.ts';
import { blocksByKind } from '../write/blocks.ts';
import type { WriteEntry, WriteIndex } from '../write/types.ts';

export interface WriteRule {
  readonly name: string;
  readonly wording: string;
  readonly parts: readonly string[];
  /** Report years that it governs, in words. */
  readonly years: string;
  /** Last day in words for the report of the year that is due next, or was last. */
  readonly lastDay: string;
}

export interface WriteView {
  /** The rule that governs reports now, then earlier ones. */
  readonly rules: readonly WriteRule[];
  /** The required parts first. */
  readonly kinds: readonly { readonly kind: string; readonly name: string; readonly href: string }[];
  readonly levels: readonly { readonly key: string; readonly name: string }[];
  readonly parts: readonly { readonly key: string; readonly name: string }[];
  /** Years of reports, newest first. */
  readonly years: readonly number[];
}

/** Reports of a file at most: a section of each costs a visitor less than 100 KB. */
const mostReports = 100;

/** Kinds of section, the required parts first, as the page lists them. */
function kindsInOrder() {
  const rank = (kind: string): number => (requiredParts as readonly string[]).indexOf(kind);
  return kindVocabulary().toSorted((a, b) => (rank(b.kind) >= 0 ? 1 : 0) - (rank(a.kind) >= 0 ? 1 : 0));
}

/** Annual reports of governments, of each work one. */
function writtenReports({ archive, works }: Site): Report[] {
  return archive.reports.filter(
    (report) =>
      report.kind === 'annual-report' &&
      report.region !== null &&
      report.period !== null &&
      bodyOf(report) !== 'department' &&
      (works.get(report.id)?.preferred ?? report.id) === report.id,
  );
}

/** Ids of reports that have a section of the kind. */
function withKind({ store }: Site, kind: string): Set<string> {
  const years = store.counts('section').get(kind) ?? [];
  return new Set(years.flatMap(({ year }) => store.idsOf('section', kind, year)));
}

const planned = ({ id, region, period }: Report) => ({
  id,
  region: region && regionKey(region),
  year: yearOf(period),
});

function entryOf({ archive, store }: Site, id: string, kind: string): WriteEntry[] {
  const report = archive.byId.get(id);
  const year = yearOf(report?.period ?? null);
  if (!report?.region || year === null) return [];
  const kinds = new Map(
    store.entriesOfReport<SectionEntry>('section', id).map(({ key, value }) => [value.anchor, key]),
  );
  const blocks = blocksByKind(store.sections(id), kinds).get(kind) ?? [];
  const { path, level } = report.region;
  return [{ id, region: regionKey(report.region), path, level, year, blocks }];
}

const hashOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex');

function* writeFiles(site: Site): Generator<PlainFile> {
  const code = codeVersion(new URL('../write/blocks.ts', import.meta.url));
  const byPart = [...Map.groupBy(writtenReports(site), ({ region }) => partOf(region))].sort();
  for (const { kind } of kindVocabulary()) {
    const having = withKind(site, kind);
    const index: Record<string, WriteIndex[string]> = {};
    for (const [part, reports] of byPart) {
      const own = reports.filter(({ id }) => having.has(id)).map(planned);
      const files = own.length === 0 ? [] : planPart(part, own, mostReports);
      if (files.length > 0) index[part] = files.map(({ file, year }) => ({ file, year }));
      for (const { file, ids } of files) {
        yield {
          path: `write/data/${kind}/${file}`,
          key: () => hashOf(code, ...ids.map((id) => `${id} ${site.sources.get(id)}`)),
          bytes: () => JSON.stringify(ids.flatMap((id) => entryOf(site, id, kind))),
        };
      }
    }
    const text = JSON.stringify(index);
    yield { path: `write/data/${kind}/index.json`, key: () => hashOf(text), bytes: () => text };
  }
}

/** The first report year of each rule: that of which its own last day comes after it was in force. */
function firstYear(rule: DutyRule): number {
  const year = Number(rule.inForce.slice(0, 4));
  return lastDayFor(rule, year - 1) >= rule.inForce ? year - 1 : year;
}

function rulesOf(year: number): WriteRule[] {
  const names = new Map<string, string>(kindVocabulary().map(({ kind, name }) => [kind, name]));
  const rules = dutyVocabulary().rules.toSorted((a, b) => firstYear(b) - firstYear(a));
  return rules.map((rule, place) => {
    const next = rules[place - 1];
    const last = next ? firstYear(next) - 1 : null;
    return {
      name: rule.name,
      wording: rule.wording,
      parts: rule.parts.map((part) => names.get(part) ?? part),
      years: last === null ? `${firstYear(rule)}年度起` : `${firstYear(rule)}至${last}年度`,
      lastDay: formatDate(lastDayFor(rule, last ?? year)),
    };
  });
}

function writeView(site: Site): WriteView {
  const { archive, to } = site;
  const years = archive.years.flatMap(({ year }) => year ?? []);
  const levels = siteLabels().level;
  const present = new Set(writtenReports(site).map(({ region }) => partOf(region)));
  const parts = [
    { key: 'national', name: '国家和省级' },
    ...children(nationalCode).map(({ code, name }) => ({ key: code.slice(0, 2), name })),
  ];
  const having = site.store.counts('section');
  return {
    rules: rulesOf(years[0] ?? 0),
    kinds: kindsInOrder()
      .filter(({ kind }) => having.has(kind))
      .map(({ kind, name }) => ({ kind, name, href: to.section(kind) })),
    levels: (['province', 'prefecture', 'county', 'township', 'functional-area'] as const).map((key) => ({
      key,
      name: levels[key],
    })),
    parts: parts.filter(({ key }) => present.has(key)),
    years,
  };
}

export const write: PageSet = {
  ...singlePage(pageKind('write/', 'Write', { sheet: 'write', translated: false }), writeView),
  files: writeFiles,
};

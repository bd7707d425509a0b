/** The files of the index that speak of the whole archive: manifest, regions, indicators, copies, suggestions. */

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { compareText } from '../../core/order.ts';
import { readScriptTables } from '../../core/text/script-map.ts';
import { replaceOutput } from '../../incremental/output/output-file.ts';
import { type Manifest, manifestVersion, type RegionEntry, type ScriptFile } from '../format/manifest.ts';
import type { ScriptMap } from '../format/normalise.ts';
import { countryKey } from '../query/filters.ts';
import { indicatorEntries } from './indicators.ts';
import { alikeFile, synonymRows, wordFile } from './lexicon.ts';
import { placeRows } from './lexicon-places.ts';
import { suggestionLists } from './suggest-build.ts';
import type { ReportSummary } from './summary.ts';

export interface WholeArchive {
  /** Texts in a file. */
  readonly bundle: number;
  readonly groups: Manifest['groups'];
  /** Reports in the order of ids. */
  readonly reports: readonly ReportSummary[];
  /** Folders of the Pagefind indexes. */
  readonly rough: readonly string[];
  /** Topics that have a page, and how many reports speak of each. */
  readonly topics: ReadonlyMap<string, number>;
  /** Ids of the copies of each work, from analysis/works/works.ts. */
  readonly works: readonly (readonly string[])[];
}

function countBy(
  reports: readonly ReportSummary[],
  value: (report: ReportSummary) => string,
): Record<string, number> {
  const counts = new Map<string, number>();
  for (const report of reports) counts.set(value(report), (counts.get(value(report)) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => compareText(a, b)));
}

/**
 * Key of the region above; `depth` is the number of names in the region's path. Functional areas and townships
 * carry the code of the division they lie in; counties under a province (4690xx) have no prefecture above.
 */
function parentKey(key: string, depth: number): string {
  const code = key.slice(0, 6);
  if (key !== code) return code;
  const inPrefecture = depth > 2 && !code.endsWith('00') && code.slice(2, 4) !== '90';
  return inPrefecture ? `${code.slice(0, 4)}00` : `${code.slice(0, 2)}0000`;
}

/** Every region that has reports, with those above it, by the first two digits of its code. */
export function regionEntries(reports: readonly ReportSummary[]): Map<string, RegionEntry[]> {
  const byKey = new Map<string, { name: string; parent: string; own: number }>();
  const note = (key: string, name: string, parent: string, own: number) => {
    const entry = byKey.get(key) ?? { name, parent, own: 0 };
    byKey.set(key, { ...entry, own: entry.own + own });
  };
  for (const { region } of reports) {
    if (!region) continue;
    const { path } = region;
    let key = region.key;
    for (let depth = path.length; depth >= 1; depth--) {
      const parent = depth === 1 ? '' : parentKey(key, depth);
      note(key, path[depth - 1] ?? key, parent === key ? '' : parent, depth === path.length ? 1 : 0);
      key = parent;
    }
  }
  const files = new Map<string, RegionEntry[]>();
  const keys = [...byKey.keys()].sort();
  const totals = new Map<string, number>();
  for (const [key, { own }] of byKey) {
    for (let at = key; at !== ''; at = byKey.get(at)?.parent ?? '')
      totals.set(at, (totals.get(at) ?? 0) + own);
  }
  // The country holds everything.
  totals.set(countryKey, reports.filter(({ region }) => region !== null).length);
  for (const key of keys) {
    const { name, parent } = byKey.get(key) as { name: string; parent: string };
    const file = files.get(key.slice(0, 2)) ?? [];
    files.set(key.slice(0, 2), file);
    file.push({ key, name, parent, reports: totals.get(key) ?? 0 });
  }
  return files;
}

/** Characters and what they become, those that are folded wherever they stand first. */
function scriptFile(certain: ScriptMap, full: ScriptMap): ScriptFile {
  const pairs = [...certain, ...[...full].filter(([from]) => !certain.has(from))];
  const [from, to] = [0, 1].map((k) => pairs.map((pair) => pair[k]).join('')) as [string, string];
  return { from, to, certain: certain.size };
}

/** @returns place in the archive and number of the work, for reports that have copies, in order of places */
export function copyClusters(
  reports: readonly Pick<ReportSummary, 'id'>[],
  works: readonly (readonly string[])[],
): (readonly [place: number, work: number])[] {
  const workOf = new Map(works.flatMap((ids, work) => ids.map((id) => [id, work] as const)));
  return reports.flatMap(({ id }, place) => {
    const work = workOf.get(id);
    return work === undefined ? [] : [[place, work] as const];
  });
}

/**
 * @param out folder of the index
 * @param take puts the folder of a former index there; see `PublishOptions`
 */
export function writeShared(out: string, archive: WholeArchive, take: (name: string) => boolean): void {
  const { bundle, groups, reports, rough, topics, works } = archive;
  const regions = regionEntries(reports);
  const { certain, full } = readScriptTables();
  const lists = suggestionLists(reports, [...regions.values()].flat(), topics, certain);
  const indicators = indicatorEntries(reports.map((report) => report.indicators));
  const files = new Map<string, unknown>([
    ['copies.bin', copyClusters(reports, works)],
    ['script.bin', scriptFile(certain, full)],
    ['indicators.bin', indicators],
    ['rough.bin', rough],
    ['lexicon/places.bin', placeRows([...regions.values()].flat())],
    ['lexicon/words.bin', wordFile(reports, indicators)],
    ['lexicon/synonyms.bin', synonymRows()],
    ['lexicon/alike.bin', alikeFile()],
    ...[...regions].map(([province, entries]) => [`regions/${province}.bin`, entries] as const),
    ...Object.entries(lists).flatMap(([list, { borders, files: own }]) => [
      [`${list}/borders.bin`, borders] as const,
      ...own.map((entries, k) => [`${list}/${k}.bin`, entries] as const),
    ]),
  ]);
  const hash = createHash('sha256');
  const texts = new Map([...files].map(([name, content]) => [name, JSON.stringify(content)]));
  for (const [name, text] of texts) hash.update(`${name}\n${text}\n`);
  const shared = `shared-${hash.digest('hex').slice(0, 16)}`;
  if (!take(shared)) {
    for (const [name, text] of texts) replaceOutput(join(out, shared, name), deflateRawSync(text));
  }
  const tops = [...regions.values()].flatMap((entries) => entries.filter(({ parent }) => parent === ''));
  const manifest: Manifest = {
    version: manifestVersion,
    reports: reports.length,
    bundle,
    groups,
    hasIndicators: indicators.length > 0,
    counts: {
      years: countBy(reports, ({ year }) => String(year ?? 0)),
      kinds: countBy(reports, ({ kind }) => kind),
      levels: countBy(reports, ({ region }) => region?.level ?? ''),
      needsReview: reports.filter(({ needsReview }) => needsReview).length,
    },
    provinces: tops.map(({ key, name, reports: own }) => ({ key, name, reports: own })),
    shared,
  };
  replaceOutput(join(out, 'manifest.json'), JSON.stringify(manifest));
}

/**
 * Suggestions while typing: regions and issuers by their name, its pinyin and its initials (密云, miyun, my).
 * Sorted keys are cut into small files, so that what a reader loads does not grow with the archive. Build time
 * only; no pinyin table reaches the browser.
 */
import { pinyin } from 'pinyin-pro';
import type { RegionEntry } from './index-reader.ts';
import { normalise, type ScriptMap } from './normalise.ts';
import type { Suggestion, SuggestionKind } from './suggest.ts';
import type { ReportSummary } from './summary.ts';

/** Suggestions in a file; a file is some 3 KB compressed. */
const perFile = 200;

/** A key that leads to a suggestion. */
type Entry = readonly [key: string, suggestion: Suggestion];

function keysOf(name: string, script: ScriptMap): string[] {
  const folded = normalise(name, script).text;
  const syllables = pinyin(folded, { toneType: 'none', type: 'array', nonZh: 'consecutive' }).map(
    (syllable) => syllable.toLowerCase().replace(/ü/g, 'v'),
  );
  return [folded, syllables.join(''), syllables.map((syllable) => syllable[0] ?? '').join('')];
}

/** 北京市密云区司法局 is looked for as 密云区司法局 and 司法局 too, less the places before it. */
function shorterNames(name: string, path: readonly string[]): string[] {
  const shorter: string[] = [];
  let rest = name;
  for (const place of path) {
    if (!rest.startsWith(place) || rest === place) continue;
    rest = rest.slice(place.length);
    const left = path.slice(path.indexOf(place) + 1).some((other) => rest.startsWith(other));
    if (left) shorter.push(rest);
  }
  return shorter;
}

function issuerSuggestions(
  reports: readonly ReportSummary[],
): Map<string, { count: number; names: Set<string> }> {
  const issuers = new Map<string, { count: number; names: Set<string> }>();
  for (const { issuer, region } of reports) {
    if (!issuer) continue;
    const entry = issuers.get(issuer) ?? { count: 0, names: new Set([issuer]) };
    entry.count++;
    for (const name of shorterNames(issuer, region?.path ?? [])) entry.names.add(name);
    issuers.set(issuer, entry);
  }
  return issuers;
}

/** @returns files in order, each a sorted list of entries, and the first key of each */
export function suggestionFiles(
  reports: readonly ReportSummary[],
  regions: readonly RegionEntry[],
  script: ScriptMap,
): { files: Entry[][]; borders: string[] } {
  const entries = new Map<string, Entry>();
  const add = (
    names: Iterable<string>,
    kind: SuggestionKind,
    label: string,
    value: string,
    count: number,
  ) => {
    for (const name of names) {
      for (const key of keysOf(name, script))
        entries.set(`${key}\n${kind}\n${value}`, [key, { kind, label, value, count }]);
    }
  };
  const names = new Map(regions.map(({ key, name }) => [key, name]));
  for (const { key, name, parent, reports: count } of regions) {
    const above = names.get(parent);
    add([name], 'region', above ? `${name}（${above}）` : name, key, count);
  }
  for (const [issuer, { count, names: own }] of issuerSuggestions(reports))
    add(own, 'issuer', issuer, issuer, count);
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
  const files: Entry[][] = [];
  for (let from = 0; from < sorted.length; from += perFile) files.push(sorted.slice(from, from + perFile));
  return { files, borders: files.map(([first]) => first?.[0] ?? '') };
}

/**
 * Suggestions while typing: regions, issuers, topics and titles by their name, its pinyin and its initials
 * (密云, miyun, my).
 * Sorted keys are cut into small files, so that what a reader loads does not grow with the archive. Build time
 * only; no pinyin table reaches the browser.
 */

import { pinyin } from 'pinyin-pro';
import { topicVocabulary } from '../../analysis/topics/vocabulary.ts';
import { compareText } from '../../core/order.ts';
import type { Fragment } from '../format/fragment.ts';
import type { RegionEntry } from '../format/manifest.ts';
import { normalise, type ScriptMap } from '../format/normalise.ts';
import type { Suggestion, SuggestionKind, SuggestionList } from '../format/suggestion.ts';
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

/** Characters of a title that its pinyin is made of: nobody types more of it. */
const titleStart = 12;

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

/** The keys of one report, kept with it: making pinyin of all titles would take longer than the rest. */
export function suggestionKeys(
  { title, issuer, region }: Pick<Fragment, 'title' | 'issuer' | 'region'>,
  script: ScriptMap,
): ReportSummary['keys'] {
  const path = region?.path ?? [];
  const titles = [title, ...shorterNames(title, path)];
  const [, ...spoken] = keysOf((titles.at(-1) ?? title).slice(0, titleStart), script);
  const issuers = issuer === null ? [] : [issuer, ...shorterNames(issuer, path)];
  return {
    title: [...titles.map((name) => normalise(name, script).text), ...spoken],
    issuer: issuers.flatMap((name) => keysOf(name, script)),
  };
}

function issuers(reports: readonly ReportSummary[]): Named[] {
  const found = new Map<string, { count: number; keys: Set<string> }>();
  for (const { issuer, keys } of reports) {
    if (issuer === null) continue;
    const entry = found.get(issuer) ?? { count: 0, keys: new Set() };
    found.set(issuer, entry);
    entry.count++;
    for (const key of keys.issuer) entry.keys.add(key);
  }
  return [...found].map(([issuer, { count, keys }]) => ({
    kind: 'issuer',
    label: issuer,
    value: issuer,
    count,
    keys: [...keys],
  }));
}

interface Named {
  readonly kind: SuggestionKind;
  readonly label: string;
  readonly value: string;
  readonly count: number;
  readonly keys: readonly string[];
}

/** Entries in the order of their keys, cut into files, and the first key of each file. */
function filesOfList(named: readonly Named[]): { borders: string[]; files: Entry[][] } {
  const entries = named.flatMap(({ keys, ...suggestion }) =>
    [...new Set(keys)].map((key): Entry => [key, suggestion]),
  );
  const sorted = entries.sort(
    ([a, one], [b, other]) =>
      compareText(a, b) || compareText(one.kind, other.kind) || compareText(one.value, other.value),
  );
  const files: Entry[][] = [];
  for (let from = 0; from < sorted.length; from += perFile) files.push(sorted.slice(from, from + perFile));
  return { files, borders: files.map(([first]) => first?.[0] ?? '') };
}

const topics = (counts: ReadonlyMap<string, number>, script: ScriptMap): Named[] =>
  topicVocabulary()
    .filter(({ id }) => counts.has(id))
    .map(({ id, name, phrases }) => ({
      kind: 'topic',
      label: name,
      value: id,
      count: counts.get(id) ?? 0,
      keys: [name, ...phrases].flatMap((own) => keysOf(own, script)),
    }));

const titles = (reports: readonly ReportSummary[]): Named[] =>
  reports.map(({ id, title, year, keys }) => ({
    kind: 'title',
    label: title,
    value: id,
    count: year ?? 0,
    keys: keys.title,
  }));

/** Titles have a list of their own: there are so many of them that nothing else would be seen among them. */
export function suggestionLists(
  reports: readonly ReportSummary[],
  regions: readonly RegionEntry[],
  topicCounts: ReadonlyMap<string, number>,
  script: ScriptMap,
): Record<SuggestionList, { borders: string[]; files: Entry[][] }> {
  const names = new Map(regions.map(({ key, name }) => [key, name]));
  const places = regions.map(({ key, name, parent, reports: count }): Named => {
    const above = names.get(parent);
    const label = above ? `${name}（${above}）` : name;
    return { kind: 'region', label, value: key, count, keys: keysOf(name, script) };
  });
  return {
    names: filesOfList([...places, ...issuers(reports), ...topics(topicCounts, script)]),
    titles: filesOfList(titles(reports)),
  };
}

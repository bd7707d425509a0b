/**
 * The divisions of the country at county level and above, current and former, made from the lists that npm
 * packages hold. Built on first use, which takes a tenth of a second and some 5 MB, and kept.
 */
import type { RegionLevel } from '../schema.ts';
import { loadSnapshots, type Snapshot } from './snapshots.ts';
import { endOf, successorsBetween } from './successors.ts';
import type { Division } from './types.ts';

/** Code of the whole country, as the statistical office writes it. */
export const nationalCode = '100000';

const nation: Division = {
  code: nationalCode,
  name: '全国',
  level: 'national',
  parent: null,
  path: ['全国'],
  validFrom: null,
  validTo: null,
  certainFrom: -Infinity,
  certainTo: Infinity,
  current: true,
  successors: [],
};

interface Gazetteer {
  readonly all: readonly Division[];
  /** Entries of a code, the latest name first. */
  readonly byCode: ReadonlyMap<string, readonly Division[]>;
  readonly byName: ReadonlyMap<string, readonly Division[]>;
  readonly currentChildren: ReadonlyMap<string, readonly Division[]>;
}

/** From the first to the last list that holds a code under one name. */
interface Span {
  readonly code: string;
  readonly name: string;
  readonly first: number;
  last: number;
}

let built: Gazetteer | undefined;

const byCode = (a: { code: string }, b: { code: string }) => Number(a.code) - Number(b.code);

function levelOf(code: string): RegionLevel {
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'prefecture' : 'county';
}

/** The prefecture's code, or the province's for counties that lie directly below it. */
function parentOf(code: string, names: ReadonlyMap<string, string>): string {
  if (code.endsWith('0000')) return nationalCode;
  const prefecture = `${code.slice(0, 4)}00`;
  return prefecture !== code && names.has(prefecture) ? prefecture : `${code.slice(0, 2)}0000`;
}

/** Names from the province down to the parent in one list. */
function upperNames(code: string, parent: string, names: ReadonlyMap<string, string>): readonly string[] {
  if (parent === nationalCode) return [];
  const codes = new Set([`${code.slice(0, 2)}0000`, parent]);
  return [...codes].flatMap((c) => names.get(c) ?? []);
}

function group<K>(divisions: readonly Division[], key: (d: Division) => K): Map<K, Division[]> {
  const groups = new Map<K, Division[]>();
  for (const d of divisions) {
    const list = groups.get(key(d));
    if (list === undefined) groups.set(key(d), [d]);
    else list.push(d);
  }
  return groups;
}

function build(): Gazetteer {
  const lists = loadSnapshots();
  const followed = lists.slice(1).map((after, i) => successorsBetween(lists[i] as Snapshot, after));
  const spans: Span[] = [];
  const byCodeSpans = new Map<string, Span[]>();
  for (const [i, { names }] of lists.entries()) {
    for (const [code, name] of names) {
      const known = byCodeSpans.get(code);
      const span = known?.find((s) => s.name === name);
      if (span !== undefined) {
        span.last = i;
        continue;
      }
      const added = { code, name, first: i, last: i };
      spans.push(added);
      if (known === undefined) byCodeSpans.set(code, [added]);
      else known.push(added);
    }
  }
  const all = spans
    .sort((a, b) => byCode(a, b) || b.last - a.last)
    .map(({ code, name, first, last }): Division => {
      const { names } = lists[last] as Snapshot;
      const parent = parentOf(code, names);
      const isCurrent = last === lists.length - 1;
      const end = endOf(code, name);
      return {
        code,
        name,
        level: levelOf(code),
        parent,
        path: [...upperNames(code, parent, names), name],
        validFrom: lists[first - 1]?.year ?? null,
        validTo: end ?? lists[last + 1]?.year ?? null,
        certainFrom: first === 0 ? -Infinity : (lists[first] as Snapshot).year,
        certainTo: isCurrent ? Infinity : end === undefined ? (lists[last] as Snapshot).year : end - 1,
        current: isCurrent,
        successors: followed[last]?.(code, name) ?? [],
      };
    });
  return {
    all: [nation, ...all],
    byCode: group([nation, ...all], (d) => d.code),
    byName: group([nation, ...all], (d) => d.name),
    currentChildren: group(
      all.filter((d) => d.current),
      (d) => d.parent as string,
    ),
  };
}

function gazetteer(): Gazetteer {
  built ??= build();
  return built;
}

/** @returns all divisions, current and former, by code */
export function allDivisions(): readonly Division[] {
  return gazetteer().all;
}

/** True when the division may have been in force in `year`. */
export function validIn(division: Division, year: number): boolean {
  return (division.validFrom ?? -Infinity) <= year && year <= (division.validTo ?? Infinity);
}

/** True when the division was in force in all of `year`. */
export const certainIn = ({ certainFrom, certainTo }: Division, year: number): boolean =>
  certainFrom <= year && year <= certainTo;

/** @returns the division of a code under the name it has now or, with `year`, under its name of that year */
export function divisionByCode(code: string, year: number | null = null): Division | null {
  const entries = gazetteer().byCode.get(code) ?? [];
  return (year === null ? undefined : entries.find((d) => validIn(d, year))) ?? entries[0] ?? null;
}

/** @returns divisions that have or had this full name, by code */
export function divisionsByName(name: string): readonly Division[] {
  return gazetteer().byName.get(name) ?? [];
}

/** @returns the current divisions directly below a code, by code */
export function children(code: string): readonly Division[] {
  return gazetteer().currentChildren.get(code) ?? [];
}

/** @returns the current divisions of a level, by code */
export function allCurrent(level: RegionLevel): readonly Division[] {
  return gazetteer().all.filter((d) => d.current && d.level === level);
}

/** @returns what stands in the place of a division today: itself, its successors, or nothing when not known */
export function currentOf(division: Division): readonly Division[] {
  const found = new Map<string, Division>();
  const visited = new Set<string>();
  const visit = (d: Division): void => {
    if (visited.has(d.code + d.name)) return;
    visited.add(d.code + d.name);
    if (d.current) found.set(d.code, d);
    for (const code of d.successors) {
      // A code may have been given anew; only what came after the division can follow it.
      for (const next of gazetteer().byCode.get(code) ?? []) {
        if ((next.validTo ?? Infinity) > (d.validTo ?? Infinity)) visit(next);
      }
    }
  };
  visit(division);
  return [...found.values()].sort(byCode);
}

/** @returns full names from the province down as they were in `year`, or as the division's last path */
export function pathOf(division: Division, year: number | null = null): readonly string[] {
  if (year === null || division.parent === null || division.parent === nationalCode) return division.path;
  const parent = divisionByCode(division.parent, year);
  return parent === null ? division.path : [...pathOf(parent, year), division.name];
}

/** @returns names that a current division had before, and those of the divisions that it replaced */
export function formerNames(code: string): readonly string[] {
  const present = divisionByCode(code);
  if (present === null) return [];
  const names = predecessors().get(code) ?? [];
  return [...new Set(names)].filter((name) => name !== present.name);
}

let former: Map<string, string[]> | undefined;

/** Current code → names of former divisions that lead to it. */
function predecessors(): Map<string, string[]> {
  if (former !== undefined) return former;
  former = new Map();
  for (const d of gazetteer().all) {
    if (d.current) continue;
    for (const { code } of currentOf(d)) former.set(code, [...(former.get(code) ?? []), d.name]);
  }
  return former;
}

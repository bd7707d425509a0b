/** Divisions and bodies by what a person types: the name, a part of it, its pinyin or the initials of that. */
import { pinyin } from 'pinyin-pro';
import { allDivisions, validIn } from '../core/regions/gazetteer.ts';
import type { Division } from '../core/regions/types.ts';
import { regionText } from './values.ts';
import type { PlaceView } from './view.ts';

/** As many as a person can tell apart at a glance, and one key each. */
const shown = 9;

interface Known {
  readonly division: Division;
  /** Name, pinyin and initials of the name; the same of the whole path. */
  readonly keys: readonly string[];
  readonly pathKeys: readonly string[];
}

const keys = new Map<string, readonly string[]>();

/** A name as it is written, its pinyin and its initials; remembered, because each letter that is typed asks for all. */
function keysOf(name: string): readonly string[] {
  const known = keys.get(name);
  if (known) return known;
  const syllables = pinyin(name, { toneType: 'none', type: 'array' }).map((one) => one.replace(/ü/g, 'v'));
  const made = [name, syllables.join(''), syllables.map((one) => one[0] ?? '').join('')];
  keys.set(name, made);
  return made;
}

let known: readonly Known[] | undefined;

/** Made on first use: pinyin of some four thousand names takes a moment. */
function divisions(): readonly Known[] {
  known ??= allDivisions().map((division) => {
    const own = keysOf(division.name);
    const upper = division.path.slice(0, -1).map(keysOf);
    const pathKeys = own.map((key, i) => upper.map((one) => one[i]).join('') + key);
    return { division, keys: own, pathKeys };
  });
  return known;
}

/** 0 is best; null when it does not match. */
function rank({ keys: own, pathKeys, division }: Known, query: string): number | null {
  const level = division.path.length / 10 + (division.current ? 0 : 0.5);
  if (own.includes(query)) return level;
  if (own.some((key) => key.startsWith(query))) return 1 + level;
  if (pathKeys.some((key) => key.includes(query))) return 2 + level;
  return null;
}

/**
 * @param typed name, pinyin (kaizhou) or initials (kzq), of the division or of its whole path
 * @param year that the report is about: divisions of that year go first, then today's; null when not known
 */
export function findPlaces(typed: string, year: number | null): readonly PlaceView[] {
  const query = typed.toLowerCase().replace(/[\s'’]+/g, '');
  if (query === '') return [];
  const inForce = (division: Division): number =>
    year === null ? Number(!division.current) : Number(!validIn(division, year));
  return divisions()
    .flatMap((one) => {
      const place = rank(one, query);
      return place === null ? [] : [{ division: one.division, place: place + inForce(one.division) }];
    })
    .sort((a, b) => a.place - b.place || Number(a.division.code) - Number(b.division.code))
    .slice(0, shown)
    .map(({ division: { code, path, level, current } }) => {
      const value = { code, path: [...path], level };
      return { value, text: `${regionText(value)}${current ? '' : '（旧）'}` };
    });
}

/** @param names that the archive knows; those that begin with what was typed go first */
export function findNames(typed: string, names: Iterable<string>): readonly string[] {
  const query = typed.toLowerCase().replace(/\s+/g, '');
  if (query === '') return [];
  return [...names]
    .flatMap((name) => {
      const own = keysOf(name);
      if (own.some((key) => key.startsWith(query))) return [{ name, place: 0 }];
      return own.some((key) => key.includes(query)) ? [{ name, place: 1 }] : [];
    })
    .sort((a, b) => a.place - b.place || a.name.length - b.name.length)
    .slice(0, shown)
    .map(({ name }) => name);
}

/**
 * Places that are no statutory divisions: functional areas (示范区, 开发区, 新区 …), the Production and
 * Construction Corps of Xinjiang, townships and subdistricts. GB/T 2260 has no code for them, so a region
 * carries the code of the division that it lies in.
 */
import type { Region, RegionLevel } from '../schema.ts';
import { divisionByCode, pathOf } from './gazetteer.ts';
import type { Mention } from './types.ts';
import { functionalAreas, townships } from './vocab.ts';

const suffix = functionalAreas.suffixes.toSorted((a, b) => b.length - a.length).join('|');
const inner = functionalAreas.inner.join('|');
/** An area's name ends before punctuation, an organ of the area or what the area reports on. */
const closing = `(?=$|[^\\p{Script=Han}]|${functionalAreas.followers.join('|')}|\\p{Script=Han}{1,10}(?:局|办|委|院|中心|大队|支队|所|部|厅|处))`;
const behind = new RegExp(`^((?:(?!${inner})\\p{Script=Han}){0,12}?(?:${suffix}))${closing}`, 'u');
const named = functionalAreas.named
  .flatMap((area) => [area.name, ...(area.aliases ?? [])].map((text) => ({ text, area })))
  .sort((a, b) => b.text.length - a.text.length);

/** A place as a region, with the offsets between which the text names it. */
export interface Place {
  readonly region: Region;
  readonly start: number;
  readonly end: number;
}

/** A region named `name` inside the division of a code. */
function inside(code: string, name: string, level: RegionLevel, year: number | null): Region | null {
  const division = divisionByCode(code, year);
  return division === null ? null : { code, path: [...pathOf(division, year), name], level };
}

function regionOf({ name, code, division }: (typeof functionalAreas.named)[number], year: number | null) {
  const city = division ? divisionByCode(code, year) : null;
  if (city === null) return inside(code, name, 'functional-area', year);
  return { code, path: [...pathOf(city, year)], level: city.level };
}

/** @returns the first area of the vocabulary (雄安新区, 兵团第八师 …) that a text names, or null */
export function namedAreaIn(text: string, year: number | null): Place | null {
  let first: Place | null = null;
  for (const { text: name, area } of named) {
    const start = text.indexOf(name);
    if (start < 0 || (first !== null && start >= first.start)) continue;
    const region = regionOf(area, year);
    if (region !== null) first = { region, start, end: start + name.length };
  }
  return first;
}

/**
 * A functional area that a name ends in right behind a division: 濮阳市 + 城乡一体化示范区.
 * @param code code of the division that the mention means
 */
export function areaBehind(text: string, mention: Mention, code: string, year: number | null): Place | null {
  const rest = behind.exec(text.slice(mention.end))?.[1];
  if (rest === undefined) return null;
  const region = inside(code, mention.name + rest, 'functional-area', year);
  return region === null ? null : { region, start: mention.offset, end: mention.end + rest.length };
}

const townshipKinds = townships.kinds.map(
  ({ suffix: end, followers }) => `${end}(?=$|[^\\p{Script=Han}]|${followers.join('|')})`,
);
const township = new RegExp(
  `^((?:(?!${townships.inner.join('|')})\\p{Script=Han}){1,10}?(?:${townshipKinds.join('|')}))`,
  'u',
);

/** True when the characters behind a name make it the name of a functional area. */
export const continuesAsArea = (after: string): boolean => behind.test(after);

/** A township or subdistrict that is named at `start`: 溪翁庄镇 of 溪翁庄镇人民政府. */
export function townshipBehind(text: string, start: number, code: string, year: number | null): Place | null {
  const name = township.exec(text.slice(start))?.[1];
  if (name === undefined) return null;
  const region = inside(code, name, 'township', year);
  return region === null ? null : { region, start, end: start + name.length };
}

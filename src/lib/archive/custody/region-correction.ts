/**
 * Whether a region that a person wrote exists: its code and the names of its path stand in the gazetteer, under a name
 * that the division has or had. A township or functional area lies in a division that exists.
 */
import { allDivisions, divisionByCode } from '../../core/regions/gazetteer.ts';
import type { Division } from '../../core/regions/types.ts';
import type { Region } from '../../core/schema.ts';

const proposals = 3;

const yamlOf = ({ code, path, level }: Division): string =>
  `{ code: "${code}", path: [${path.join(', ')}], level: ${level} }`;

const proposed = (divisions: readonly Division[]): string => divisions.map(yamlOf).join('、');

/** Characters to insert, delete or replace (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/**
 * Current divisions whose names are nearest to what was written, those of the same upper names first.
 * @param path names from the province down, or only the last ones
 */
export function nearestDivisions(path: readonly string[]): Division[] {
  const [name, whole] = [path.at(-1) ?? '', path.join('')];
  return allDivisions()
    .filter(({ current }) => current)
    .map((division) => ({
      division,
      near: [distance(name, division.name), distance(whole, division.path.join(''))] as const,
    }))
    .sort((a, b) => a.near[0] - b.near[0] || a.near[1] - b.near[1])
    .slice(0, proposals)
    .map(({ division }) => division);
}

/** True when `name` is or was a name of the division of a code. */
const isNameOf = (code: string, name: string | undefined): boolean =>
  name !== undefined && allDivisions().some((one) => one.code === code && one.name === name);

/** Codes from the province down to the division. */
function codesOf(division: Division): string[] {
  const upper = division.parent === null ? null : divisionByCode(division.parent);
  return upper === null || upper.level === 'national' ? [division.code] : [...codesOf(upper), division.code];
}

/** @returns what is wrong, with the nearest that exist, in a sentence without its end; null when nothing is */
export function checkRegion(region: Region): string | null {
  const { code, path, level } = region;
  const division = divisionByCode(code.slice(0, 6));
  if (division === null) {
    return `行政区划中没有代码 ${code}（${path.join('')}）；最接近的有 ${proposed(nearestDivisions(path))}，请按其中的写法改正`;
  }
  const codes = codesOf(division);
  if (!codes.every((one, i) => isNameOf(one, path[i])) || path.length > codes.length + 1) {
    const others = nearestDivisions(path).filter((one) => one.code !== division.code);
    return `代码 ${code} 是${division.path.join('')}，不是${path.join('')}；请写成 ${yamlOf(division)}，名称相近的还有 ${proposed(others)}`;
  }
  const below = path.length > codes.length;
  const levels = below ? ['township', 'functional-area'] : [division.level];
  if (levels.includes(level)) return null;
  return `${path.join('')}的 level 应为 ${levels.join(' 或 ')}，不是 ${level}`;
}

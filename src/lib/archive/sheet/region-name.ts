/** A region by its name, as a person writes it: 松阳县, 浙江省丽水市松阳县, 浙江省丽水市松阳县某某镇. */
import { allDivisions } from '../../core/regions/gazetteer.ts';
import type { Division } from '../../core/regions/types.ts';
import type { Region } from '../../core/schema.ts';
import { nearestDivisions } from '../custody/region-correction.ts';
import { sheetWords } from './vocabulary.ts';

export const shownRegion = ({ path }: { readonly path: readonly string[] }): string => path.join('');

const regionOf = ({ code, path, level }: Division): Region => ({ code, path: [...path], level });

/** Longest names first, so that 浙江省丽水市 is not taken for 浙江省. */
function divisionsAt(name: string): Division[] {
  const fits = allDivisions().filter((one) => name.startsWith(one.path.join('')));
  const longest = Math.max(0, ...fits.map(({ path }) => path.join('').length));
  return fits.filter(({ path }) => path.join('').length === longest);
}

/** Of divisions that share a name those of today; where there are none today, the former ones. */
function chosen(divisions: readonly Division[]): Division[] {
  const current = divisions.filter((one) => one.current);
  const left = current.length > 0 ? current : divisions;
  return [...new Map(left.map((one) => [`${one.code} ${one.path.join('')}`, one])).values()];
}

/** A township or functional area below a division that exists. */
function below(name: string): Region | null {
  const [upper] = chosen(divisionsAt(name));
  if (!upper) return null;
  const rest = name.slice(upper.path.join('').length);
  for (const level of ['township', 'functional-area'] as const) {
    if (rest.length > 1 && new RegExp(`${sheetWords.ends[level]}$`).test(rest)) {
      return { code: upper.code, path: [...upper.path, rest], level };
    }
  }
  return null;
}

/** @returns the region, or what is wrong with the name, in a sentence */
export function parseRegion(text: string): Region | string {
  const name = text.replace(/[\s\u3000/、，,>·—-]+/g, '');
  const whole = chosen(allDivisions().filter(({ path }) => path.join('') === name));
  const found = whole.length > 0 ? whole : chosen(allDivisions().filter((one) => one.name === name));
  const [only, ...others] = found;
  if (only && others.length === 0) return regionOf(only);
  if (only) {
    const names = found.map(shownRegion).slice(0, 5).join('、');
    return `有${found.length}个地方叫“${name}”：${names}；请连同上级写全`;
  }
  const lower = below(name);
  if (lower) return lower;
  const near = nearestDivisions([name]).map(shownRegion).join('、');
  return `没有“${name}”这个地区；名称最接近的有${near}`;
}

/** Free trade zones: 中国(河南)自由贸易试验区郑州片区 lies in the province and, with a part's name, in its city. */
import type { Place } from './areas.ts';
import { contains } from './find.ts';
import { allDivisions } from './gazetteer.ts';
import { stemOf } from './names.ts';

const zone = /中国\((\p{Script=Han}{2,3})\)自由贸易试验区(?:(\p{Script=Han}{2,8}?)片区)?/u;

/** @param text folded text, with half-width brackets */
export function freeTradeZoneIn(text: string): Place | null {
  const found = zone.exec(text);
  if (found === null) return null;
  const [name, provinceName, part] = found;
  const current = allDivisions().filter((d) => d.current);
  const province = current.find((d) => d.level === 'province' && stemOf(d.name) === provinceName);
  if (province === undefined) return null;
  const lower = current.filter((d) => part !== undefined && contains(province, d) && stemOf(d.name) === part);
  const division =
    lower.find((d) => d.level === 'prefecture') ?? (lower.length === 1 ? lower[0] : undefined) ?? province;
  const region = { code: division.code, path: [...division.path, name], level: 'functional-area' as const };
  return { region, start: found.index, end: found.index + name.length };
}

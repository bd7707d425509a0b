/**
 * Places that are no statutory divisions: functional areas (示范区, 开发区, 新区 …), the Production and
 * Construction Corps of Xinjiang, townships and subdistricts. GB/T 2260 has no code for them, so a region
 * carries the code of the division that it lies in.
 */
import type { Region } from '../schema.ts';
import { divisionByCode, pathOf } from './gazetteer.ts';
import { vocabulary } from './project.ts';
import type { Mention } from './types.ts';

interface NamedArea {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly code: string;
}

const vocab = vocabulary<{ suffixes: string[]; inner: string[]; named: NamedArea[] }>('functional-areas');
const suffix = vocab.suffixes.toSorted((a, b) => b.length - a.length).join('|');
const inner = vocab.inner.join('|');
const closing =
  '(?=$|[^\\p{Script=Han}]|党工委|党政|管委会|管理委员会|人民政府|政府|办事处|司法|综合|法治|依法|分局|[一-龥]{1,10}(?:局|办|委|院|中心|大队|支队|所|部|厅|处))';
const behind = new RegExp(`^((?:(?!${inner})\\p{Script=Han}){0,12}?(?:${suffix}))${closing}`, 'u');
const named = vocab.named
  .flatMap((area) => [area.name, ...(area.aliases ?? [])].map((text) => ({ text, area })))
  .sort((a, b) => b.text.length - a.text.length);

/** An area as a region, with the characters that name it. */
export interface AreaMention {
  readonly region: Region;
  readonly text: string;
  readonly offset: number;
}

function below(
  code: string,
  name: string,
  level: 'functional-area' | 'township',
  year: number | null,
): Region | null {
  const division = divisionByCode(code, year);
  return division === null ? null : { code, path: [...pathOf(division, year), name], level };
}

/** @returns the first area of the vocabulary (雄安新区, 第八师石河子市 …) that a text names, or null */
export function namedAreaIn(text: string, year: number | null): AreaMention | null {
  let first: AreaMention | null = null;
  for (const { text: name, area } of named) {
    const offset = text.indexOf(name);
    if (offset < 0 || (first !== null && offset >= first.offset)) continue;
    const region = below(area.code, area.name, 'functional-area', year);
    if (region !== null) first = { region, text: name, offset };
  }
  return first;
}

/**
 * A functional area that a name ends in right behind a division: 濮阳市 + 城乡一体化示范区.
 * @param code code of the division, which may not be ambiguous
 */
export function areaBehind(
  text: string,
  mention: Mention,
  code: string,
  year: number | null,
): AreaMention | null {
  const rest = behind.exec(text.slice(mention.end))?.[1];
  if (rest === undefined) return null;
  const region = below(code, mention.name + rest, 'functional-area', year);
  return region === null ? null : { region, text: mention.text + rest, offset: mention.offset };
}

const townshipName = `(?:(?!各|全|镇|乡|街|村|区|县|市|和|与|及|的|在|等|本|我|该)\\p{Script=Han}){1,6}?`;
const township = new RegExp(
  `^(${townshipName}(?:街道(?=办事处|办|党工委|$|[^\\p{Script=Han}])|(?:民族|回族|满族|苗族|瑶族|土家族|蒙古族|壮族|侗族|彝族)?(?:镇|乡|苏木)(?=人民政府|政府|党委|$|[^\\p{Script=Han}])))`,
  'u',
);

/** A township or subdistrict right behind a division: 密云区 + 溪翁庄镇 of 密云区溪翁庄镇人民政府. */
export function townshipBehind(text: string, end: number, code: string, year: number | null): Region | null {
  const name = township.exec(text.slice(end))?.[1];
  return name === undefined ? null : below(code, name, 'township', year);
}

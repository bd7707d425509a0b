/** Taking names of divisions apart: 玉屏侗族自治县 → 玉屏, 开州区 → 开州, 新疆维吾尔自治区 → 新疆. */
import { nameParts } from './vocab.ts';

const longestFirst = (a: string, b: string) => b.length - a.length;
const suffixes = nameParts.suffixes.toSorted(longestFirst);
const peoples = nameParts.peoples.flatMap((name) => [`${name}族`, name]).toSorted(longestFirst);
const weak = new Set(nameParts.weak);
const bounded = new Set(nameParts.bounded);
const words = new Set(nameParts.words);

/** @returns the name without its level and, in an autonomous division, without the names of peoples */
export function stemOf(name: string): string {
  // 浦东新区 ends in 新区, but 清新区 in 区: a stem in front of a compound end has two characters.
  const suffix = suffixes.find((s) => name.endsWith(s) && name.length > s.length + (/.[区]/.test(s) ? 1 : 0));
  if (suffix === undefined) return name;
  let stem = name.slice(0, -suffix.length);
  if (!suffix.startsWith('自治')) return stem;
  for (;;) {
    const people = peoples.find((p) => stem.endsWith(p) && stem.length > p.length + 1);
    if (people === undefined) break;
    stem = stem.slice(0, -people.length);
  }
  return stem.replace(/族$/, '');
}

/** @returns ways to write a name shorter: 恩施州 and 恩施; one-character forms are left out */
export function shortFormsOf(name: string): readonly string[] {
  const stem = stemOf(name);
  if (stem.length < 2 || stem === name) return [];
  const autonomous = /自治([州县旗区])$/.exec(name)?.[1];
  if (autonomous === undefined) return [stem];
  const plain = `${stem}自治${autonomous}`;
  return [plain, `${stem}${autonomous}`, stem].filter((form) => form !== name && form !== `${stem}区`);
}

/** Short names that do not follow from the full name, with the code. */
export const abbreviations: readonly (readonly [string, string])[] = Object.entries(nameParts.abbreviations);

/** @returns the name that a misspelling in an old list stands for, or the name itself */
export const spelt = (name: string): string => nameParts.misspelt[name] ?? name;

/** True for a full name that is also a phrase of ordinary prose (城区, 市中区): it needs its parent before it. */
export const isWeakName = (name: string): boolean => weak.has(name);

/** True for a full name that also stands inside other words (沿海城市): it counts where a word begins. */
export const isBoundedName = (name: string): boolean => bounded.has(name);

/** True for a short name that is also an ordinary word (公安, 合作, 平安): a county's is never meant by it alone. */
export const isOrdinaryWord = (name: string): boolean => words.has(name);

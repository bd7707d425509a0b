/** All ways to write a division, for scanning a text: full names, short names, and phrases that block them. */
import { allDivisions, divisionByCode, nationalCode } from './gazetteer.ts';
import { abbreviations, shortFormsOf } from './names.ts';
import type { Division, MentionForm } from './types.ts';
import { phrases } from './vocab.ts';

export interface Surface {
  readonly text: string;
  /** `phrase` is ordinary prose that only looks like a name (合作市场): nothing is named there. */
  readonly form: MentionForm | 'phrase';
  readonly divisions: readonly Division[];
}

const rank = ['national', 'province', 'prefecture', 'county', 'township', 'functional-area'];

/** Position of a division's level from the country (0) down. */
export const levelRank = (division: Division): number => rank.indexOf(division.level);

let index: ReadonlyMap<string, readonly Surface[]> | undefined;

function build(): ReadonlyMap<string, readonly Surface[]> {
  const surfaces = new Map<string, { text: string; form: Surface['form']; divisions: Division[] }>();
  const add = (text: string, form: MentionForm, division: Division): void => {
    const known = surfaces.get(text);
    if (known === undefined) surfaces.set(text, { text, form, divisions: [division] });
    else if (known.form === form) known.divisions.push(division);
  };
  const divisions = allDivisions().filter((d) => d.code !== nationalCode);
  for (const d of divisions) add(d.name, 'full', d);
  for (const d of divisions) for (const short of shortFormsOf(d.name)) add(short, 'short', d);
  for (const [text, code] of abbreviations) {
    const division = divisionByCode(code);
    if (division !== null) add(text, 'short', division);
  }
  for (const text of phrases) {
    surfaces.set(text, { text, form: 'phrase', divisions: [] });
  }
  const byFirst = new Map<string, Surface[]>();
  for (const surface of surfaces.values()) {
    const first = surface.text.charAt(0);
    const list = byFirst.get(first);
    if (list === undefined) byFirst.set(first, [surface]);
    else list.push(surface);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.text.length - a.text.length);
  return byFirst;
}

/** @returns surfaces that stand at `offset` of `text`, the longest first */
export function surfacesAt(text: string, offset: number): readonly Surface[] {
  index ??= build();
  const list = index.get(text.charAt(offset));
  return list === undefined ? [] : list.filter((surface) => text.startsWith(surface.text, offset));
}

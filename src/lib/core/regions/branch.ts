/** Branch offices name the division they work for in short: 朝阳 in 北京市公安局朝阳分局. */

import { contains } from './find.ts';
import { allDivisions } from './gazetteer.ts';
import { stemOf } from './names.ts';
import type { Division, Mention } from './types.ts';

const branch = /^\p{Script=Han}{0,14}?(?:局|委员会)(\p{Script=Han}{2,6}?)(?:区|县|市)?分局/u;

/** A division and the characters, from the mention on, that name it. */
export interface Branch {
  readonly division: Division;
  readonly end: number;
}

/** @returns the division below `upper` that a branch office right behind the mention is for, or null */
export function branchBehind(text: string, mention: Mention, upper: Division): Branch | null {
  const found = branch.exec(text.slice(mention.end));
  const name = found?.[1];
  if (!found || name === undefined) return null;
  const below = allDivisions().filter(
    (d) => d.current && contains(upper, d) && (d.name === name || stemOf(d.name) === name),
  );
  const [division, ...others] = below;
  return division && others.length === 0 ? { division, end: mention.end + found[0].length } : null;
}

/**
 * Names of another place in a text: where two reports share a passage, a name of the one place in the text of the other
 * may have been left in. It may as well be meant (a lesson learnt there), so only the name is told.
 */
import { children, divisionsByName } from '../../core/regions/gazetteer.ts';
import { isBoundedName, isWeakName } from '../../core/regions/names.ts';
import type { Region } from '../../core/schema.ts';

/** Shorter names are too often part of another word. */
const shortest = 3;

const lies = (code: string, above: string): boolean => code.startsWith(above.replace(/(?:00)+$/, ''));

/** Full names of a division, of those above it and of all below it. */
function namesOf({ code, path, level }: Region): string[] {
  const below = (of: string): string[] => children(of).flatMap((one) => [one.name, ...below(one.code)]);
  return level === 'province' || level === 'prefecture' ? [...path, ...below(code)] : [...path];
}

/**
 * @param text of a report of `own`
 * @returns full names that belong to `other` and not to `own`, in the order of the text; empty for one place within the other
 */
export function foreignNames(text: string, own: Region, other: Region): string[] {
  if (own.level === 'national' || other.level === 'national') return [];
  if (lies(own.code, other.code) || lies(other.code, own.code)) return [];
  const mine = new Set(own.path);
  const foreign = [...new Set(namesOf(other))].filter(
    (name) =>
      name.length >= shortest &&
      !mine.has(name) &&
      !isWeakName(name) &&
      !isBoundedName(name) &&
      !divisionsByName(name).some(({ code }) => lies(code, own.code)) &&
      text.includes(name),
  );
  return foreign.sort((a, b) => text.indexOf(a) - text.indexOf(b));
}

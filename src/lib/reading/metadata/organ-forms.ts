/** One organ, one form: 隰县政府 and 隰县人民政府 are the same, and two organs named together are told apart. */
import { z } from 'zod';
import { isOrganisation, organisationSuffix } from '../../core/organisation.ts';
import { findDivisions } from '../../core/regions/find.ts';
import { fold } from '../../core/text/fold.ts';
import { loadVocab } from '../../core/vocab.ts';

const words = z.array(z.string().min(1)).min(1);
export const organForms = loadVocab(
  'organ-forms',
  z.strictObject({
    governments: z.record(z.string(), z.string()),
    townships: z.record(z.string(), z.string()),
    verbs: words,
    announcing: words,
    makes: words,
    follows: words,
    others: words,
    sites: words,
    contacts: words,
  }),
);

/** A name that begins anew in the middle of a line of names: both begin with the place, or with 中共 and the place. */
const twoBodies = new RegExp(
  `^((?:中共|政协)?(\\p{Script=Han}{2,12}?)\\p{Script=Han}{0,12}?(?:${organisationSuffix}))((?:中共|政协)?\\2\\p{Script=Han}{1,20})$`,
  'u',
);

/** @returns the bodies that a line names, with or without marks between them; one that is no list stays whole */
export function bodiesIn(name: string): readonly string[] {
  return name
    .split(/[、\s]+/)
    .filter(Boolean)
    .flatMap((part) => {
      const [, first, , second] = twoBodies.exec(part) ?? [];
      return first && second && isOrganisation(first) && isOrganisation(second) ? [first, second] : [part];
    });
}

/**
 * @returns the name of a government with the full name of its division: `宁夏政府` is `宁夏回族自治区人民政府`;
 * other names, and those whose division is not certain, as they are
 */
export function officialForm(name: string): string {
  const folded = fold(name);
  const mention = findDivisions(folded)[0];
  const rest = mention?.offset === 0 ? folded.slice(mention.end) : undefined;
  if (!mention || rest === undefined) return townshipForm(name);
  const full = organForms.governments[rest];
  if (full === undefined) return townshipForm(name);
  const names = new Set(mention.candidates.map((division) => division.name));
  const [division, ...others] = names;
  if (mention.form === 'full' || division === undefined || others.length > 0)
    return name.slice(0, mention.end) + full;
  return name.slice(0, mention.end - mention.name.length) + division + full;
}

/** 青石镇政府, whose township no list of divisions holds. */
const townshipForm = (name: string): string => name.replace(/^(.*[镇乡])政府$/, '$1人民政府');

/** @returns the body that answers for a township-level division, null for another place */
export function townshipBody(place: string): string | null {
  const [, body] = Object.entries(organForms.townships).find(([suffix]) => place.endsWith(suffix)) ?? [];
  return body === undefined ? null : place + body;
}

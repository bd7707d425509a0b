/**
 * What a body is in 行政复议 (Administrative Reconsideration Law, articles 24 and 25): governments from the county up
 * and their justice bureaus decide, townships, streets and bureaus of a county are applied against. Bureaus of a
 * city and organs of a province have decided some cases themselves, so only what happened to them counts as theirs.
 */

import type { RegionLevel } from '../../core/schema.ts';
import type { Standing } from './types.ts';
import type { Vocabulary } from './vocabulary.ts';

const endsWithAny = (name: string, endings: readonly string[]): boolean =>
  endings.some((ending) => name.endsWith(ending));

/**
 * @param issuer name of the body of the report; null when unknown
 * @param level of the division that it belongs to; null when unknown
 */
export function standingOf(
  issuer: string | null,
  level: RegionLevel | null,
  { standing }: Vocabulary['steering'],
): Standing {
  if (issuer === null) return 'unknown';
  if (endsWithAny(issuer, standing.respondents)) return 'respondent';
  if (endsWithAny(issuer, standing.authorities)) return 'authority';
  if (!endsWithAny(issuer, standing.departments)) return 'unknown';
  if (level === 'national' || level === 'province' || standing.upper.some((word) => issuer.includes(word))) {
    return 'unknown';
  }
  const ofCounty = level === 'county' || (level === null && /[县区旗](?!域)/.test(issuer));
  return ofCounty && !standing.vertical.some((word) => issuer.includes(word)) ? 'respondent' : 'department';
}

/** What the sentence itself says of the body that speaks: 本镇, 我局. */
export function standingInWords(
  folded: string,
  own: Standing,
  { standing }: Vocabulary['steering'],
): Standing {
  if (own === 'authority') return own;
  if (standing.selfRespondents.some((word) => folded.includes(word))) return 'respondent';
  if (own === 'unknown' && standing.selfDepartments.some((word) => folded.includes(word)))
    return 'department';
  return own;
}

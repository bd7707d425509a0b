/**
 * Whether what two reports say of themselves agrees: who reports, on which place, on which time. A value that is
 * unknown neither agrees nor contradicts.
 */
import { stemOf } from '../../core/regions/names.ts';
import type { Report } from '../../core/schema.ts';
import { fold } from '../../core/text/fold.ts';

export type Facts = Pick<Report, 'issuer' | 'region' | 'period' | 'kind' | 'written' | 'documentNumber'>;

/** `agree`: issuer, region and period are known and equal; `apart`: something contradicts; else `open`. */
export type Agreement = 'agree' | 'open' | 'apart';

type Answer = boolean | null;

/** The name of a body without the places that it begins with: 龙游县政府 and 人民政府 are one. */
function organOf(issuer: string, places: readonly string[]): string {
  let name = fold(issuer).replace(/\s+/g, '').replaceAll('人民政府', '政府');
  for (const place of places) {
    const form = [place, stemOf(place)].find((one) => name.startsWith(one) && name.length > one.length);
    if (form !== undefined) name = name.slice(form.length);
  }
  return name.replace(/^[省市县区州盟旗](?=政府)/, '');
}

/** What may stand before a body's name in one form and not in the other: names of places, with their level. */
const upper = /^\p{Script=Han}*[省市县区州盟旗镇乡]$/u;

function sameOrgan(a: Facts, b: Facts): Answer {
  if (a.issuer === null || b.issuer === null) return null;
  const path = a.region?.path ?? b.region?.path ?? [];
  const [one, other] = [organOf(a.issuer, a.region?.path ?? path), organOf(b.issuer, b.region?.path ?? path)];
  if (one === other) return true;
  const [long, short] = one.length > other.length ? [one, other] : [other, one];
  return path.length === 0 && long.endsWith(short) && upper.test(long.slice(0, long.length - short.length));
}

function sameRegion({ region: a }: Facts, { region: b }: Facts): Answer {
  if (a === null || b === null) return null;
  return a.code === b.code && a.path.at(-1) === b.path.at(-1);
}

function samePeriod({ period: a }: Facts, { period: b }: Facts): Answer {
  if (a === null || b === null) return null;
  return a.start === b.start && a.end === b.end;
}

/** Kinds that name a time; a repost as news may have been taken for any other. */
const timed: ReadonlySet<string> = new Set(['annual-report', 'half-year-report', 'quarterly-report']);

function sameKind({ kind: a }: Facts, { kind: b }: Facts): Answer {
  return timed.has(a) && timed.has(b) ? a === b : null;
}

const sameValue = (a: string | null, b: string | null): Answer =>
  a === null || b === null ? null : fold(a).replace(/\s+/g, '') === fold(b).replace(/\s+/g, '');

export function agreementOf(a: Facts, b: Facts): Agreement {
  const main = [sameOrgan(a, b), sameRegion(a, b), samePeriod(a, b)];
  if (main.includes(false) || sameKind(a, b) === false) return 'apart';
  if (main.every((answer) => answer === true)) return 'agree';
  // Portals seldom tell these and readers may err in them, so they only weigh where the main facts are not known.
  const others = [sameValue(a.written, b.written), sameValue(a.documentNumber, b.documentNumber)];
  return others.includes(false) ? 'apart' : 'open';
}

/** @returns a key of the main facts, by which reports of one work meet; null when one of them is unknown */
export function factKey(facts: Facts): string | null {
  const { issuer, region, period } = facts;
  if (region === null || period === null || issuer === null) return null;
  const organ = organOf(issuer, region.path);
  return `${region.code} ${region.path.at(-1)} ${organ} ${period.start} ${period.end}`;
}

/**
 * The region that a report is about, from clues: who issued it, its title, labels, signature, breadcrumb,
 * footer and body. The most trusted clue that names a region decides; the others only tell places of one
 * name apart. Neither a host name nor a file name is ever a clue.
 */

import type { Region } from '../schema.ts';
import { fold } from '../text/fold.ts';
import { areaBehind, namedAreaIn, townshipBehind } from './areas.ts';
import { bodySubject } from './body.ts';
import { centralOrganIn } from './central.ts';
import { choose, type Witness } from './choose.ts';
import { contains, findDivisions } from './find.ts';
import { divisionByCode, nationalCode, pathOf } from './gazetteer.ts';
import type { Clue, ClueOrigin, Division, Mention, RegionResolution } from './types.ts';

interface Reading {
  readonly clue: Clue;
  readonly region: Region | null;
  readonly text: string;
  readonly ambiguous: readonly Division[];
  readonly confidence: number;
}

interface Read extends Clue {
  readonly mentions: readonly Mention[];
}

const order: readonly ClueOrigin[] = [
  'issuer',
  'signature',
  'title',
  'label',
  'source',
  'breadcrumb',
  'footer',
  'body',
];
/** Clues whose text is the name of an organ or begins with one. */
const naming = new Set<ClueOrigin>(['issuer', 'signature', 'title', 'label', 'source']);
const unknown: RegionResolution = { region: null, evidence: null, ambiguous: [], confidence: 0 };

/** @param year the year the report is about, null when not known */
export function resolveRegion(clues: readonly Clue[], year: number | null): RegionResolution {
  const read = clues
    .map((clue) => ({ ...clue, text: fold(clue.text), mentions: findDivisions(fold(clue.text)) }))
    .sort((a, b) => b.weight - a.weight || order.indexOf(a.origin) - order.indexOf(b.origin));
  const witnesses = read.flatMap(({ mentions, weight }) => mentions.map((mention) => ({ mention, weight })));
  const levels = levelsSaid(read);
  const readings = read
    .map((clue) => readClue(clue, year, levels, witnesses))
    .filter((reading) => reading !== null);
  const first = readings[0];
  if (first === undefined) return unknown;
  const best = withTownship(deeperTitle(first, readings), read, year);
  if (best.region === null) return { ...unknown, ambiguous: best.ambiguous };
  return {
    region: best.region,
    evidence: { text: best.text, origin: best.clue.origin },
    ambiguous: [],
    confidence: best.confidence,
  };
}

/** 我区, 我县 … tell the level of the region, and nothing else. */
function levelsSaid(clues: readonly Read[]): ((division: Division) => boolean) | null {
  const counts = new Map<string, number>();
  for (const { text, weight } of clues) {
    for (const [, word] of text.matchAll(/我([省市州盟区县旗])/g)) {
      counts.set(word as string, (counts.get(word as string) ?? 0) + weight);
    }
  }
  const word = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  if (word === undefined) return null;
  return (division) => (word === '省' ? division.level === 'province' : division.name.endsWith(word));
}

function readClue(
  clue: Read,
  year: number | null,
  levels: ((division: Division) => boolean) | null,
  witnesses: readonly Witness[],
): Reading | null {
  const { text, mentions, origin, weight } = clue;
  const answer = (region: Region, found: string, trust: number): Reading => ({
    clue,
    region,
    text: found,
    ambiguous: [],
    confidence: Math.round(trust * Math.min(weight, 1) * 100) / 100,
  });
  const mention = origin === 'body' ? bodySubject(mentions) : mentions.at(origin === 'breadcrumb' ? -1 : 0);
  const area = origin === 'body' ? null : namedAreaIn(text, year);
  if (area !== null && (!mention || area.offset <= mention.end + 1))
    return answer(area.region, area.text, 0.95);
  if (!mention) {
    const organ = naming.has(origin) ? centralOrganIn(text) : null;
    if (organ === null) return null;
    return answer({ code: nationalCode, path: ['全国'], level: 'national' }, organ, 0.9);
  }
  const { divisions, byWitness } = choose(mention, year, levels, witnesses);
  const [division, ...others] = divisions;
  if (division === undefined) return null;
  if (others.length > 0)
    return { clue, region: null, text: mention.text, ambiguous: divisions, confidence: 0 };
  const trust =
    (origin === 'body' ? 0.6 : 0.95) * (byWitness ? 0.9 : 1) * (mention.form === 'short' ? 0.85 : 1);
  if (origin !== 'body') {
    const behind = areaBehind(text, mention, division.code, year);
    if (behind !== null) return answer(behind.region, behind.text, trust);
    const township = townshipBehind(text, mention.end, division.code, year);
    if (township !== null) return answer(township, mention.text + township.path.at(-1), trust);
  }
  const { code, level } = division;
  return answer({ code, path: [...pathOf(division, year)], level }, mention.text, trust);
}

/** A title that names a place inside the issuer's is about that place: 密云区 … of a report issued by 北京市. */
function deeperTitle(first: Reading, readings: readonly Reading[]): Reading {
  const title = readings.find(({ clue }) => clue.origin === 'title');
  const upper = first.region && divisionByCode(first.region.code);
  const lower = title?.region && divisionByCode(title.region.code);
  return title && upper && lower && contains(upper, lower) ? title : first;
}

/** 溪翁庄镇人民政府 names no county; another clue that does makes it a township of that county. */
function withTownship(best: Reading, clues: readonly Read[], year: number | null): Reading {
  if (best.region?.level !== 'county' && best.region?.level !== 'prefecture') return best;
  const { code } = best.region;
  for (const clue of clues) {
    if (!['issuer', 'signature', 'title'].includes(clue.origin) || clue.mentions.length > 0) continue;
    const region = townshipBehind(clue.text.trimStart(), 0, code, year);
    if (region !== null) {
      return { ...best, clue, region, text: region.path.at(-1) as string };
    }
  }
  return best;
}

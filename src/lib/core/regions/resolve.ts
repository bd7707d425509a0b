/**
 * The region that a report is about, from clues: who issued it, its title, labels, signature, breadcrumb,
 * footer and body. The most trusted clue that names a region decides; the others only tell places of one
 * name apart. Neither a host name nor a file name is ever a clue.
 */
import { townshipBehind } from './areas.ts';
import { type Context, prepare, type ReadClue, type Reading, readingOf } from './reading.ts';
import type { Clue, ClueOrigin, Division, RegionResolution } from './types.ts';

/** Which clue is read first among those of equal weight. */
const order: readonly ClueOrigin[] = [
  'issuer',
  'signature',
  'title',
  'label',
  'opening',
  'source',
  'breadcrumb',
  'footer',
  'body',
  'paper',
];
const unknown: RegionResolution = { region: null, evidence: null, ambiguous: [], confidence: 0 };

/**
 * @param year the year the report is about, null when not known; a division is given with the code, name and
 * path of that year
 */
export function resolveRegion(clues: readonly Clue[], year: number | null): RegionResolution {
  const read = clues
    .map(prepare)
    .sort((a, b) => b.weight - a.weight || order.indexOf(a.origin) - order.indexOf(b.origin));
  const context: Context = {
    year,
    levels: levelsSaid(read),
    witnesses: read.flatMap(({ mentions, weight }) => mentions.map((mention) => ({ mention, weight }))),
  };
  const readings = read.map((clue) => readingOf(clue, context)).filter((reading) => reading !== null);
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
function levelsSaid(clues: readonly ReadClue[]): ((division: Division) => boolean) | null {
  const weights = new Map<string, number>();
  for (const { text, weight } of clues) {
    for (const [said] of text.matchAll(/我[省市州盟区县旗]/g))
      weights.set(said, (weights.get(said) ?? 0) + weight);
  }
  const level = [...weights].sort((a, b) => b[1] - a[1])[0]?.[0].charAt(1);
  if (level === undefined) return null;
  return (division) => (level === '省' ? division.level === 'province' : division.name.endsWith(level));
}

/** A title that names a place inside the issuer's is about that place: 密云区 … in a report issued by 北京市. */
function deeperTitle(first: Reading, readings: readonly Reading[]): Reading {
  const title = readings.find(({ clue }) => clue.origin === 'title');
  const upper = first.region?.path;
  const lower = title?.region?.path;
  if (!title || !upper || !lower || lower.length <= upper.length) return first;
  return upper.every((name, i) => name === lower[i]) ? title : first;
}

/** 溪翁庄镇人民政府 names no county; another clue that does makes it a township of that county. */
function withTownship(best: Reading, clues: readonly ReadClue[], year: number | null): Reading {
  if (best.region?.level !== 'county' && best.region?.level !== 'prefecture') return best;
  for (const clue of clues) {
    if (!['issuer', 'signature', 'title'].includes(clue.origin) || clue.mentions.length > 0) continue;
    const start = /^\s*(?:\d{4}年度?)?/.exec(clue.folded)?.[0].length ?? 0;
    const township = townshipBehind(clue.folded, start, best.region.code, year);
    if (township !== null) {
      return { ...best, clue, region: township.region, text: clue.text.slice(start, township.end) };
    }
  }
  return best;
}

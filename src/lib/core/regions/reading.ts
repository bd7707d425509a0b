/** What one clue by itself says about the region. */
import type { Region } from '../schema.ts';
import { fold } from '../text/fold.ts';
import { areaBehind, namedAreaIn, townshipBehind } from './areas.ts';
import { bodySubject } from './body.ts';
import { branchBehind } from './branch.ts';
import { centralOrganIn } from './central.ts';
import { type Choice, choose, type Witness } from './choose.ts';
import { contains, findDivisions, namesOther } from './find.ts';
import { freeTradeZoneIn } from './free-trade.ts';
import { nationalCode, pathOf } from './gazetteer.ts';
import type { Clue, ClueOrigin, Division, Mention } from './types.ts';
import { organWords } from './vocab.ts';

/** A clue with its mentions, read on the folded text, whose offsets are those of the text. */
export interface ReadClue extends Clue {
  readonly folded: string;
  readonly mentions: readonly Mention[];
}

export interface Reading {
  readonly clue: ReadClue;
  /** Null when several places are meant. */
  readonly region: Region | null;
  /** Characters of the clue that name the region. */
  readonly text: string;
  readonly ambiguous: readonly Division[];
  readonly confidence: number;
}

/** What all clues together tell a single one. */
export interface Context {
  readonly year: number | null;
  readonly witnesses: readonly Witness[];
  /** What 我区, 我县 and so on allow; null when nothing is said. */
  readonly levels: ((division: Division) => boolean) | null;
}

/** Clues whose text is the name of an organ or begins with one. */
const naming = new Set<ClueOrigin>(['issuer', 'signature', 'title', 'label', 'opening', 'source']);
const credits = new RegExp(organWords.credits.join('|'));
const national: Region = { code: nationalCode, path: ['全国'], level: 'national' };

/** Finds the divisions that a clue names; a footer is read only up to who made the website. */
export function prepare(clue: Clue): ReadClue {
  const text = fold(clue.text);
  const folded = clue.origin === 'footer' ? (text.split(credits)[0] as string) : text;
  return { ...clue, folded, mentions: findDivisions(folded) };
}

/** The mention that the clue is about: the last link of a breadcrumb, the first organ's elsewhere. */
function subjectOf({ origin, mentions, folded }: ReadClue): Mention | undefined {
  if (origin === 'paper') return undefined;
  if (origin === 'body') return bodySubject(mentions);
  const own = mentions.filter((mention) => !namesOther(folded, mention));
  // Prose names places by their short names only by the way.
  if (origin === 'opening') return own.find(({ form, offset }) => form === 'full' && offset === 0);
  return own.at(origin === 'breadcrumb' ? -1 : 0);
}

/** Trust in what a mention says, before the weight of its clue. */
function trustIn(mention: Mention, origin: ClueOrigin, { byWitness }: Choice): number {
  const base = origin === 'body' ? 0.6 : 0.95;
  return base * (byWitness ? 0.9 : 1) * (mention.form === 'short' ? 0.85 : 1);
}

/** @returns what the clue says, null when it names no region */
export function readingOf(clue: ReadClue, context: Context): Reading | null {
  const { folded, origin, weight } = clue;
  const { year } = context;
  const say = (region: Region | null, start: number, end: number, trust: number): Reading => ({
    clue,
    region,
    text: clue.text.slice(start, end),
    ambiguous: [],
    confidence: Math.round(trust * Math.min(weight, 1) * 100) / 100,
  });
  const mention = subjectOf(clue);
  const area =
    origin === 'body' || origin === 'paper' ? null : (freeTradeZoneIn(folded) ?? namedAreaIn(folded, year));
  if (area !== null && (!mention || area.start <= mention.end + 1)) {
    return say(area.region, area.start, area.end, 0.95);
  }
  // 司法部关于…省…的批复: the organ at the head speaks, whatever place it speaks of.
  const organ = naming.has(origin) ? centralOrganIn(folded) : null;
  if (organ !== null && organ.start <= (mention?.offset ?? organ.start)) {
    return say(national, organ.start, organ.end, 0.9);
  }
  if (!mention) return null;
  const choice = choose(mention, year, context.levels, context.witnesses);
  const [division, ...others] = choice.divisions;
  if (division === undefined) return null;
  if (others.length > 0) return { ...say(null, mention.offset, mention.end, 0), ambiguous: choice.divisions };
  const trust = trustIn(mention, origin, choice);
  if (origin !== 'body') {
    const behind =
      areaBehind(folded, mention, division.code, year) ??
      townshipBehind(folded, mention.end, division.code, year);
    const partner = behind?.region.level === 'functional-area' ? statutoryPartner(clue, division) : null;
    if (partner !== null) {
      return say(regionOf(partner.division, year), partner.mention.offset, partner.mention.end, trust);
    }
    if (behind !== null) return say(behind.region, mention.offset, behind.end, trust);
    const branch = branchBehind(folded, mention, division);
    if (branch !== null) return say(regionOf(branch.division, year), mention.offset, branch.end, trust * 0.9);
  }
  return say(regionOf(division, year), mention.offset, mention.end, trust);
}

/** An area and a county of one administration sign together: 南沙开发区管委会、南沙区人民政府 is 南沙区. */
function statutoryPartner({ folded, mentions }: ReadClue, upper: Division) {
  if (!/[、(\s]/.test(folded.trim())) return null;
  for (const mention of mentions.slice(1)) {
    const inside = mention.candidates.filter((d) => d.current && (d === upper || contains(upper, d)));
    const [division, ...others] = inside;
    if (division?.level === 'county' && mention.form === 'full' && others.length === 0)
      return { division, mention };
  }
  return null;
}

function regionOf(division: Division, year: number | null): Region {
  return { code: division.code, path: [...pathOf(division, year)], level: division.level };
}

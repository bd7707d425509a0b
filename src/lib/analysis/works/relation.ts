/**
 * Whether two reports are one work. Issuer, region and period are asked first, then the words, then figures and
 * names: the same text of another year, or of a county's bureau, is another work. Wrong is worse than missing: where
 * a fact is unknown, only equal figures in equal sentences prove it.
 */
import { agreementOf, type Facts } from './identity.ts';
import { compareMarks, type Marks } from './marks.ts';
import { likeness, type Sketch } from './sketch.ts';

export interface Fingerprint {
  readonly sketch: Sketch;
  readonly marks: Marks;
}

/** `same`: one work; `apart`: two; `open`: nothing tells, so they stay two. */
export type Relation = 'same' | 'apart' | 'open';

/** Least share of common shingles where issuer, region and period agree: a copy may lack a part. */
const alikeAgreed = 0.7;
/** The same where one of them is unknown. */
const alikeOpen = 0.85;
/** Largest share of figures that differ: a corrected one, one read wrongly. */
const differentAgreed = 0.3;
const differentOpen = 0.1;
/** Fewest equal figures that prove a work of unknown facts. */
const provingNumbers = 3;

const beyond = ({ compared, different }: { compared: number; different: number }, share: number): boolean =>
  different > share * compared;

/** @returns symmetric in its two reports */
export function relationOf(a: Facts, aPrint: Fingerprint, b: Facts, bPrint: Fingerprint): Relation {
  const agreement = agreementOf(a, b);
  if (agreement === 'apart') return 'apart';
  const numbers = compareMarks(aPrint.marks.number, bPrint.marks.number);
  const agreed = agreement === 'agree';
  if (beyond(numbers, agreed ? differentAgreed : differentOpen)) return 'apart';
  if (!agreed) {
    const names = [
      compareMarks(aPrint.marks.place, bPrint.marks.place),
      compareMarks(aPrint.marks.self, bPrint.marks.self),
    ];
    if (names.some((one) => beyond(one, differentOpen))) return 'apart';
    if (numbers.compared - numbers.different < provingNumbers) return 'open';
  }
  return likeness(aPrint.sketch, bPrint.sketch) >= (agreed ? alikeAgreed : alikeOpen) ? 'same' : 'open';
}

/**
 * Which time holds for a sentence that names none: that of the passage, of the headings, of the report, in this order.
 */
import type { Section } from '../../core/markdown/parse.ts';
import type { Period } from '../../core/schema.ts';
import { fold } from '../../core/text/fold.ts';
import { findTimes } from './periods.ts';
import type { PassageContext } from './types.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Characters that may stand in front of a time that opens a sentence (其中, 截至, 我局在). */
const longestOpening = 4;

/** Undefined: nobody says. Null: what is said is no single known period. */
export type Time = Period | null | undefined;

const within = (inner: Period, outer: Period): boolean =>
  inner.start >= outer.start && inner.end <= outer.end;

/** The next point of an enumeration leaves the time of the one before behind. */
const nextPoint =
  /^(?:[一二三四五六七八九十]{1,2}是|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、](?!\d)|另外|此外|其次)/;

/** Time of the sentences of one passage, in their order. */
export class PassageTime {
  #named: Time;
  readonly #context: PassageContext;
  readonly #vocabulary: Vocabulary;

  constructor(context: PassageContext, vocabulary: Vocabulary) {
    this.#context = context;
    this.#vocabulary = vocabulary;
  }

  /** The time that holds for a sentence where it names none itself. */
  of(folded: string): Time {
    const { period, headingTime } = this.#context;
    if (nextPoint.test(folded)) this.#named = undefined;
    const { ownYear, wholeYear } = this.#vocabulary.steering;
    const around = headingTime ?? period ?? undefined;
    if (ownYear.some((word) => folded.includes(word))) return period ?? headingTime;
    const named = this.#named;
    if (named === undefined) return around;
    // 2019年,市政府成立复议局。全年受理…: the year may be that of the event or that of the report.
    const unclear = named !== null && around && !within(named, around);
    return unclear && wholeYear.some((word) => folded.includes(word)) ? null : named;
  }

  /** Takes in what the sentence says for those behind it. */
  add(folded: string): void {
    const { ownYear } = this.#vocabulary.steering;
    const opening = folded.slice(0, longestOpening);
    const anew = nextPoint.test(folded) || ownYear.some((word) => opening.startsWith(word));
    if (anew) this.#named = undefined;
    const first = findTimes(folded, this.#context.period, [], this.#vocabulary)[0];
    if (!first || first.comparison || first.start > longestOpening) return;
    if (first.period === null) {
      // Several years: what is counted under them has no known period, mere talk of them says nothing.
      this.#named = /\d/.test(folded.slice(first.end)) ? null : undefined;
    } else if (first.event) this.#named = undefined;
    else this.#named = first.period;
  }
}

/** The one time that a heading names. */
function timeOfHeading(label: string, period: Period | null, vocabulary: Vocabulary): Period | undefined {
  const mentions = findTimes(fold(label), period, [], vocabulary);
  const [only] = mentions;
  const tells = mentions.length === 1 && only && !only.event && !only.comparison;
  return tells ? (only.period ?? undefined) : undefined;
}

/** For each section the time that its heading names, else that of the headings above it. */
export function headingTimes(
  sections: readonly Pick<Section, 'level' | 'label'>[],
  period: Period | null,
  vocabulary: Vocabulary,
): (Period | undefined)[] {
  const above: { level: number; time: Period | undefined }[] = [];
  return sections.map(({ level, label }) => {
    while ((above.at(-1)?.level ?? -1) >= level) above.pop();
    const time = timeOfHeading(label, period, vocabulary) ?? above.at(-1)?.time;
    above.push({ level, time });
    return time;
  });
}

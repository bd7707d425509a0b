/**
 * Sets the sections of two reports side by side. Reports follow one outline, so the order is kept: the alignment
 * is the one with the greatest sum of likeness that crosses no lines. Runs in the browser: nothing of Node here.
 */
export interface SectionText {
  /** Empty for what stands before the first heading. */
  readonly anchor: string;
  /** 1 is the highest; 0 before the first heading. */
  readonly level: number;
  readonly heading: string;
  /** Kind of section, such as `problems`; `other` or empty says nothing. */
  readonly kind: string;
  readonly paragraphs: readonly string[];
}

/** A section beside the one like it, or alone. */
export interface Pair {
  readonly left: SectionText | null;
  readonly right: SectionText | null;
}

/** Two sections less alike than this stand alone. */
const least = 0.3;
/** A heading says more about what a section is about than its wording does. */
const headingWeight = 0.65;
/** What being of one kind adds, and what standing on another level takes. */
const kindBonus = 0.35;
const levelPenalty = 0.3;

function bigrams(text: string): Set<string> {
  const characters = [...text.replace(/[^\p{L}\p{N}]/gu, '')];
  return new Set(characters.slice(1).map((character, index) => characters[index] + character));
}

/** Dice coefficient: 1 for the same pairs of characters, 0 for none in common. */
function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  let common = 0;
  for (const pair of a) if (b.has(pair)) common++;
  return (2 * common) / (a.size + b.size);
}

interface Profile {
  readonly section: SectionText;
  readonly heading: ReadonlySet<string>;
  readonly text: ReadonlySet<string>;
}

// Numbers of sections and years change from report to report; the words stay.
const changing = /^[第（(]?[一二三四五六七八九十百\d]+[、.．，）)章节]+|\d{4}年/gu;

const profile = (section: SectionText): Profile => ({
  section,
  heading: bigrams(section.heading.replace(changing, '')),
  text: bigrams(section.paragraphs.join('')),
});

function likeness(a: Profile, b: Profile): number {
  if (a.section.level === 0 || b.section.level === 0) return a.section.level === b.section.level ? 1 : 0;
  const byHeading = alike(a.heading, b.heading);
  const { kind, level } = a.section;
  const known = kind !== '' && kind !== 'other' && kind === b.section.kind;
  const shift = (known ? kindBonus : 0) - (level === b.section.level ? 0 : levelPenalty);
  if (a.text.size === 0 || b.text.size === 0) return byHeading * 0.9 + shift;
  return headingWeight * byHeading + (1 - headingWeight) * alike(a.text, b.text) + shift;
}

/** @returns all sections of both reports in reading order, those that are alike in pairs */
export function alignSections(left: readonly SectionText[], right: readonly SectionText[]): Pair[] {
  const a = left.map(profile);
  const b = right.map(profile);
  const width = b.length + 1;
  // best[i * width + j]: greatest sum over the sections from i and j on.
  const best = new Float64Array((a.length + 1) * width);
  const value = (i: number, j: number) => best[i * width + j] ?? 0;
  const score = (i: number, j: number): number => {
    const [one, other] = [a[i], b[j]];
    return one && other ? likeness(one, other) : 0;
  };
  const scores = a.map((_, i) => b.map((__, j) => score(i, j)));
  const paired = (i: number, j: number): number => {
    const like = scores[i]?.[j] ?? 0;
    return like < least ? Number.NEGATIVE_INFINITY : like + value(i + 1, j + 1);
  };
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      best[i * width + j] = Math.max(paired(i, j), value(i + 1, j), value(i, j + 1));
    }
  }
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [one, other] = [left[i] ?? null, right[j] ?? null];
    if (one && other && paired(i, j) >= Math.max(value(i + 1, j), value(i, j + 1))) {
      pairs.push({ left: one, right: other });
      i++;
      j++;
    } else if (one && (!other || value(i + 1, j) >= value(i, j + 1))) {
      pairs.push({ left: one, right: null });
      i++;
    } else {
      pairs.push({ left: null, right: other });
      j++;
    }
  }
  return pairs;
}

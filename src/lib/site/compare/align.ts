/**
 * Sets the sections of reports side by side. Reports follow one outline, so the order is kept: the alignment is the
 * one with the greatest sum of likeness that crosses no lines. A third report is set beside what the first two make
 * together. Runs in the browser: nothing of Node here.
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

/** Sections that are alike, one of each report; null where a report has none. */
export type Row = readonly (SectionText | null)[];

/** Two sections less alike than this stand alone. */
const least = 0.3;
/** A heading says more about what a section is about than its wording does. */
const headingWeight = 0.65;
/** What being of one kind adds, and what standing on another level takes. */
const kindBonus = 0.35;
const levelPenalty = 0.3;
/** Characters of a section's text that are looked at: its beginning says what it is about. */
const textLimit = 2000;

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
  text: bigrams(section.paragraphs.join('').slice(0, textLimit)),
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

interface Line {
  readonly cells: Row;
  readonly profiles: readonly Profile[];
}

/** Adds a report to lines that hold `before` reports. */
function withReport(lines: readonly Line[], added: readonly Profile[], before: number): Line[] {
  const scores = lines.map(({ profiles }) =>
    added.map((profile) => Math.max(...profiles.map((other) => likeness(other, profile)))),
  );
  const width = added.length + 1;
  // best[i * width + j]: greatest sum over the lines and sections from i and j on.
  const best = new Float64Array((lines.length + 1) * width);
  const value = (i: number, j: number) => best[i * width + j] ?? 0;
  const paired = (i: number, j: number): number => {
    const like = scores[i]?.[j] ?? 0;
    return like < least ? Number.NEGATIVE_INFINITY : like + value(i + 1, j + 1);
  };
  for (let i = lines.length - 1; i >= 0; i--) {
    for (let j = added.length - 1; j >= 0; j--) {
      best[i * width + j] = Math.max(paired(i, j), value(i + 1, j), value(i, j + 1));
    }
  }
  const nowhere: Row = Array.from({ length: before }, () => null);
  const out: Line[] = [];
  let [i, j] = [0, 0];
  while (i < lines.length || j < added.length) {
    const [line, profile] = [lines[i], added[j]];
    if (line && profile && paired(i, j) >= Math.max(value(i + 1, j), value(i, j + 1))) {
      out.push({ cells: [...line.cells, profile.section], profiles: [...line.profiles, profile] });
      i++;
      j++;
    } else if (line && (!profile || value(i + 1, j) >= value(i, j + 1))) {
      out.push({ ...line, cells: [...line.cells, null] });
      i++;
    } else if (profile) {
      out.push({ cells: [...nowhere, profile.section], profiles: [profile] });
      j++;
    }
  }
  return out;
}

/** @returns all sections of all reports, each in its report's order, those that are alike in one row */
export function alignReports(reports: readonly (readonly SectionText[])[]): Row[] {
  let lines: Line[] = [];
  for (const [before, sections] of reports.entries()) {
    lines = withReport(lines, sections.map(profile), before);
  }
  return lines.map(({ cells }) => cells);
}

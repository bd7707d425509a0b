/**
 * The same kind of section across reports: where each report writes about it, with its opening words. A section
 * below one of its own kind is part of that one and not listed again.
 */
import type { Section } from '../../core/markdown/parse.ts';
import type { SectionFinding } from './classify.ts';
import type { SectionKind } from './kinds.ts';

/** Sections of a report and what was found about each, in the same order. */
export interface Classified {
  readonly sections: readonly Section[];
  readonly findings: readonly SectionFinding[];
}

export interface SectionEntry {
  readonly kind: SectionKind;
  readonly anchor: string;
  readonly heading: string;
  /** First words of the section, cut at `openingLength`. */
  readonly opening: string;
}

/** Enough to see what a section is about. */
export const openingLength = 90;

function cut(text: string): string {
  const characters = [...text.slice(0, 2 * openingLength)];
  return characters.length <= openingLength ? text : `${characters.slice(0, openingLength).join('')}…`;
}

/** Sections of a report that begin a kind, with their findings. */
function beginnings({ sections, findings }: Classified): { index: number; finding: SectionFinding }[] {
  const open: { level: number; kind: SectionKind }[] = [];
  return sections.flatMap(({ level }, index) => {
    const finding = findings[index];
    while ((open.at(-1)?.level ?? 0) >= level && open.length > 0) open.pop();
    if (!finding || level === 0 || finding.kind === 'other') return [];
    const inside = open.some(({ kind }) => kind === finding.kind);
    open.push({ level, kind: finding.kind });
    return inside ? [] : [{ index, finding }];
  });
}

/** Opening words of a section, or of the first one below it that has any. */
function openingOf(sections: readonly Section[], index: number): string {
  const level = sections[index]?.level ?? 0;
  for (let at = index; at < sections.length; at++) {
    const section = sections[at];
    if (!section || (at > index && section.level <= level)) break;
    const text = section.passages.find(({ type }) => type === 'paragraph')?.text;
    if (text) return cut(text);
  }
  return '';
}

/** Kinds of sections that a report has, each once, in reading order. */
export function kindsOf(classified: Classified): SectionKind[] {
  return [...new Set(beginnings(classified).map(({ finding }) => finding.kind))];
}

/** Kinds of all sections by anchor in the form `s1:achievements s2:problems`, for scripts on the page. */
export function kindsByAnchor({ findings }: Classified): string {
  return findings
    .filter(({ anchor, kind }) => anchor !== '' && kind !== 'other')
    .map(({ anchor, kind }) => `${anchor}:${kind}`)
    .join(' ');
}

/** What a report has in the lists of kinds, in reading order. */
export function sectionEntries(classified: Classified): SectionEntry[] {
  return beginnings(classified).flatMap(({ index, finding }) => {
    const section = classified.sections[index];
    if (!section) return [];
    const { anchor, heading } = section;
    return [{ kind: finding.kind, anchor, heading, opening: openingOf(classified.sections, index) }];
  });
}

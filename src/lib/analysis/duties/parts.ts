/**
 * Looks for the four parts of an annual report: by the kinds of its sections, else by what its passages say. `not-found`
 * means that the rules did not find it, not that it is proven to be missing.
 */

import type { Section } from '../../core/markdown/parse.ts';
import { fold } from '../../core/text/fold.ts';
import { splitSentences } from '../../core/text/sentences.ts';
import type { SectionFinding } from '../sections/classify.ts';
import { kindVocabulary, type RequiredPart, requiredParts } from '../sections/kinds.ts';
import { dutyVocabulary } from './rules.ts';

export interface PartPlace {
  /** Anchor of the section or passage. */
  readonly anchor: string;
  /** Heading or sentence as published. */
  readonly text: string;
  readonly how: 'heading' | 'text';
}

export interface PartFinding {
  readonly part: RequiredPart;
  readonly status: 'present' | 'not-found';
  /** Where the part stands, headings first, at most three. */
  readonly places: readonly PartPlace[];
}

const maxPlaces = 3;

/** Part that a kind of section belongs to. */
function partOfKind(kind: string): RequiredPart | null {
  return kindVocabulary().find((one) => one.kind === kind)?.part ?? null;
}

/** Sections whose own heading tells the part and that have text in or below them. */
function byHeading(
  part: RequiredPart,
  sections: readonly Section[],
  findings: readonly SectionFinding[],
): PartPlace[] {
  return findings.flatMap((finding, i) => {
    const section = sections[i];
    const isPart = [finding.kind, ...finding.also].some((kind) => partOfKind(kind) === part);
    if (!section || !isPart || finding.evidence.where !== 'heading' || !hasText(sections, i)) return [];
    return [{ anchor: section.anchor, text: section.heading, how: 'heading' as const }];
  });
}

/** True when the section or one below it has a passage: a bare heading is no part. */
function hasText(sections: readonly Section[], index: number): boolean {
  const level = sections[index]?.level ?? 0;
  for (let i = index; i < sections.length; i++) {
    const section = sections[i];
    if (!section || (i > index && section.level <= level)) return false;
    if (section.passages.length > 0) return true;
  }
  return false;
}

/** Kinds of sections in which a sentence says nothing about another part. */
const closed: Record<RequiredPart, readonly string[]> = {
  achievements: ['problems', 'next-plan'],
  problems: ['next-plan'],
  'first-responsible-person': ['problems', 'next-plan'],
  'next-plan': [],
};

/** First sentence of each passage that holds the words of the part. */
function byText(
  part: RequiredPart,
  sections: readonly Section[],
  findings: readonly SectionFinding[],
): PartPlace[] {
  const { lists, never } = dutyVocabulary().parts[part];
  const places: PartPlace[] = [];
  for (const [i, section] of sections.entries()) {
    const kind = findings[i]?.kind ?? 'other';
    if (closed[part].includes(kind)) continue;
    for (const passage of section.passages) {
      const folded = fold(passage.text);
      const hit = splitSentences(folded).find(({ start, end }) => {
        const sentence = folded.slice(start, end);
        return (
          lists.every((words) => words.some((word) => sentence.includes(word))) &&
          !never.some((word) => sentence.includes(word))
        );
      });
      if (hit)
        places.push({ anchor: passage.anchor, text: passage.text.slice(hit.start, hit.end), how: 'text' });
    }
  }
  return places;
}

/** @param findings of `classifySections`, in the order of the sections */
export function findParts(sections: readonly Section[], findings: readonly SectionFinding[]): PartFinding[] {
  return requiredParts.map((part) => {
    const headings = byHeading(part, sections, findings);
    const places = headings.length > 0 ? headings : byText(part, sections, findings);
    return { part, status: places.length > 0 ? 'present' : 'not-found', places: places.slice(0, maxPlaces) };
  });
}

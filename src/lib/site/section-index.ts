/**
 * The same kind of section across reports: where each report writes about it, with its opening words. A section
 * below one of its own kind is part of that one and not listed again.
 */
import type { ParsedReport } from '../markdown/parse.ts';
import type { Report } from '../schema.ts';
import { classifySections, type SectionFinding } from '../sections/classify.ts';
import { kindVocabulary, type SectionKind } from '../sections/kinds.ts';

export interface SectionEntry {
  readonly report: Report;
  readonly anchor: string;
  readonly heading: string;
  /** First words of the section, cut at `openingLength`. */
  readonly opening: string;
}

export interface KindEntry {
  readonly kind: SectionKind;
  readonly entry: SectionEntry;
}

export interface KindEntries {
  readonly kind: SectionKind;
  readonly name: string;
  readonly entries: readonly SectionEntry[];
}

/** Enough to see what a section is about. */
export const openingLength = 90;

function cut(text: string): string {
  const characters = [...text];
  return characters.length <= openingLength ? text : `${characters.slice(0, openingLength).join('')}…`;
}

/** Sections of a report that begin a kind, with their findings. */
function beginnings({ report, sections }: ParsedReport): { index: number; finding: SectionFinding }[] {
  const findings = classifySections(sections, report.period);
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
function openingOf({ sections }: ParsedReport, index: number): string {
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
export function kindsOf(parsed: ParsedReport): SectionKind[] {
  return [...new Set(beginnings(parsed).map(({ finding }) => finding.kind))];
}

/** Kinds of all sections by anchor in the form `s1:achievements s2:problems`, for scripts on the page. */
export function kindsByAnchor({ report, sections }: ParsedReport): string {
  return classifySections(sections, report.period)
    .filter(({ anchor, kind }) => anchor !== '' && kind !== 'other')
    .map(({ anchor, kind }) => `${anchor}:${kind}`)
    .join(' ');
}

/** All entries of a report by kind. */
export function sectionEntries(parsed: ParsedReport): KindEntry[] {
  return beginnings(parsed).flatMap(({ index, finding }) => {
    const section = parsed.sections[index];
    if (!section) return [];
    const { anchor, heading } = section;
    const entry = { report: parsed.report, anchor, heading, opening: openingOf(parsed, index) };
    return [{ kind: finding.kind, entry }];
  });
}

/** @param found entries of all reports in the order in which they are to be listed */
export function buildSectionIndex(found: readonly KindEntry[]): KindEntries[] {
  const byKind = new Map<SectionKind, SectionEntry[]>(kindVocabulary().map(({ kind }) => [kind, []]));
  for (const { kind, entry } of found) byKind.get(kind)?.push(entry);
  return kindVocabulary()
    .map(({ kind, name }) => ({ kind, name, entries: byKind.get(kind) ?? [] }))
    .filter(({ entries }) => entries.length > 0);
}

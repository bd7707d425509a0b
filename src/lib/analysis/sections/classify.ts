/**
 * Gives each section a kind: by its heading, else by the section it stands in, else by its text. A part (problems,
 * plan, first responsible person) holds for everything below its heading.
 */
import type { Section } from '../../core/markdown/parse.ts';
import type { Period } from '../../core/schema.ts';
import { fold } from '../../core/text/fold.ts';
import { type KindWords, kindVocabulary, type SectionKind } from './kinds.ts';

export interface SectionFinding {
  readonly anchor: string;
  readonly kind: SectionKind;
  /** Further kinds that the heading names (存在的问题及下一步打算). */
  readonly also: readonly SectionKind[];
  /** Words that decided, and where they stand; empty for `other`. */
  readonly evidence: { readonly text: string; readonly where: 'heading' | 'parent' | 'body' | 'none' };
  /** 0 to 1. */
  readonly confidence: number;
}

interface Hit {
  readonly kind: SectionKind;
  readonly word: string;
  readonly weight: number;
}

const parts = new Set<SectionKind>(['problems', 'first-responsible-person', 'next-plan', 'achievements']);
/** These keep their kind for all sections below. */
const inherited = new Set<SectionKind>(['problems', 'first-responsible-person', 'next-plan']);

const longest = (text: string, list: readonly string[] | undefined): string =>
  (list ?? []).reduce((best, word) => (word.length > best.length && text.includes(word) ? word : best), '');

/** A year after the report's own in a heading tells a plan, unless the heading speaks of a document by its name. */
function laterYear(label: string, period: Period | null): string | null {
  const year = /(20\d{2}) ?年/.exec(label.replace(/《[^》]*》/g, ''));
  return year?.[1] && period && Number(year[1]) > Number(period.end.slice(0, 4)) ? year[0] : null;
}

/** Parts named by a heading; words for parts count anywhere on the highest level, below it only at its beginning. */
function partHits(label: string, isTop: boolean, period: Period | null): Hit[] {
  const hits: Hit[] = [];
  const looksBack = /(?:情况|成效|做法|回顾|总结|进展)$/.test(label);
  for (const { kind, top, weak } of kindVocabulary()) {
    const all = [...(top ?? []), ...(looksBack ? [] : (weak ?? []))];
    const starts = all.filter((word) => label.replace(/^20\d{2}年度?/, '').startsWith(word));
    const word = isTop || kind === 'first-responsible-person' ? longest(label, all) : longest(label, starts);
    if (word !== '') hits.push({ kind, word, weight: word.length });
  }
  const year = laterYear(label, period);
  if (year && isTop && !hits.some(({ kind }) => kind === 'next-plan')) {
    hits.push({ kind: 'next-plan', word: year, weight: year.length });
  }
  return hits;
}

/** The task field with the most heading words, counted in characters. */
function fieldHit(label: string, vocabulary: readonly KindWords[]): Hit | null {
  let best: Hit | null = null;
  for (const { kind, heading } of vocabulary) {
    const found = (heading ?? []).filter((word) => label.includes(word));
    const kept = found.filter((word) => !found.some((other) => other !== word && other.includes(word)));
    const weight = kept.reduce((sum, word) => sum + word.length, 0);
    if (weight > (best?.weight ?? 0)) best = { kind, word: kept.join('、'), weight };
  }
  return best;
}

/** A hint in the heading counts as much as this many words of the text. */
const hintWeight = 2;
/** The best field must have this many times the weight of the next. */
const margin = 1.2;

/** The task field that the text speaks of most, hints of the heading added; null when two fields are as strong. */
function bodyHit(section: Section, label: string): (Hit & { readonly hinted: boolean }) | null {
  const text = fold(section.passages.map((passage) => passage.text).join('\n'));
  const counts = kindVocabulary().map(({ kind, hint, body }) => {
    const hints = (hint ?? []).filter((word) => label.includes(word));
    const found = (body ?? [])
      .map((word) => ({ word, times: text.split(word).length - 1 }))
      .filter(({ times }) => times > 0)
      .sort((a, b) => b.times - a.times);
    const sum = found.reduce((total, { times }) => total + times, 0);
    const words = sum > 0 ? found.map(({ word }) => word) : hints;
    return {
      kind,
      word: words.slice(0, 3).join('、'),
      weight: sum + hintWeight * hints.length,
      hinted: sum === 0,
    };
  });
  const [first, second] = counts.sort((a, b) => b.weight - a.weight);
  return first && first.weight > 0 && first.weight >= margin * (second?.weight ?? 0) ? first : null;
}

const finding = (
  section: Section,
  { kind, word }: { kind: SectionKind; word: string },
  where: SectionFinding['evidence']['where'],
  confidence: number,
  also: readonly SectionKind[] = [],
): SectionFinding => ({ anchor: section.anchor, kind, also, evidence: { text: word, where }, confidence });

function choosePart(hits: readonly Hit[]): { main: Hit; also: SectionKind[] } | null {
  const special = hits.filter(({ kind }) => kind !== 'achievements');
  const first = special.find(({ kind }) => kind === 'first-responsible-person');
  const main = first ?? special[0] ?? hits[0];
  if (!main) return null;
  // 工作情况 in 存在的问题和下一步工作情况 says nothing of its own beside a stronger part.
  return { main, also: special.filter((hit) => hit !== main).map(({ kind }) => kind) };
}

function classify(
  section: Section,
  parent: SectionFinding | null,
  isTop: boolean,
  period: Period | null,
): SectionFinding {
  const label = fold(section.label);
  if (section.level === 0) return finding(section, { kind: 'other', word: '' }, 'none', 0.5);
  if (parent && inherited.has(parent.kind) && parent.also.length === 0) {
    return finding(section, { kind: parent.kind, word: parent.evidence.text }, 'parent', 0.9);
  }
  const part = choosePart(partHits(label, isTop, period));
  if (part && part.main.kind !== 'achievements')
    return finding(section, part.main, 'heading', 0.95, part.also);
  const field = fieldHit(label, kindVocabulary());
  if (field && !(part && isTop && part.main.weight > field.weight))
    return finding(section, field, 'heading', 0.9);
  if (part) return finding(section, part.main, 'heading', 0.9);
  if (parent && !parts.has(parent.kind) && parent.kind !== 'other') {
    return finding(section, { kind: parent.kind, word: parent.evidence.text }, 'parent', 0.8);
  }
  const back = kindVocabulary().find(({ kind }) => kind === 'achievements');
  const told = longest(label, back?.top);
  if (told !== '') return finding(section, { kind: 'achievements', word: told }, 'heading', 0.8);
  const body = bodyHit(section, label);
  if (body) {
    const sure = body.weight >= 3 ? 0.7 : 0.6;
    return finding(section, body, body.hinted ? 'heading' : 'body', sure);
  }
  if (parent) return finding(section, { kind: parent.kind, word: parent.evidence.text }, 'parent', 0.6);
  return finding(section, { kind: 'other', word: '' }, 'none', 0.5);
}

/**
 * @param sections of one report, in order
 * @param period of the report, to tell next year's headings; null when unknown
 * @returns a finding for each section, in the same order
 */
export function classifySections(sections: readonly Section[], period: Period | null): SectionFinding[] {
  const findings: SectionFinding[] = [];
  const path: { level: number; finding: SectionFinding }[] = [];
  const highest = Math.min(...sections.filter(({ level }) => level > 0).map(({ level }) => level));
  for (const section of sections) {
    while ((path.at(-1)?.level ?? -1) >= section.level) path.pop();
    const found = classify(section, path.at(-1)?.finding ?? null, section.level === highest, period);
    findings.push(found);
    if (section.level > 0) path.push({ level: section.level, finding: found });
  }
  return findings;
}

/** Anchors of the sections that tell what is planned. */
export const plannedSections = (findings: readonly SectionFinding[]): ReadonlySet<string> =>
  new Set(
    findings
      .filter(({ kind, also }) => kind === 'next-plan' && also.length === 0)
      .map(({ anchor }) => anchor),
  );

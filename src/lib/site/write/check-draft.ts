/**
 * What the rules of the archive say of a draft: the very ones that its reports are read with. They find words, they do
 * not understand: "not found" is no proof that a part is missing. Runs in the browser.
 */
import { findParts, type PartPlace } from '../../analysis/duties/parts.ts';
import { lastDayFor, ruleForYear } from '../../analysis/duties/rules.ts';
import { figuresOfReport } from '../../analysis/figures/find-figures.ts';
import { figureVocabulary } from '../../analysis/figures/load-vocabulary.ts';
import type { Figure } from '../../analysis/figures/types.ts';
import { classifySections, plannedSections } from '../../analysis/sections/classify.ts';
import { kindVocabulary, type RequiredPart } from '../../analysis/sections/kinds.ts';
import type { RegionLevel } from '../../core/schema.ts';
import { readDraft } from './draft.ts';
import { probesOf } from './probes.ts';

export interface DraftContext {
  /** Year that the report is about. */
  readonly year: number;
  /** Who reports; null when not chosen. */
  readonly issuer: string | null;
  readonly level: RegionLevel | null;
  /** ISO 8601. */
  readonly today: string;
}

export interface DraftPart {
  readonly part: RequiredPart;
  readonly name: string;
  readonly required: boolean;
  readonly found: boolean;
  readonly places: readonly PartPlace[];
}

export interface DraftFigure {
  readonly name: string;
  /** As written, with its unit. */
  readonly shown: string;
  readonly sentence: string;
}

export interface DraftCheck {
  readonly title: string | null;
  readonly headings: readonly string[];
  /** Null where no known rule governs the year. */
  readonly deadline: {
    readonly year: number;
    readonly rule: string;
    readonly lastDay: string;
    readonly daysLeft: number;
  } | null;
  readonly parts: readonly DraftPart[];
  /** Figures that were read as values of an indicator. */
  readonly figures: number;
  readonly withoutScope: readonly DraftFigure[];
  /** Their time is neither said nor that of the report. */
  readonly withoutPeriod: readonly DraftFigure[];
  /** Stretches of text to look for in the archive. */
  readonly probes: readonly string[];
}

const day = 86_400_000;

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / day);

function figureLine(figure: Figure): DraftFigure {
  const { indicator, sentence, value, upper, unit } = figure;
  const name = figureVocabulary().indicators.find(({ id }) => id === indicator)?.name ?? '';
  return { name, shown: `${value ?? ''}${upper === null ? '' : `至${upper}`}${unit}`, sentence };
}

export function checkDraft(text: string, { year, issuer, level, today }: DraftContext): DraftCheck {
  const { title, sections } = readDraft(text);
  const period = { start: `${year}-01-01`, end: `${year}-12-31` };
  const findings = classifySections(sections, period);
  const rule = ruleForYear(year);
  const required = level === null || rule?.levels.includes(level) ? (rule?.parts ?? []) : [];
  const names = new Map<string, string>(kindVocabulary().map(({ kind, name }) => [kind, name]));
  const planned = plannedSections(findings);
  const region = level === null ? null : { level };
  const figures = figuresOfReport(
    { report: { period, issuer, region }, sections },
    figureVocabulary(),
    (anchor) => planned.has(anchor),
  ).filter(({ kind }) => kind === 'assigned');
  return {
    title,
    headings: sections.map(({ heading }) => heading).filter((heading) => heading !== ''),
    deadline: rule && {
      year,
      rule: rule.name,
      lastDay: lastDayFor(rule, year),
      daysLeft: daysBetween(today, lastDayFor(rule, year)),
    },
    parts: findParts(sections, findings).map(({ part, status, places }) => ({
      part,
      name: names.get(part) ?? part,
      required: required.includes(part),
      found: status === 'present',
      places,
    })),
    figures: figures.length,
    withoutScope: figures.filter(({ scope }) => scope === null).map(figureLine),
    withoutPeriod: figures.filter(({ period: of }) => of === null).map(figureLine),
    probes: probesOf(sections),
  };
}

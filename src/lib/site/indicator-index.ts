/**
 * The same figure across reports. Each value keeps its unit, period, scope and sentence; values of different
 * scopes stand beside each other and are never ranked.
 */
import { figuresOfReport } from '../figures/find-figures.ts';
import { figureVocabulary } from '../figures/load-vocabulary.ts';
import type { Figure } from '../figures/types.ts';
import type { ParsedReport } from '../markdown/parse.ts';
import type { Report } from '../schema.ts';
import { classifySections, plannedSections } from '../sections/classify.ts';
import { formatPeriod } from './dates.ts';
import { siteLabels } from './vocab.ts';

export interface FigureLine {
  readonly report: Report;
  /** Id of the indicator. */
  readonly indicator: string;
  /** Value with qualifier and unit, as a reader says it: `约1,001件`. */
  readonly value: string;
  /** Time that the figure covers; null when unknown. */
  readonly period: string | null;
  /** Whose figure it is, in the words of the text; null when the sentence does not say. */
  readonly scope: string | null;
  readonly sentence: string;
  readonly anchor: string;
}

export interface IndicatorEntries {
  readonly slug: string;
  readonly name: string;
  readonly definition: string;
  readonly lines: readonly FigureLine[];
}

/** Ids have a dot, which a careless host takes for the beginning of a file's type. */
export const indicatorSlug = (id: string): string => id.replaceAll('.', '-');

const number = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 4 });

/** @returns the figure in words, the qualifier before or behind the number as Chinese has it */
export function formatFigure({ value, upper, unit, qualifier }: Figure): string {
  if (value === null) return '';
  const { before, behind } = siteLabels().qualifier[qualifier];
  const range = upper === null ? '' : `至${number.format(upper)}`;
  return `${before}${number.format(value)}${range}${unit}${behind}`;
}

/** Figures of a report that stand for an indicator, each once, in reading order. */
export function figureLines(parsed: ParsedReport): FigureLine[] {
  const { report, sections } = parsed;
  const planned = plannedSections(classifySections(sections, report.period));
  const seen = new Set<string>();
  return figuresOfReport(parsed, figureVocabulary(), (anchor) => planned.has(anchor)).flatMap((figure) => {
    if (figure.kind !== 'assigned' || figure.indicator === null) return [];
    const line: FigureLine = {
      report,
      indicator: figure.indicator,
      value: formatFigure(figure),
      period: figure.period && formatPeriod(figure.period),
      scope: figure.scope,
      sentence: figure.sentence.trim(),
      anchor: figure.anchor,
    };
    const key = [line.indicator, line.value, line.period, line.scope].join('\n');
    if (seen.has(key)) return [];
    seen.add(key);
    return [line];
  });
}

/** @param lines of all reports in the order in which they are to be listed */
export function buildIndicatorIndex(lines: readonly FigureLine[]): IndicatorEntries[] {
  const byId = Map.groupBy(lines, ({ indicator }) => indicator);
  return figureVocabulary().indicators.flatMap(({ id, name, definition }) => {
    const own = byId.get(id);
    return own ? [{ slug: indicatorSlug(id), name, definition, lines: own }] : [];
  });
}

/** Name of an indicator as readers see it. */
export function indicatorName(id: string): string {
  return figureVocabulary().indicators.find((indicator) => indicator.id === id)?.name ?? id;
}

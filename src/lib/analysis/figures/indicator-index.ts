/**
 * The same figure across reports. Each value keeps its unit, period, scope and sentence; values of different
 * scopes stand beside each other and are never ranked.
 */

import { formatPeriod } from '../../core/display-dates.ts';
import { siteLabels } from '../labels.ts';
import { figureVocabulary } from './load-vocabulary.ts';
import type { Figure } from './types.ts';

export interface FigureLine {
  /** Id of the indicator. */
  readonly indicator: string;
  /** Value with qualifier and unit, as a reader says it: `约1,001件`; it says when it was recognised in a picture. */
  readonly value: string;
  /** The number alone, the other end of a range, and the measure word. */
  readonly amount: number;
  readonly upper: number | null;
  readonly unit: string;
  /** Time that the figure covers; null when unknown. */
  readonly period: string | null;
  /** First and last day of it, ISO 8601. */
  readonly start: string | null;
  readonly end: string | null;
  /** Whose figure it is, in the words of the text; null when the sentence does not say. */
  readonly scope: string | null;
  readonly sentence: string;
  readonly anchor: string;
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

/** A line with the figure that it tells of, which knows its place in the text. */
export interface ToldFigure {
  readonly line: FigureLine;
  readonly figure: Figure;
}

/**
 * Figures of a report that stand for an indicator, each once, in reading order.
 * @param recognised whether its text was recognised in pictures, which every list and table of values says
 */
export function toldFigures(figures: readonly Figure[], recognised = false): ToldFigure[] {
  const mark = recognised ? siteLabels().recognised : '';
  const seen = new Set<string>();
  return figures.flatMap((figure) => {
    if (figure.kind !== 'assigned' || figure.indicator === null || figure.value === null) return [];
    const line: FigureLine = {
      indicator: figure.indicator,
      value: formatFigure(figure) + mark,
      amount: figure.value,
      upper: figure.upper,
      unit: figure.unit,
      period: figure.period && formatPeriod(figure.period),
      start: figure.period?.start ?? null,
      end: figure.period?.end ?? null,
      scope: figure.scope,
      sentence: figure.sentence.trim(),
      anchor: figure.anchor,
    };
    const key = [line.indicator, line.value, line.period, line.scope].join('\n');
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ line, figure }];
  });
}

/** The lines of `toldFigures`. */
export const figureLines = (figures: readonly Figure[], recognised = false): FigureLine[] =>
  toldFigures(figures, recognised).map(({ line }) => line);

/** Name of an indicator as readers see it. */
export function indicatorName(id: string): string {
  return figureVocabulary().indicators.find((indicator) => indicator.id === id)?.name ?? id;
}

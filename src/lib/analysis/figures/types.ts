/** What the figures stage gives out. */
import type { Period } from '../../core/schema.ts';

export const qualifiers = ['exact', 'more-than', 'nearly', 'about', 'at-least', 'at-most', 'range'] as const;
export type Qualifier = (typeof qualifiers)[number];

/**
 * `assigned`: the number is the value of an indicator. `unassigned`: a quantity that no indicator was found for.
 * `not-a-figure`: digits that count nothing, such as a date or a document number. `unread`: the rest of a sentence
 * behind more numbers than are read.
 */
export type FigureKind = 'assigned' | 'unassigned' | 'not-a-figure' | 'unread';

export interface Figure {
  readonly kind: FigureKind;
  /** Id in content/vocab/indicators.yml; null unless assigned. */
  readonly indicator: string | null;
  /** 万 and 亿 resolved; percentages as written (98.5 for 98.5%); null when not a figure or unread. */
  readonly value: number | null;
  /** End of a range (3-5件); null otherwise. */
  readonly upper: number | null;
  /** Measure word without 万 or 亿; empty when the number has none. */
  readonly unit: string;
  readonly qualifier: Qualifier;
  /** Words of the text that say whose figure it is (全市, 区政府, 一审); null when the sentence does not say. */
  readonly scope: string | null;
  /** Time the figure covers, inclusive; null when unknown. */
  readonly period: Period | null;
  /** 0 to 1; 0 when nothing was assigned. */
  readonly confidence: number;
  /** Sentence as published, or of a very long one what stands around the figure, with … where it was cut. */
  readonly sentence: string;
  /** Anchor of the passage on the report's page. */
  readonly anchor: string;
  /** Place of the number with its qualifier and unit, in UTF-16 units from the start of the passage. */
  readonly offset: number;
  readonly length: number;
  /** Name of the rule that decided, or the reason why nothing was assigned. */
  readonly rule: string;
}

export type Standing = 'authority' | 'department' | 'respondent' | 'unknown';

/** What is known about a passage before its sentences are read. */
export interface PassageContext {
  readonly anchor: string;
  /** Label of the section that the passage stands in. */
  readonly heading: string;
  /** Period of the report. */
  readonly period: Period | null;
  /** Time that the heading, or one above it, names. */
  readonly headingTime?: Period | undefined;
  /** What the body of the report is in 行政复议. */
  readonly standing?: Standing;
  /** True for a cell of a table, where a number without a measure word may count anything. */
  readonly tabular?: boolean;
  /** True when the section tells what is planned: its numbers are not facts yet. */
  readonly planned: boolean;
}

/** What a chart shows. The same specification is drawn at build time and in the browser. */
import type { Locale } from '../../core/interface/locale.ts';

export interface ChartPoint {
  readonly year: number;
  readonly value: number;
}

export interface ChartSeries {
  readonly name: string;
  /** A year may have several values; a year without any is missing, which is not zero. */
  readonly points: readonly ChartPoint[];
}

export interface ChartSpec {
  /** Of its numbers. */
  readonly locale: Locale;
  readonly kind: 'bars' | 'lines';
  /** One line: what is counted. */
  readonly title: string;
  /** What a reader who does not see the chart should know of it. */
  readonly description: string;
  /** Measure word of all values. */
  readonly unit: string;
  /** Every year of the axis, ascending. */
  readonly years: readonly number[];
  readonly series: readonly ChartSeries[];
  /** Top of the scale, for charts that are to be compared with each other; else the greatest value. */
  readonly max?: number;
}

/** An element of SVG without children but text; colours come from its class. */
export interface Shape {
  readonly tag: 'rect' | 'line' | 'path' | 'text';
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly text?: string;
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

/** Series are told apart by colour and by the shape of their points; there are no more of either. */
export const maxSeries = 6;

/** Greatest value of some charts, for `max`. */
export function greatest(specs: readonly Pick<ChartSpec, 'series'>[]): number {
  return Math.max(
    0,
    ...specs.flatMap(({ series }) => series.flatMap(({ points }) => points.map(({ value }) => value))),
  );
}

/** Scales, grid and axes that all charts share. Units are those of the drawing, one is a pixel at full size. */
import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { type Locale, languageTags } from '../../core/interface/locale.ts';
import { type ChartSpec, greatest, type Shape } from './spec.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Frame extends Size {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly y: ScaleLinear<number, number>;
}

const compactIn = (maximumFractionDigits: number): Readonly<Record<Locale, Intl.NumberFormat>> => {
  const options = { notation: 'compact', maximumFractionDigits } as const;
  return {
    zh: new Intl.NumberFormat(languageTags.zh, options),
    en: new Intl.NumberFormat(languageTags.en, options),
  };
};
const compact = compactIn(2);
const short = compactIn(1);
const exact = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 4 });

/** `1万` on axes, in English `10K`. */
export const formatTick = (value: number, locale: Locale): string => compact[locale].format(value);
/** `1.2万`, `12.3K` where there is hardly any room. */
export const formatShort = (value: number, locale: Locale): string => short[locale].format(value);
/** `10,250.5` in tables. */
export const formatValue = (value: number): string => exact.format(value);

/** Width of a year's name with the space around it. */
const yearWidth = 36;
const lineHeight = 16;

/** Width of a text in the size of the axis: Chinese characters are about twice as wide as digits. */
const widthOf = (text: string): number => [...text].reduce((sum, one) => sum + (one > '\u2e80' ? 12 : 7), 0);

/** What is counted in whole numbers has no half steps. */
function ticksOf({ series }: ChartSpec, y: ScaleLinear<number, number>): number[] {
  const whole = series.every(({ points }) => points.every(({ value }) => Number.isInteger(value)));
  return y.ticks(4).filter((tick) => !whole || Number.isInteger(tick));
}

/** The scale begins at zero, so that lengths and heights can be compared. */
export function frameOf(spec: ChartSpec, { width, height }: Size): Frame {
  const max = Math.max(spec.max ?? 0, greatest([spec]));
  const bottom = height - lineHeight - 6;
  const y = scaleLinear([0, max > 0 ? max : 1], [bottom, lineHeight + 4]).nice(4);
  const left = 8 + Math.max(...ticksOf(spec, y).map((tick) => widthOf(formatTick(tick, spec.locale))));
  return { width, height, left, right: width - 6, bottom, y };
}

/** @param centre middle of a year */
export function axes(spec: ChartSpec, frame: Frame, centre: (year: number) => number): Shape[] {
  const { years } = spec;
  const { left, right, y, height } = frame;
  const every = Math.ceil((years.length * yearWidth) / Math.max(1, right - left));
  const last = years.length - 1;
  return [
    ...ticksOf(spec, y).flatMap((tick): Shape[] => [
      {
        tag: 'line',
        attributes: { class: tick === 0 ? 'axis' : 'grid', x1: left, x2: right, y1: y(tick), y2: y(tick) },
      },
      {
        tag: 'text',
        attributes: { class: 'tick', x: left - 6, y: y(tick) + 4, 'text-anchor': 'end' },
        text: formatTick(tick, spec.locale),
      },
    ]),
    ...years
      .filter((_, index) => (last - index) % every === 0)
      .map(
        (year): Shape => ({
          tag: 'text',
          attributes: { class: 'tick', x: centre(year), y: height - 6, 'text-anchor': 'middle' },
          text: String(year),
        }),
      ),
  ];
}

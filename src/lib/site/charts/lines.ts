/**
 * Lines by year. A point for each value; points of neighbouring years are joined, but not across a year that is
 * missing and not where a year has several values, since nothing tells which of them the line should follow.
 */
import { scalePoint } from 'd3-scale';
import {
  line,
  type SymbolType,
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
} from 'd3-shape';
import { axes, frameOf, type Size } from './frame.ts';
import {
  type ChartPoint,
  type ChartSeries,
  type ChartSpec,
  type Drawing,
  maxSeries,
  type Shape,
} from './spec.ts';

const symbols: readonly SymbolType[] = [
  symbolCircle,
  symbolSquare,
  symbolTriangle,
  symbolDiamond,
  symbolCross,
  symbolStar,
];
const pointArea = 44;

/** Outline of the points of a series, around the origin. */
export const pointPath = (index: number): string =>
  symbol(symbols[index % symbols.length], pointArea)() ?? '';

/** One value for each year, undefined where the year has none or several. */
function joinable({ points }: ChartSeries, years: readonly number[]): (ChartPoint | undefined)[] {
  const byYear = Map.groupBy(points, ({ year }) => year);
  return years.map((year) => {
    const own = byYear.get(year) ?? [];
    return own.length === 1 ? own[0] : undefined;
  });
}

const round = (value: number): number => Math.round(value * 10) / 10;

export function drawLines(spec: ChartSpec, size: Size): Drawing {
  const frame = frameOf(spec, size);
  const x = scalePoint(spec.years, [frame.left, frame.right]).padding(0.5);
  const centre = (year: number): number => x(year) ?? frame.left;
  const path = line<ChartPoint | undefined>()
    .defined((point) => point !== undefined)
    .x((point) => centre(point?.year ?? 0))
    .y((point) => frame.y(point?.value ?? 0))
    .digits(1);
  const series = spec.series.slice(0, maxSeries).flatMap((one, index): Shape[] => {
    const name = `s${index + 1}`;
    const joined = path(joinable(one, spec.years));
    const lines: Shape[] = joined ? [{ tag: 'path', attributes: { class: `${name} line`, d: joined } }] : [];
    const points = one.points.map(
      ({ year, value }): Shape => ({
        tag: 'path',
        attributes: {
          class: name,
          d: pointPath(index),
          transform: `translate(${round(centre(year))} ${round(frame.y(value))})`,
        },
      }),
    );
    return [...lines, ...points];
  });
  return { ...size, shapes: [...axes(spec, frame, centre), ...series] };
}

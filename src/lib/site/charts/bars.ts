/** Bars by year, one series; each bar is labelled with its value where there is room. */
import { scaleBand } from 'd3-scale';
import { axes, formatTick, frameOf, type Size } from './frame.ts';
import type { ChartSpec, Drawing, Shape } from './spec.ts';

/** Room that a value needs above its bar. */
const labelWidth = 22;
/** A bar that is broader than this is a block. */
const widest = 36;

export function drawBars(spec: ChartSpec, size: Size): Drawing {
  const frame = frameOf(spec, size);
  const x = scaleBand(spec.years, [frame.left, frame.right]).padding(0.25);
  const width = Math.min(x.bandwidth(), widest);
  const centre = (year: number): number => (x(year) ?? frame.left) + x.bandwidth() / 2;
  const points = spec.series[0]?.points ?? [];
  const bars = points.map(
    ({ year, value }): Shape => ({
      tag: 'rect',
      attributes: {
        class: 's1',
        x: centre(year) - width / 2,
        y: frame.y(value),
        width,
        height: frame.bottom - frame.y(value),
      },
    }),
  );
  const labels = points.map(
    ({ year, value }): Shape => ({
      tag: 'text',
      attributes: { class: 'value', x: centre(year), y: frame.y(value) - 4, 'text-anchor': 'middle' },
      text: formatTick(value, spec.locale),
    }),
  );
  const labelled = x.step() >= labelWidth;
  return { ...size, shapes: [...axes(spec, frame, centre), ...bars, ...(labelled ? labels : [])] };
}

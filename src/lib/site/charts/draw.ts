/** From a specification to shapes. A static host or a browser turns the shapes into SVG as they are. */
import { drawBars } from './bars.ts';
import type { Size } from './frame.ts';
import { drawLines } from './lines.ts';
import type { ChartSpec, Drawing, Shape } from './spec.ts';

/** Fits a phone at full size; wider screens scale it up. */
export const smallSize: Size = { width: 336, height: 180 };

/** Tenths of a pixel are enough and make pages smaller. */
function rounded({ tag, attributes, text }: Shape): Shape {
  const entries = Object.entries(attributes).map(([name, value]) => [
    name,
    typeof value === 'number' ? Math.round(value * 10) / 10 : value,
  ]);
  return { tag, attributes: Object.fromEntries(entries), ...(text === undefined ? {} : { text }) };
}

/** @param size in pixels at full size */
export function drawChart(spec: ChartSpec, size: Size = smallSize): Drawing {
  const drawing = spec.kind === 'bars' ? drawBars(spec, size) : drawLines(spec, size);
  return { ...drawing, shapes: drawing.shapes.map(rounded) };
}

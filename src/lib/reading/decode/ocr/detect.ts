/**
 * Finds the lines of a page: the map of the detection model (differentiable binarization, Liao 2020) is cut into
 * connected areas, which are the shrunk cores of lines; each is measured along the common direction of all of them.
 */
import type { Model } from './models.ts';
import { type Box, type Grey, scaled, whole } from './picture.ts';

/** Longer side of what the model sees, in dots; a line of small print is then twelve dots high. */
const longSide = 1280;
/** A small picture gets no clearer when it is drawn larger. */
const largest = 2;
/** The model takes sides that are multiples of this. */
const multiple = 32;
/** Means and deviations that the model was trained with, for three channels. */
const channels: readonly (readonly [mean: number, deviation: number])[] = [
  [0.485, 0.229],
  [0.456, 0.224],
  [0.406, 0.225],
];
/** From this value on, a dot belongs to the core of a line. */
const inCore = 0.3;
/** Mean value of a core that is no dirt. */
const sure = 0.6;
/** Cores have lost a part of their height in training; they grow by this part of area by girth. */
const growth = 1.5;
const smallestCore = 3;

/** The map of the model over a page. */
export interface Cores {
  readonly width: number;
  readonly height: number;
  /** Number of the core that each dot belongs to, 0 for none. */
  readonly labels: Int32Array;
  readonly cores: readonly Core[];
  /** Dots of the page for one dot of the map, across and down. */
  readonly scale: readonly [number, number];
}

/** A core with its moments. */
export interface Core {
  readonly label: number;
  readonly dots: number;
  readonly mean: number;
  /** Direction of its longer axis in radians, clockwise from left to right, within a quarter turn each way. */
  readonly angle: number;
  /** Length and thickness of a line with these moments. */
  readonly length: number;
  readonly thickness: number;
}

const rounded = (length: number): number => Math.max(multiple, Math.round(length / multiple) * multiple);

async function mapOf(
  detect: Model,
  page: Grey,
): Promise<{ map: Float32Array; width: number; height: number }> {
  const ratio = Math.min(largest, longSide / Math.max(page.width, page.height));
  const [width, height] = [rounded(page.width * ratio), rounded(page.height * ratio)];
  const { data } = scaled(page, whole(page), width, height);
  const input = new Float32Array(3 * width * height);
  for (const [c, [mean, deviation]] of channels.entries()) {
    const values = Float32Array.from({ length: 256 }, (_, grey) => (grey / 255 - mean) / deviation);
    for (let i = 0; i < data.length; i++) input[c * data.length + i] = values[data[i] ?? 0] ?? 0;
  }
  const { data: map } = await detect(input, [1, 3, height, width]);
  return { map, width, height };
}

interface Sums {
  dots: number;
  value: number;
  x: number;
  y: number;
  xx: number;
  yy: number;
  xy: number;
}

function coreOf(label: number, { dots, value, x, y, xx, yy, xy }: Sums): Core {
  const [mx, my] = [x / dots, y / dots];
  const [sxx, syy, sxy] = [xx / dots - mx * mx, yy / dots - my * my, xy / dots - mx * my];
  const middle = (sxx + syy) / 2;
  const spread = Math.sqrt(((sxx - syy) / 2) ** 2 + sxy ** 2);
  // A bar of length l has the variance l² / 12.
  return {
    label,
    dots,
    mean: value / dots,
    angle: Math.atan2(2 * sxy, sxx - syy) / 2,
    length: Math.sqrt(12 * (middle + spread)),
    thickness: Math.sqrt(12 * Math.max(0, middle - spread)),
  };
}

/** Looks for the cores of all lines on a page. */
export async function coresOf(detect: Model, page: Grey): Promise<Cores> {
  const { map, width, height } = await mapOf(detect, page);
  const labels = new Int32Array(width * height);
  const cores: Core[] = [];
  const stack: number[] = [];
  let label = 0;
  const visit = (at: number): void => {
    if (labels[at] !== 0 || (map[at] ?? 0) <= inCore) return;
    labels[at] = label;
    stack.push(at);
  };
  for (let start = 0; start < map.length; start++) {
    if (labels[start] !== 0 || (map[start] ?? 0) <= inCore) continue;
    label++;
    visit(start);
    const sums: Sums = { dots: 0, value: 0, x: 0, y: 0, xx: 0, yy: 0, xy: 0 };
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const [x, y] = [at % width, Math.floor(at / width)];
      sums.dots++;
      sums.value += map[at] ?? 0;
      sums.x += x;
      sums.y += y;
      sums.xx += x * x;
      sums.yy += y * y;
      sums.xy += x * y;
      const [first, last] = [x > 0 ? -1 : 0, x < width - 1 ? 1 : 0];
      for (let dy = -1; dy <= 1; dy++) {
        if (y + dy < 0 || y + dy >= height) continue;
        for (let dx = first; dx <= last; dx++) visit(at + dy * width + dx);
      }
    }
    const core = coreOf(label, sums);
    if (core.mean >= sure && core.dots >= smallestCore ** 2) cores.push(core);
  }
  return { width, height, labels, cores, scale: [page.width / width, page.height / height] };
}

/**
 * Boxes of the lines on the page after it is rotated about its middle.
 * @param angle by which the page is rotated, in radians, clockwise
 */
export function boxesOf({ width, labels, cores, scale: [sx, sy], height }: Cores, angle: number): Box[] {
  const known = new Map(
    cores.map(({ label }) => [label, { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }]),
  );
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const [cx, cy] = [(width * sx) / 2, (height * sy) / 2];
  for (let at = 0; at < labels.length; at++) {
    const extent = labels[at] === 0 ? undefined : known.get(labels[at] ?? 0);
    if (extent === undefined) continue;
    const [dx, dy] = [((at % width) + 0.5) * sx - cx, (Math.floor(at / width) + 0.5) * sy - cy];
    const [x, y] = [cx + dx * cos - dy * sin, cy + dx * sin + dy * cos];
    extent.left = Math.min(extent.left, x);
    extent.right = Math.max(extent.right, x);
    extent.top = Math.min(extent.top, y);
    extent.bottom = Math.max(extent.bottom, y);
  }
  return [...known.values()].flatMap(({ left, top, right, bottom }) => {
    const [w, h] = [right - left + sx, bottom - top + sy];
    if (Math.min(w / sx, h / sy) < smallestCore) return [];
    const grow = (growth * w * h) / (2 * (w + h));
    return [{ left: left - grow, top: top - grow, right: right + grow, bottom: bottom + grow }];
  });
}

/** Pictures as numbers, and the few ways in which a page has to be turned, scaled and cut. All sums are whole or in one order, so the same picture gives the same result everywhere. */

/** A decoded picture: red, green and blue of each dot, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** One value for each dot, 0 black to 255 white. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A part of a picture in dots; edges may lie between dots. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const white = 255;

/** @param turns quarter turns clockwise */
export function turned({ width, height, data }: Grey, turns: number): Grey {
  const quarter = ((turns % 4) + 4) % 4;
  if (quarter === 0) return { width, height, data };
  const lies = quarter % 2 === 1;
  const [w, h] = lies ? [height, width] : [width, height];
  const out = new Uint8Array(w * h);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const from =
        quarter === 1
          ? (height - 1 - x) * width + y
          : quarter === 2
            ? (height - 1 - y) * width + (width - 1 - x)
            : x * width + (width - 1 - y);
      out[y * w + x] = data[from] ?? white;
    }
  }
  return { width: w, height: h, data: out };
}

/** Value between four dots; outside of the picture is paper. */
function between({ width, height, data }: Grey, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) return white;
  const at = top * width + left;
  const [a, b] = [x - left, y - top];
  const above = (data[at] ?? white) * (1 - a) + (data[at + 1] ?? white) * a;
  const below = (data[at + width] ?? white) * (1 - a) + (data[at + width + 1] ?? white) * a;
  return above * (1 - b) + below * b;
}

/** @param angle in radians, clockwise, about the middle; the size stays */
export function rotated(grey: Grey, angle: number): Grey {
  const { width, height } = grey;
  const out = new Uint8Array(width * height);
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const [cx, cy] = [width / 2, height / 2];
  for (let y = 0; y < height; y++) {
    const dy = y + 0.5 - cy;
    for (let x = 0; x < width; x++) {
      const dx = x + 0.5 - cx;
      const value = between(grey, cx + dx * cos + dy * sin - 0.5, cy - dx * sin + dy * cos - 0.5);
      out[y * width + x] = Math.round(value);
    }
  }
  return { width, height, data: out };
}

/** For each dot of a line of `size` dots over `from` to `to`: which dots of the source it covers, and how much. */
function spans(
  from: number,
  to: number,
  size: number,
): readonly (readonly [first: number, weights: number[]])[] {
  const step = (to - from) / size;
  return Array.from({ length: size }, (_, i) => {
    if (step <= 1) {
      // Between the two nearest dots.
      const at = from + (i + 0.5) * step - 0.5;
      const first = Math.floor(at);
      return [first, [1 - (at - first), at - first]] as const;
    }
    const [start, end] = [from + i * step, from + (i + 1) * step];
    const first = Math.floor(start);
    const weights: number[] = [];
    for (let dot = first; dot < end; dot++)
      weights.push((Math.min(end, dot + 1) - Math.max(start, dot)) / step);
    return [first, weights] as const;
  });
}

/** A part of a picture in another size: the mean of the dots where it gets smaller; what lies outside is paper. */
export function scaled(grey: Grey, box: Box, width: number, height: number): Grey {
  const columns = spans(box.left, box.right, width);
  const rows = spans(box.top, box.bottom, height);
  const top = Math.min(...rows.map(([first]) => first));
  const bottom = Math.max(...rows.map(([first, weights]) => first + weights.length));
  // Each row of the source is scaled once, then the rows are put together.
  const wide = new Float32Array((bottom - top) * width).fill(white);
  for (let y = Math.max(0, top); y < Math.min(grey.height, bottom); y++) {
    for (const [x, [first, weights]] of columns.entries()) {
      let sum = 0;
      for (const [k, weight] of weights.entries()) {
        const dot = first + k;
        sum += weight * (dot < 0 || dot >= grey.width ? white : (grey.data[y * grey.width + dot] ?? white));
      }
      wide[(y - top) * width + x] = sum;
    }
  }
  const out = new Uint8Array(width * height);
  for (const [y, [first, weights]] of rows.entries()) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (const [k, weight] of weights.entries())
        sum += weight * (wide[(first + k - top) * width + x] ?? white);
      out[y * width + x] = Math.round(sum);
    }
  }
  return { width, height, data: out };
}

export const whole = ({ width, height }: Grey): Box => ({ left: 0, top: 0, right: width, bottom: height });

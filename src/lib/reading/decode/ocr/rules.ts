/** Finds the ruled tables of a page that lies straight: long thin bars of ink that cross each other. */
import { type Box, type Grey, white } from './picture.ts';

/** A bar of ink, along the axis from `from` to `to`, across it from `near` to `far`, in dots. */
interface Bar {
  from: number;
  to: number;
  near: number;
  far: number;
}

/** Edges of the columns and rows of a table, and the cells: which of them are one. */
export interface Grid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** For each row and column the row and column of the cell's first field. */
  readonly origins: readonly (readonly (readonly [row: number, column: number])[])[];
  readonly bars: readonly Box[];
}

/** Lengths in parts of the longer side of the page. */
const shortest = 0.022;
const thickest = 0.0035;
/** Ends of bars that should meet lie so near to each other. */
const near = 0.006;
/** Dots without ink that a bar may have. */
const breaks = 4;

/** Runs of ink along one axis, joined across it. A dot counts when it or one beside it across is ink: no scan is quite straight. */
function barsAlong(page: Grey, threshold: number, across: boolean): Bar[] {
  const { width, height, data } = page;
  const [length, breadth] = across ? [width, height] : [height, width];
  const [step, stride] = across ? [1, width] : [width, 1];
  const side = Math.max(width, height);
  const least = shortest * side;
  const open: Bar[] = [];
  const done: Bar[] = [];
  for (let line = 1; line < breadth - 1; line++) {
    let start = -1;
    let last = -1;
    const end = (): void => {
      if (start !== -1 && last - start >= least) take(start, last + 1, line);
      start = -1;
    };
    for (let at = 0; at < length; at++) {
      const dot = line * stride + at * step;
      const isInk =
        (data[dot] ?? white) < threshold ||
        (data[dot - stride] ?? white) < threshold ||
        (data[dot + stride] ?? white) < threshold;
      if (isInk) {
        if (start === -1) start = at;
        last = at;
      } else if (start !== -1 && at - last > breaks) end();
    }
    end();
    for (let i = open.length - 1; i >= 0; i--)
      if ((open[i]?.far ?? 0) < line) done.push(...open.splice(i, 1));
  }
  done.push(...open);
  function take(from: number, to: number, line: number): void {
    const bar = open.find((other) => other.from < to && from < other.to && other.far >= line);
    if (bar) Object.assign(bar, { from: Math.min(bar.from, from), to: Math.max(bar.to, to), far: line + 1 });
    else open.push({ from, to, near: line, far: line + 1 });
  }
  return done.filter(({ near: first, far }) => far - first <= thickest * side + 2);
}

const middle = ({ near: first, far }: Bar): number => (first + far) / 2;

const crosses = (h: Bar, v: Bar, slack: number): boolean =>
  middle(v) > h.from - slack &&
  middle(v) < h.to + slack &&
  middle(h) > v.from - slack &&
  middle(h) < v.to + slack;

/** Values that lie near to each other become one. */
function merged(values: readonly number[], slack: number): number[] {
  const groups: number[][] = [];
  for (const value of values.toSorted((a, b) => a - b)) {
    const group = groups.at(-1);
    if (group && value - (group.at(-1) ?? 0) < slack) group.push(value);
    else groups.push([value]);
  }
  return groups.map((group) => group.reduce((sum, value) => sum + value, 0) / group.length);
}

/** Whether a bar runs at `at` from `from` to `to`. */
const covers = (bars: readonly Bar[], at: number, from: number, to: number, slack: number): boolean => {
  const beside = bars.filter((bar) => Math.abs(middle(bar) - at) < slack);
  const point = (from + to) / 2;
  return beside.some((bar) => bar.from - slack < point && point < bar.to + slack);
};

/** Fields that no bar parts are one cell; a cell is named by its first field. */
function originsOf(
  xs: readonly number[],
  ys: readonly number[],
  hs: readonly Bar[],
  vs: readonly Bar[],
  slack: number,
): Grid['origins'] {
  const columns = xs.length - 1;
  const parent = Array.from({ length: (ys.length - 1) * columns }, (_, i) => i);
  const rootOf = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root] ?? root;
    return root;
  };
  const unite = (a: number, b: number): void => {
    const [first, second] = [rootOf(a), rootOf(b)];
    parent[Math.max(first, second)] = Math.min(first, second);
  };
  for (let row = 0; row < ys.length - 1; row++) {
    for (let column = 0; column < columns; column++) {
      const [x0 = 0, x1 = 0, y0 = 0, y1 = 0] = [xs[column], xs[column + 1], ys[row], ys[row + 1]];
      const at = row * columns + column;
      if (column + 1 < columns && !covers(vs, x1, y0, y1, slack)) unite(at, at + 1);
      if (row + 2 < ys.length && !covers(hs, y1, x0, x1, slack)) unite(at, at + columns);
    }
  }
  return Array.from({ length: ys.length - 1 }, (_, row) =>
    Array.from({ length: columns }, (_, column) => {
      const root = rootOf(row * columns + column);
      return [Math.floor(root / columns), root % columns] as const;
    }),
  );
}

/** Groups of bars that cross, over others that cross them. */
function groupsOf(hs: readonly Bar[], vs: readonly Bar[], slack: number): (readonly [Bar[], Bar[]])[] {
  const left = new Set<Bar>([...hs, ...vs]);
  const horizontal = new Set(hs);
  const groups: (readonly [Bar[], Bar[]])[] = [];
  for (const start of hs) {
    if (!left.delete(start)) continue;
    const group = [start];
    for (const bar of group) {
      for (const other of horizontal.has(bar) ? vs : hs) {
        const meets = horizontal.has(bar) ? crosses(bar, other, slack) : crosses(other, bar, slack);
        if (meets && left.delete(other)) group.push(other);
      }
    }
    groups.push([group.filter((bar) => horizontal.has(bar)), group.filter((bar) => !horizontal.has(bar))]);
  }
  return groups;
}

/** Part of the height of a line of text by which a stroke may stand out of it. */
const outstanding = 0.2;

/** A stroke of a large character lies within its line; the bars of a table do not. */
function isStroke({ left, top, right, bottom }: Box, lines: readonly Box[]): boolean {
  return lines.some((line) => {
    const slack = outstanding * (line.bottom - line.top);
    return (
      left > line.left - slack &&
      right < line.right + slack &&
      top > line.top - slack &&
      bottom < line.bottom + slack
    );
  });
}

const boxAcross = ({ from, to, near: top, far: bottom }: Bar): Box => ({
  left: from,
  right: to,
  top,
  bottom,
});
const boxDown = ({ from, to, near: left, far: right }: Bar): Box => ({ left, right, top: from, bottom: to });

/**
 * @param threshold brightness below which a dot is ink
 * @param lines of text, as they were found among the bars
 * @returns the tables of at least two cells, from top to bottom
 */
export function gridsOf(page: Grey, threshold: number, lines: readonly Box[]): Grid[] {
  const slack = near * Math.max(page.width, page.height);
  const hs = barsAlong(page, threshold, true).filter((bar) => !isStroke(boxAcross(bar), lines));
  const vs = barsAlong(page, threshold, false).filter((bar) => !isStroke(boxDown(bar), lines));
  return groupsOf(hs, vs, slack)
    .flatMap(([across, down]): Grid[] => {
      const [ys, xs] = [merged(across.map(middle), slack), merged(down.map(middle), slack)];
      if (ys.length < 2 || xs.length < 2 || ys.length + xs.length < 5) return [];
      const bars = [...across.map(boxAcross), ...down.map(boxDown)];
      return [{ xs, ys, origins: originsOf(xs, ys, across, down, slack), bars }];
    })
    .sort((a, b) => (a.ys[0] ?? 0) - (b.ys[0] ?? 0));
}

/** The page without the bars of its tables. */
export function withoutBars(page: Grey, grids: readonly Grid[]): Grey {
  const data = page.data.slice();
  for (const { left, top, right, bottom } of grids.flatMap(({ bars }) => bars)) {
    for (let y = Math.max(0, top - 2); y < Math.min(page.height, bottom + 2); y++)
      data.fill(
        white,
        y * page.width + Math.max(0, left - 2),
        y * page.width + Math.min(page.width, right + 2),
      );
  }
  return { ...page, data };
}

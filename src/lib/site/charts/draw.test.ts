import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawChart, smallSize } from './draw.ts';
import { type ChartSpec, type Drawing, greatest, maxSeries } from './spec.ts';

const years = [2018, 2019, 2020, 2021];
const spec = (kind: ChartSpec['kind'], ...series: readonly (readonly [number, number])[][]): ChartSpec => ({
  kind,
  locale: 'zh',
  title: '报告',
  description: '各年份的报告数',
  unit: '份',
  years,
  series: series.map((points, index) => ({
    name: `第${index + 1}组`,
    points: points.map(([year, value]) => ({ year, value })),
  })),
});

const withClass = ({ shapes }: Drawing, name: string) =>
  shapes.filter(({ attributes }) => attributes['class'] === name);
const heights = (drawing: Drawing) => withClass(drawing, 's1').map(({ attributes }) => attributes['height']);

describe('bars', () => {
  it('are as high as their values, and a missing year has none', () => {
    const [low, high, ...rest] = heights(
      drawChart(
        spec('bars', [
          [2018, 10],
          [2021, 40],
        ]),
      ),
    ) as number[];
    expect((high ?? 0) / (low ?? 1)).toBeCloseTo(4, 1);
    expect(rest).toEqual([]);
  });

  it('have no half steps on the axis where whole things are counted', () => {
    const drawing = drawChart(
      spec('bars', [
        [2018, 2],
        [2021, 1],
      ]),
    );
    const steps = withClass(drawing, 'tick').map(({ text }) => text);
    expect(steps.slice(0, -years.length)).toEqual(['0', '1', '2']);
  });

  it('show zero as a value, not as nothing', () => {
    const drawing = drawChart(
      spec('bars', [
        [2018, 0],
        [2019, 3],
      ]),
    );
    expect(heights(drawing)[0]).toBe(0);
    expect(withClass(drawing, 'value').map(({ text }) => text)).toEqual(['0', '3']);
  });

  it('keep a common scale where one is given', () => {
    const own = heights(drawChart(spec('bars', [[2018, 10]])))[0] as number;
    const common = heights(drawChart({ ...spec('bars', [[2018, 10]]), max: 100 }))[0] as number;
    expect(own / common).toBeCloseTo(10, 0);
  });
});

describe('lines', () => {
  const moves = (drawing: Drawing) =>
    withClass(drawing, 's1 line').flatMap(
      ({ attributes }) => String(attributes['d']).match(/M[^M]*L/g) ?? [],
    );

  it('join neighbouring years', () => {
    const drawing = drawChart(
      spec('lines', [
        [2018, 1],
        [2019, 2],
        [2020, 3],
      ]),
    );
    expect(moves(drawing)).toHaveLength(1);
    expect(withClass(drawing, 's1')).toHaveLength(3);
  });

  it('do not cross a missing year', () => {
    const drawing = drawChart(
      spec('lines', [
        [2018, 1],
        [2020, 3],
      ]),
    );
    expect(moves(drawing)).toEqual([]);
    expect(withClass(drawing, 's1')).toHaveLength(2);
  });

  it('do not choose among several values of a year', () => {
    const drawing = drawChart(
      spec('lines', [
        [2018, 1],
        [2019, 2],
        [2019, 7],
        [2020, 3],
      ]),
    );
    expect(moves(drawing)).toEqual([]);
    expect(withClass(drawing, 's1')).toHaveLength(4);
  });

  it('draw no more series than can be told apart', () => {
    const many = Array.from({ length: maxSeries + 3 }, (): [number, number][] => [[2018, 1]]);
    const drawing = drawChart(spec('lines', ...many));
    expect(withClass(drawing, `s${maxSeries}`)).toHaveLength(1);
    expect(withClass(drawing, `s${maxSeries + 1}`)).toHaveLength(0);
  });
});

it('draws any values inside its frame, with numbers for all places and no style', () => {
  const value = fc.oneof(fc.integer({ min: 0, max: 10 ** 12 }), fc.double({ min: 0, max: 1, noNaN: true }));
  const points = fc.array(fc.tuple(fc.constantFrom(...years), value), { maxLength: 12 });
  fc.assert(
    fc.property(
      fc.constantFrom('bars' as const, 'lines' as const),
      fc.array(points, { maxLength: 4 }),
      fc.integer({ min: 280, max: 900 }),
      (kind, series, width) => {
        const { shapes } = drawChart(spec(kind, ...series), { width, height: 200 });
        for (const { attributes } of shapes) {
          expect(Object.keys(attributes)).not.toContain('style');
          expect(Object.values(attributes).join()).not.toMatch(/NaN|Infinity|undefined/);
          const { x, y, width: w, height: h } = attributes as Record<string, number>;
          if (w !== undefined && x !== undefined) expect(x + w).toBeLessThanOrEqual(width);
          if (h !== undefined && y !== undefined) expect(y + h).toBeLessThanOrEqual(200);
          expect(Math.min(x ?? 0, y ?? 0)).toBeGreaterThanOrEqual(0);
        }
      },
    ),
    { seed: 20261122, numRuns: 200 },
  );
});

it('leaves out names of years where they would touch', () => {
  const many = Array.from({ length: 30 }, (_, index) => 1997 + index);
  const drawing = drawChart({ ...spec('bars', [[2018, 1]]), years: many }, smallSize);
  const names = withClass(drawing, 'tick').filter(({ text }) => /^\d{4}$/.test(text ?? ''));
  const places = names.map(({ attributes }) => attributes['x'] as number);
  expect(names.at(-1)?.text).toBe('2026');
  for (const [index, place] of places.slice(1).entries())
    expect(place - (places[index] ?? 0)).toBeGreaterThan(30);
});

it('says how high a common scale must reach', () => {
  expect(greatest([spec('lines', [[2018, 1]], [[2019, 9]]), spec('lines', [[2018, 4]])])).toBe(9);
  expect(greatest([])).toBe(0);
});

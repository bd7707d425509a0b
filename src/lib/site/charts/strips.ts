/**
 * Values of several groups on one scale, a strip for each: a point for each value, a line for the median. Values that
 * would be drawn over each other are drawn once, so a drawing of any number of values stays small.
 */
import { scaleLinear } from 'd3-scale';
import type { Locale } from '../../core/interface/locale.ts';
import type { Translate } from '../../core/interface/translate.ts';
import { type Distribution, median } from '../values/distribution.ts';
import { formatTick, type Size } from './frame.ts';
import { pointPath } from './lines.ts';
import type { Drawing, Shape } from './spec.ts';

export interface Strip {
  readonly name: string;
  readonly values: readonly number[];
  readonly median: number;
}

const stripHeight = 44;
const axisHeight = 24;
const nameHeight = 16;

/** @param width in pixels at full size; the height follows from the number of strips */
export function drawStrips(
  strips: readonly Strip[],
  { width }: Pick<Size, 'width'>,
  locale: Locale,
): Drawing {
  const height = strips.length * stripHeight + axisHeight;
  const bottom = height - axisHeight;
  const greatest = Math.max(0, ...strips.map(({ values }) => values.at(-1) ?? 0));
  const x = scaleLinear([0, greatest > 0 ? greatest : 1], [8, width - 24]).nice(4);
  const ticks = x.ticks(5).flatMap((tick): Shape[] => [
    { tag: 'line', attributes: { class: 'grid', x1: x(tick), x2: x(tick), y1: 0, y2: bottom } },
    {
      tag: 'text',
      attributes: { class: 'tick', x: x(tick), y: height - 8, 'text-anchor': 'middle' },
      text: formatTick(tick, locale),
    },
  ]);
  const shapes = strips.flatMap(({ name, values, median }, index): Shape[] => {
    const top = index * stripHeight;
    const middle = top + nameHeight + (stripHeight - nameHeight) / 2;
    const places = [...new Set(values.map((value) => Math.round(x(value))))];
    return [
      { tag: 'text', attributes: { class: 'value', x: 8, y: top + nameHeight - 3 }, text: name },
      { tag: 'line', attributes: { class: 'axis', x1: 8, x2: width - 24, y1: middle, y2: middle } },
      ...places.map(
        (place): Shape => ({
          tag: 'path',
          attributes: { class: 's1 dot', d: pointPath(0), transform: `translate(${place} ${middle})` },
        }),
      ),
      {
        tag: 'line',
        attributes: { class: 'median', x1: x(median), x2: x(median), y1: middle - 11, y2: middle + 11 },
      },
    ];
  });
  return { width, height, shapes: [...ticks, ...shapes] };
}

/** A strip for each scope of a distribution, named as readers see it. */
export const stripsOf = (
  { scopes }: Pick<Distribution, 'scopes'>,
  t: Translate,
): (Strip & { readonly scope: string })[] =>
  scopes.map(({ scope, values }) => ({
    name: t('strips.name', {
      scope: scope === t('common.scope-none') ? t('strips.no-scope') : scope,
      values: values.length,
    }),
    scope,
    values,
    median: median(values),
  }));

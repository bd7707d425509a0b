/** Charts of the chosen values in the page. */
import { drawChart } from '../../lib/site/charts/draw.ts';
import { pointPath } from '../../lib/site/charts/lines.ts';
import type { ChartSpec, Shape } from '../../lib/site/charts/spec.ts';
import { type ExploreCharts, maxRegions } from '../../lib/site/explore/charts.ts';
import { h } from '../search/dom.ts';
import { t } from '../texts.ts';

const namespace = 'http://www.w3.org/2000/svg';

function svgElement(tag: string, attributes: Shape['attributes'], text?: string): SVGElement {
  const made = document.createElementNS(namespace, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}

function drawing(spec: ChartSpec): SVGElement {
  const { width, height, shapes } = drawChart(spec);
  const svg = svgElement('svg', {
    class: 'chart-drawing',
    role: 'img',
    'aria-label': spec.description,
    viewBox: `0 0 ${width} ${height}`,
  });
  svg.append(...shapes.map(({ tag, attributes, text }) => svgElement(tag, attributes, text)));
  return svg;
}

function legend(names: readonly string[]): HTMLElement {
  const items = names.map((name, index) => {
    const swatch = svgElement('svg', {
      class: 'chart-drawing',
      viewBox: '-8 -8 16 16',
      'aria-hidden': 'true',
    });
    swatch.append(svgElement('path', { class: `s${index + 1}`, d: pointPath(index) }));
    const item = h('li', {}, name);
    item.prepend(swatch);
    return item;
  });
  return h('ul', { class: 'chart-legend', 'aria-label': t('common.scope') }, items);
}

/** What stands in the table and not in the charts, and why. */
function notes({ left }: ExploreCharts): string[] {
  return [
    left.time > 0 && t('explore.left.time', { count: left.time }),
    left.kind > 0 && t('explore.left.kind', { count: left.kind }),
    left.scope > 0 && t('explore.left.scope', { count: left.scope }),
    left.regions > 0 && t('explore.left.regions', { regions: left.regions, most: maxRegions }),
  ].filter((note) => note !== false);
}

/** @returns null when nothing can be drawn */
export function chartView(charts: ExploreCharts, name: string): HTMLElement | null {
  if (charts.charts.length === 0) return null;
  const unit = charts.charts[0]?.unit ?? '';
  const left = notes(charts);
  return h(
    'figure',
    { class: 'chart chart-multiples' },
    h('figcaption', {}, t('explore.charts', { name, unit })),
    legend(charts.scopes),
    h(
      'ul',
      {},
      charts.charts.map((spec) => {
        const item = h('li', {}, h('span', { class: 'chart-name' }, spec.title));
        item.append(drawing(spec));
        return item;
      }),
    ),
    left.length > 0 &&
      h('p', { class: 'note' }, t('explore.not-drawn', { left: left.join(t('mark.semicolon')) })),
  );
}

/** Charts of the chosen values in the page. */
import { drawChart } from '../../lib/site/charts/draw.ts';
import { pointPath } from '../../lib/site/charts/lines.ts';
import type { ChartSpec, Shape } from '../../lib/site/charts/spec.ts';
import { type ExploreCharts, maxRegions } from '../../lib/site/explore/charts.ts';
import { h } from '../search/dom.ts';

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
  return h('ul', { class: 'chart-legend', 'aria-label': '范围' }, items);
}

/** What stands in the table and not in the charts, and why. */
function notes({ left }: ExploreCharts): string[] {
  return [
    left.time > 0 && `${left.time}个值不属于一个完整的年度`,
    left.kind > 0 && `${left.kind}个值是区间或单位不同`,
    left.scope > 0 && `${left.scope}个值的范围较少见`,
    left.regions > 0 && `另有${left.regions}个地区（只画前${maxRegions}个）`,
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
    h('figcaption', {}, `${name}（${unit}），各图纵轴相同；点的形状和颜色表示范围，缺的年份不连线`),
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
    left.length > 0 && h('p', { class: 'note' }, `没有画入图中：${left.join('；')}。都在下面的表里。`),
  );
}
